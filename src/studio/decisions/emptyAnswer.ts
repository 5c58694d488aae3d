import type { Output } from '../../core/index.ts';
import type { NewRule } from '../../core/edit/index.ts';

/** What a rule answers before anybody chose: nothing, in every column. */
export function emptyAnswer(output: Output): NewRule['then'] {
  return output.kind === 'columns'
    ? Object.fromEntries([...output.columns.keys()].map((column) => [column, '']))
    : '';
}
