import type { JsonPath } from '../diagnostics/diagnostic.ts';
import type { RowCommand } from '../model/command.ts';
import { setOrRemove, type Outcome, type Plan } from './plan.ts';
import { refuseUnknown } from './refusal.ts';

const LISTS: Readonly<Record<string, { readonly path: JsonPath; readonly noun: string }>> = {
  responsibility: { path: ['responsibilities'], noun: 'duty number' },
  visibility: { path: ['tracking', 'visibility'], noun: 'visibility row number' },
};

/** Rows of a list of the file. */
export function planRow({ draft }: Plan, command: RowCommand): Outcome {
  const [list = '', verb] = command.kind.split('.');
  const { path, noun } = LISTS[list] ?? { path: [list], noun: list };
  const size = draft.size(path);
  const at = 'row' in command ? undefined : command.index;
  if (at !== undefined && !(Number.isInteger(at) && at >= 0 && at < size)) {
    return refuseUnknown(noun, String(at + 1), []);
  }
  if ('row' in command) {
    if (!draft.has(path)) draft.set(path, []);
    draft.insert(path, command.index ?? Infinity, { kind: 'value', value: command.row });
  } else if ('field' in command) {
    setOrRemove(draft, [...path, command.index, command.field], command.value);
  } else if (verb === 'remove') {
    draft.remove([...path, command.index]);
  } else if ('to' in command) {
    draft.move(path, command.index, Math.max(0, Math.min(command.to, size - 1)));
  }
  return undefined;
}
