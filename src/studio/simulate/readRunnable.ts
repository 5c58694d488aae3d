import {
  checkFramework,
  compileFramework,
  ok,
  refused,
  type CompiledFramework,
  type ParsedFramework,
  type Result,
} from '../../core/index.ts';
import { simulateDeal, type Simulation, type SimulationScript } from '../../core/simulate/index.ts';

const RUNNABLE = new WeakMap<ParsedFramework, Result<CompiledFramework, string>>();

/** A framework ready to run; refused with the first error in its text. */
export function readRunnable(parsed: ParsedFramework): Result<CompiledFramework, string> {
  const known = RUNNABLE.get(parsed);
  if (known) return known;
  const error = checkFramework(parsed).find(({ severity }) => severity === 'error');
  const runnable =
    parsed.framework && !error
      ? ok(compileFramework(parsed.framework))
      : refused(error?.message ?? 'There is no framework in the text.');
  RUNNABLE.set(parsed, runnable);
  return runnable;
}

let last: Simulation | undefined;

/** Simulates; the last result is kept, so that every part of the room may ask. */
export function readSimulation(
  compiled: CompiledFramework,
  script: SimulationScript,
  position: number,
): Simulation {
  if (last?.compiled !== compiled || last.script !== script || last.position !== position)
    last = simulateDeal(compiled, script, position);
  return last;
}
