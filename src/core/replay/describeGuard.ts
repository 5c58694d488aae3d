import type { Cell, FactValue } from '../model/cell.ts';
import type { Framework } from '../model/framework.ts';
import { nameColumn, printUnaryTests } from '../rules/index.ts';
import type { CompiledFramework, CompiledTests } from './compileFramework.ts';
import { nameRole } from './names.ts';

/** A guard as a condition a person reads after "only when": `registration is protected and the partner seller does it`. */
export function describeGuard(compiled: CompiledFramework, lifecycle: string, guard: number): string {
  const tests = compiled.lifecycles.get(lifecycle)?.guards[guard];
  if (!tests) return '';
  const { framework } = compiled;
  return [
    ...describeTests(
      tests.facts,
      (column) => nameColumn(framework, column),
      (value) => String(value),
    ),
    ...describeTests(
      tests.by,
      (column) => `the acting ${column}`,
      (value) => nameActor(framework, value),
    ),
    ...describeTests(
      tests.data,
      (column) => `its ${column}`,
      (value) => String(value),
    ),
  ].join(' and ');
}

function describeTests(
  tests: CompiledTests,
  name: (column: string) => string,
  say: (value: FactValue) => string,
): readonly string[] {
  return [...tests.values()].map(
    ({ column, cell }) => `${name(column)} is ${cell ? describeCell(cell, say) : 'unreadable'}`,
  );
}

function describeCell(cell: Cell, say: (value: FactValue) => string): string {
  if (cell.kind === 'any') return 'anything';
  const plain = cell.intervals.length === 0;
  if (!plain) return printUnaryTests(cell);
  const listed = cell.values.map(say).join(' or ');
  return cell.negated ? `not ${listed}` : listed;
}

function nameActor(framework: Framework, value: FactValue): string {
  const id = String(value);
  return framework.sides.get(id)?.name ?? nameRole(framework, id);
}
