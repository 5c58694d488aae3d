import { useEffect, useState } from 'react';

/** Work between two pauses: leaves most of a frame to the page. */
const SLICE_MS = 10;

/**
 * What comes of work that is done in slices, so that the page never waits for it; begun anew whenever `start` is another function. Until it is
 * done, what came of the work before stays.
 */
export function useSliced<T>(start: () => Iterator<undefined, T>): T | undefined {
  const [result, setResult] = useState<{ readonly value: T }>();
  useEffect(() => {
    const work = start();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const goOn = (): void => {
      const until = performance.now() + SLICE_MS;
      for (let step = work.next(); ; step = work.next()) {
        if (step.done === true) return setResult({ value: step.value });
        if (performance.now() >= until) break;
      }
      timer = setTimeout(goOn);
    };
    goOn();
    return () => clearTimeout(timer);
  }, [start]);
  return result?.value;
}
