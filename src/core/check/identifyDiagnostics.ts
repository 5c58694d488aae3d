import { sha256Hex } from '../base/sha256.ts';
import type { Diagnostic, JsonPath } from '../diagnostics/diagnostic.ts';
import type { Framework } from '../model/framework.ts';

/** A diagnostic with an id by which it can be accepted. */
export interface IdentifiedDiagnostic extends Diagnostic {
  /** 12 hex digits. */
  readonly id: string;
}

/**
 * Gives every diagnostic an id that survives edits elsewhere: it is made of the code, the place by names instead of numbers (the rule's
 * id, the duty's stage and activity, the state shown), what it is about, and the scenario that shows it. The second of two that are
 * alike in all this is counted.
 */
export function identifyDiagnostics(
  framework: Framework | undefined,
  diagnostics: readonly Diagnostic[],
): readonly IdentifiedDiagnostic[] {
  const counts = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const { code, path, about, witness } = diagnostic;
    const key = JSON.stringify([
      code,
      nameSegments(framework, path),
      about ?? '',
      Object.entries(witness ?? {}),
    ]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return { ...diagnostic, id: sha256Hex(count === 1 ? key : `${key}#${count}`).slice(0, 12) };
  });
}

function nameSegments(framework: Framework | undefined, path: JsonPath): readonly (string | number)[] {
  return path.map((segment, position) =>
    typeof segment === 'number'
      ? (nameEntry(framework, path.slice(0, position), segment) ?? segment)
      : segment,
  );
}

/** What stands at a place of a list, by name. */
function nameEntry(framework: Framework | undefined, list: JsonPath, index: number): string | undefined {
  const [section, name, field] = list;
  if (section === 'responsibilities') {
    const row = framework?.responsibilities[index];
    return row && JSON.stringify([row.stage, row.activity, ...row.when]);
  }
  if (section === 'tracking' && name === 'visibility') {
    const row = framework?.tracking?.visibility[index];
    return row && `${row.object}.${row.state}`;
  }
  if (section !== 'decisions' || typeof name !== 'string' || list.length !== 3) return undefined;
  const decision = framework?.decisions.get(name);
  switch (field) {
    case 'rules':
      return decision?.rules[index]?.id;
    case 'inputs':
      return decision?.inputs[index];
    case 'defers':
      return decision?.defers[index];
    case 'on':
      return decision?.on[index];
    default:
      return undefined;
  }
}
