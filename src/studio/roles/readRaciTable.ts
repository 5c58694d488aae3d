import { stagesOf, type FactValue, type Framework, type StateNode } from '../../core/index.ts';
import { phraseEventType, phraseRole, titleOfKey } from '../session/phraseEvent.ts';
import { parseTabularText } from '../widgets/grid/tabularText.ts';
import { PARTS, type Part } from './readAssignments.ts';
import { phrasePlace } from './readRoleMatrix.ts';

/** One row of a table of duties, as far as it can be read. */
export interface RaciRow {
  readonly stage: string;
  /** Key of an activity or event; undefined when nobody declared one of that name yet. */
  readonly activity: string | undefined;
  readonly name: string;
  /** The parts the table speaks of; one without roles is to be empty. */
  readonly parts: ReadonlyMap<Part, readonly string[]>;
  readonly how: string | undefined;
  /** The partner type the row is for; undefined: every. */
  readonly partnerType: string | undefined;
}

/** What is wrong with a cell; row and column count from 1, as the spreadsheet shows them. */
export interface RaciProblem {
  readonly row: number;
  readonly column: number;
  readonly says: string;
}

export interface RaciTable {
  readonly rows: readonly RaciRow[];
  readonly problems: readonly RaciProblem[];
}

interface Names {
  readonly key: string;
  readonly names: readonly string[];
}

type Columns = Partial<Record<'stage' | 'activity' | 'type' | 'how' | Part, number>>;

const HEADINGS: readonly (readonly [keyof Columns, RegExp])[] = [
  ['activity', /^(activit(y|ies)|tasks?|what|duty|event)$/],
  ['stage', /^(stages?|phases?|steps?|when|due at|place)$/],
  ['type', /^(partner types?|types? of partner|partners?|type)$/],
  ['how', /^(how|notes?|comments?|remarks?)$/],
  ['responsible', /^(r|responsible|who does it|does it|doer|owner)$/],
  ['accountable', /^(a|accountable|who answers for it|answers for it)$/],
  ['consulted', /^(c|consulted|who is asked first|asked)$/],
  ['informed', /^(i|informed|who is told|told)$/],
];

/**
 * Reads duties copied from a spreadsheet: an activity in each row, and either a column for each role with R, A, C and I in its cells,
 * or columns named after the parts with roles in their cells. Stages and partner types may have columns of their own.
 */
export function readRaciTable(
  framework: Framework,
  text: string,
  scenario: ReadonlyMap<string, FactValue>,
): RaciTable {
  const [header = [], ...rows] = parseTabularText(text).map((row) => row.map((cell) => cell.trim()));
  const columns: Columns = Object.fromEntries(
    HEADINGS.flatMap(([name, pattern]) => {
      const at = header.findIndex((heading) => pattern.test(toWords(heading)));
      return at < 0 ? [] : [[name, at]];
    }),
  );
  if (columns.activity === undefined)
    return { rows: [], problems: [{ row: 1, column: 1, says: 'No column is headed "Activity".' }] };
  const problems: RaciProblem[] = [];
  const roles = listNames(framework.roles.keys(), (role) => phraseRole(framework, role));
  const taken = new Set(Object.values(columns));
  const roleColumns = header.flatMap((heading, column) => {
    if (heading === '' || taken.has(column)) return [];
    const role = findName(heading, roles);
    if (role === undefined)
      problems.push({ row: 1, column: column + 1, says: `No role is called "${heading}".` });
    return role === undefined ? [] : [{ column, role }];
  });
  const places = listPlaces(framework);
  const types = listNames(
    framework.partnerTypes.keys(),
    (type) => framework.partnerTypes.get(type)?.name ?? type,
  );
  const activities = listActivities(framework);
  const looked = scenario.get('partnerType');
  const duties: RaciRow[] = [];
  let placeAbove: string | undefined = '*';
  rows.forEach((row, index) => {
    const line = index + 2;
    const at = (column: number | undefined): string => (column === undefined ? '' : (row[column] ?? ''));
    const complain = (column: number | undefined, says: string): undefined => {
      problems.push({ row: line, column: (column ?? 0) + 1, says });
      return undefined;
    };
    // Merged cells arrive empty below the first.
    const written = at(columns.stage);
    const stage = written === '' ? placeAbove : findName(written, places);
    if (written !== '') placeAbove = stage;
    const name = at(columns.activity);
    if (row.every((cell) => cell === '')) return;
    if (name === '') return complain(columns.activity, 'This row names no activity.');
    if (stage === undefined) return complain(columns.stage, `No stage is called "${written}".`);
    const type = readType(at(columns.type), types);
    if (type === 'unknown') return complain(columns.type, `No partner type is called "${at(columns.type)}".`);
    const parts = new Map<Part, readonly string[]>();
    for (const part of PARTS) {
      const column = columns[part];
      if (column === undefined) continue;
      const found = splitNames(at(column)).flatMap((said) => {
        const role = findName(said, roles);
        if (role === undefined) complain(column, `No role is called "${said}".`);
        return role === undefined ? [] : [role];
      });
      parts.set(
        part,
        onlyOne(part, found, (says) => complain(column, says)),
      );
    }
    if (roleColumns.length > 0) {
      const given = readLetters(row, roleColumns, complain);
      for (const [part, found] of given)
        parts.set(
          part,
          onlyOne(part, found, (says) => complain(columns.activity, says)),
        );
    }
    const how = at(columns.how);
    duties.push({
      stage,
      activity: findName(name, activities),
      name,
      parts,
      how: how === '' ? undefined : how,
      partnerType: columns.type === undefined && typeof looked === 'string' ? looked : type,
    });
  });
  return { rows: duties, problems };
}

