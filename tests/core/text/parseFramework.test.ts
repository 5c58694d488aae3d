import { describe, expect, it } from 'vitest';
import { parseFramework } from '../../../src/core/text/index.ts';
import { NORTHWIND } from '../../support/framework.ts';

describe('parseFramework', () => {
  it('reads every section of a complete file without a word', () => {
    const parsed = parseFramework(NORTHWIND);
    expect(parsed.diagnostics).toEqual([]);
    expect(parsed.framework?.lifecycles.get('deal')?.root.states.map((s) => s.key)).toEqual([
      'discovery',
      'pitch',
      'close',
      'won',
      'lost',
    ]);
  });
});
