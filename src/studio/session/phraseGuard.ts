import {
  describeCell,
  domainOfColumn,
  nameColumn,
  parseCell,
  type CellSource,
  type Framework,
  type Guard,
} from '../../core/index.ts';
import { phraseKey, phraseRole } from './phraseEvent.ts';

/** The tests of a guard in words, joined by "and": "registration is protected and the partner does it". */
export function phraseGuard(framework: Framework, guard: Guard): string {
  const clauses = [...guard.facts].map(([column, cell]) => phraseTest(framework, column, cell));
  const { side, role } = guard.by;
  if (side !== undefined) clauses.push(phraseActor(side, framework.sides, (name) => `the ${name}`));
  if (role !== undefined)
    clauses.push(phraseActor(role, framework.roles, (name) => phraseRole(framework, name)));
  for (const [field, cell] of guard.data) clauses.push(`${phraseKey(field)} is ${listed(cell, phraseValue)}`);
  return clauses.join(' and ');
}

/** One test of one fact: "customer is new or shared". */
export function phraseTest(framework: Framework, column: string, source: CellSource): string {
  const name = nameColumn(framework, column);
  const domain = domainOfColumn(framework, column, { registration: true });
  const cell = domain ? parseCell(source, domain) : undefined;
  return `${name} is ${cell?.ok ? describeCell(framework, column, cell.value) : listed(source, phraseKey)}`;
}

function phraseActor(
  source: CellSource,
  known: ReadonlyMap<string, unknown>,
  phrase: (name: string) => string,
): string {
  const cell = parseCell(source, { kind: 'enum', values: [...known.keys()] });
  if (!cell.ok || cell.value.kind === 'any') return `${listed(source, phrase)} does it`;
  const names = cell.value.values.map((name) => phrase(String(name))).join(' or ');
  return cell.value.negated ? `anybody but ${names} does it` : `${names} does it`;
}

function phraseValue(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : phraseKey(value);
}

function listed(source: CellSource, phrase: (value: string) => string): string {
  const values = typeof source === 'object' ? source : [source];
  return values.map((value) => phrase(String(value))).join(' or ');
}