/** R, A, C and I in the columns of roles: every part is spoken of. */
function readLetters(
  row: readonly string[],
  roleColumns: readonly { readonly column: number; readonly role: string }[],
  complain: (column: number, says: string) => undefined,
): ReadonlyMap<Part, readonly string[]> {
  const given = new Map<Part, string[]>(PARTS.map((part) => [part, []]));
  for (const { column, role } of roleColumns) {
    const text = row[column] ?? '';
    const letters = text.toUpperCase().replace(/[\s,;/&+.-]/g, '');
    if (/[^RACI]/.test(letters)) {
      complain(column, `"${text}" is none of R, A, C and I.`);
      continue;
    }
    for (const part of PARTS) if (letters.includes(part.charAt(0).toUpperCase())) given.get(part)?.push(role);
  }
  return given;
}

/** One role does it and one answers for it; the first is kept. */
function onlyOne(part: Part, roles: readonly string[], complain: (says: string) => void): readonly string[] {
  const [first, ...others] = [...new Set(roles)];
  if (first === undefined || part === 'consulted' || part === 'informed') return [...new Set(roles)];
  if (others.length > 0) complain(`Only one role can be ${part}: the first was kept.`);
  return [first];
}

function readType(text: string, types: readonly Names[]): string | undefined {
  if (/^(|-|\*|any|all|every|everyone|every partner)$/i.test(text)) return undefined;
  return findName(text, types) ?? 'unknown';
}

function listPlaces(framework: Framework): readonly Names[] {
  const stages = stagesOf(framework).map(({ key, description }) => ({
    key,
    names: [key, titleOfKey(key), description ?? key],
  }));
  const states = [...framework.lifecycles].flatMap(([name, { root }]) =>
    listStates(root).map((path) => ({
      key: `${name}.${path}`,
      names: [`${name}.${path}`, phrasePlace(`${name}.${path}`)],
    })),
  );
  return [
    { key: '*', names: ['*', 'any', 'all', 'any stage', 'every stage', 'all stages'] },
    ...stages,
    ...states,
  ];
}

function listStates(node: StateNode): readonly string[] {
  return node.states.flatMap((state) => [state.path.join('.'), ...listStates(state)]);
}

function listActivities(framework: Framework): readonly Names[] {
  const keys = [
    ...framework.activities.keys(),
    ...framework.events.keys(),
    ...framework.responsibilities.map((duty) => duty.activity),
  ];
  return listNames(new Set(keys), (key) => phraseEventType(framework, key));
}

function listNames(keys: Iterable<string>, nameOf: (key: string) => string): readonly Names[] {
  return [...keys].map((key) => ({ key, names: [key, nameOf(key)] }));
}

function findName(text: string, known: readonly Names[]): string | undefined {
  const said = toWords(text);
  return known.find(({ key, names }) => key === text || names.some((name) => toWords(name) === said))?.key;
}

function splitNames(text: string): readonly string[] {
  return text
    .split(/[,;\n]|\s\+\s|\s&\s/)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== '-');
}

/** "Partner seller", "partner-seller" and "partner seller" are the same to a person. */
function toWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim();
}
