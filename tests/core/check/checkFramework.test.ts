import { describe, expect, it } from 'vitest';
import { NORTHWIND } from '../../support/framework.ts';
import { check } from './expectFindings.ts';

describe('checkFramework', () => {
  it('finds nothing inconsistent in a complete framework', () => {
    expect(check(NORTHWIND)).toEqual([]);
  });
});
