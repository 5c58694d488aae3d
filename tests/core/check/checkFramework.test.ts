import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { NORTHWIND } from '../../support/framework.ts';

describe('checkFramework', () => {
  it('finds nothing in a complete framework', () => {
    expect(checkFramework(parseFramework(NORTHWIND))).toEqual([]);
  });
});
