/** Frames in which the place must stay the same, so that a room that is just being changed is not entered too early. */
const STEADY = 3;
const PATIENCE_MS = 4000;

/** Puts the focus into a room as soon as the place wanted there stands; gives up after a while, or when somebody goes elsewhere by mouse. */
export function enterRoom(selector: string): void {
  const began = performance.now();
  let last: Element | null = null;
  let steady = 0;
  let left = false;
  const leave = (): void => {
    left = true;
  };
  window.addEventListener('pointerdown', leave, { once: true, capture: true });
  const look = (): void => {
    const found = document.querySelector<HTMLElement>(selector);
    steady = found !== null && found === last ? steady + 1 : 0;
    last = found;
    const over = left || performance.now() - began > PATIENCE_MS;
    if (!over && steady < STEADY) {
      requestAnimationFrame(look);
      return;
    }
    window.removeEventListener('pointerdown', leave, { capture: true });
    if (!left) found?.focus();
  };
  requestAnimationFrame(look);
}
