import { ok, refused, type Result } from '../../base/result.ts';
import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggestName.ts';
import { isTimezone } from '../../clock/index.ts';
import type { FactValue } from '../../model/cell.ts';
import { FieldReader } from '../../text/fieldReader.ts';
import { findPath, findValue } from '../../text/jsonTree.ts';
import { parseJsonText } from '../../text/parseJsonText.ts';
import type { Place, ReadReport } from '../../text/readReport.ts';
import { createSourceLines } from '../../text/sourceLines.ts';
import { SYSTEMS, type SystemName } from '../history/history.ts';
import type { ColumnChoice, FileLine, ReadChoices } from '../systems/fileChoice.ts';
import {
  FIELD_MEANINGS,
  MAPPING_FORMAT,
  type ActorLine,
  type Currency,
  type EventLine,
  type FieldLine,
  type Join,
  type Mapping,
  type ObjectLine,
  type ObjectName,
  type Pseudonyms,
  type StandIn,
} from './mapping.ts';

/** Why a text is no mapping: what is wrong, where, and what would be right. */
export interface MappingProblem {
  readonly message: string;
  readonly path: JsonPath;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/**
 * Reads the text of a `*.mapping.json` file (`cosell-mapping/1`): JSON, comments and trailing commas allowed. Refused with every problem, in
 * the order of the text; a field that nothing reads is one, because a misspelt name would silently mean something else.
 */
export function parseMapping(text: string): Result<Mapping, readonly MappingProblem[]> {
  const lines = createSourceLines(text);
  const json = parseJsonText(text);
  const problems: { readonly message: string; readonly path: JsonPath; readonly start: number }[] = [];
  const { root } = json;
  if (text.trim() === '')
    problems.push({ message: 'The file is empty; a mapping is one JSON object.', path: [], start: 0 });
  else
    for (const { message, start } of json.problems)
      problems.push({ message, path: root ? findPath(root, start) : [], start });
  let mapping: Mapping | undefined;
  if (root && problems.length === 0) {
    mapping = readMapping({ node: root, path: [] }, (_code, path, message, part) => {
      const { value, property } = findValue(root, path);
      const start = (part === 'key' ? property?.children?.[0]?.offset : undefined) ?? value.offset;
      problems.push({ message, path, start });
    });
  }
  if (mapping && problems.length === 0) return ok(mapping);
  problems.sort((a, b) => a.start - b.start);
  return refused(
    problems.map(({ message, path, start }) => {
      const { line, column } = lines.rangeAt(start, start);
      return { message, path, line, column };
    }),
  );
}

function readMapping(place: Place, report: ReadReport): Mapping | undefined {
  if (place.node.type !== 'object') {
    report('type.wrong', [], 'A mapping must be an object in { }.');
    return undefined;
  }
  const root = new FieldReader(place, report);
  const format = root.required('format');
  if (format && format.node.value !== MAPPING_FORMAT) {
    report('format.unsupported', format.path, `This version reads "${MAPPING_FORMAT}" only.`);
    return undefined;
  }
  root.text('$schema');
  const framework = root.text('framework');
  const times = readTimes(root, report);
  const each = <T>(key: string, read: (fields: FieldReader, report: ReadReport) => T): readonly T[] =>
    root.list(key, (entry) => {
      const fields = new FieldReader(entry, report);
      const value = read(fields, report);
      fields.finish();
      return value;
    });
  const pseudonyms = root.fields('pseudonyms');
  const files = each('files', readFileLine);
  const mapping: Mapping = {
    ...given('framework', framework),
    ...times,
    ...(files.length > 0 ? { files } : {}),
    objects: each('objects', readObject),
    events: each('events', readEvent),
    fields: each('fields', readField),
    actors: each('actors', readActor),
    standIns: each('standIns', readStandIn),
    joins: each('joins', readJoin),
    ...(pseudonyms ? { pseudonyms: readPseudonyms(pseudonyms) } : {}),
  };
  root.finish();
  return mapping;
}

function readTimes(fields: FieldReader, report: ReadReport): ReadChoices {
  const timezone = fields.text('timezone');
  const place = fields.place('timezone');
  if (timezone !== undefined && place && !isTimezone(timezone)) {
    const message = `"${timezone}" is no time zone: give a name such as "Europe/Berlin".`;
    report('value.unsupported', place.path, message);
  }
  return {
    ...given('timezone', timezone),
    ...given('dateOrder', fields.choice<'dmy' | 'mdy'>('dateOrder', ['dmy', 'mdy'])),
  };
}

function readFileLine(fields: FieldReader, report: ReadReport): FileLine {
  const name = fields.requiredText('name');
  const columns = fields.fields('columns');
  const told: ColumnChoice | undefined = columns && {
    ...given('id', columns.text('id')),
    ...given('time', columns.text('time')),
    ...given('state', columns.text('state')),
  };
  columns?.finish();
  return {
    name,
    ...given('columns', told && Object.keys(told).length > 0 ? told : undefined),
    ...given('system', fields.choice<SystemName>('system', SYSTEMS)),
    ...readTimes(fields, report),
  };
}

function readObject(fields: FieldReader): ObjectLine {
  return {
    type: fields.requiredText('type'),
    is: fields.requiredText('is'),
    ...given('deal', fields.text('deal')),
    ...given('because', fields.text('because')),
  };
}

function readEvent(fields: FieldReader): EventLine {
  const event = fields.text('event');
  const ignored = fields.flag('ignored') ?? false;
  if (event === '' || (event === undefined) !== ignored)
    fields.say('field.missing', 'A line names an "event" of the framework, or says "ignored": true.');
  const when = fields.map('when', (place) => textsOf(place));
  return {
    type: fields.requiredText('type'),
    field: fields.requiredText('field'),
    ...given('value', fields.text('value')),
    ...(when.size > 0 ? { when } : {}),
    event,
    ...(fields.flag('start') === true ? { start: true } : {}),
    ...given('because', fields.text('because')),
  };
}

function textsOf({ node }: Place): readonly string[] {
  const values: readonly unknown[] =
    node.type === 'array' ? (node.children ?? []).map((child) => child.value as unknown) : [node.value];
  return values.map(String);
}

function readField(fields: FieldReader, report: ReadReport): FieldLine {
  const to = fields.requiredText('to');
  const known: readonly string[] = FIELD_MEANINGS;
  const place = fields.place('to');
  if (place && !known.includes(to) && !/^(?:fact|data)\../s.test(to)) {
    const message = `Nothing is called "${to}".${didYouMean(to, known)} A field tells one of ${known.join(', ')}, fact.NAME or data.NAME.`;
    report('value.unsupported', place.path, message);
  }
  const values = fields.place('values') && fields.map('values', (entry) => valueOf(entry, report));
  const currency = fields.fields('currency');
  return {
    type: fields.requiredText('type'),
    field: fields.requiredText('field'),
    to,
    ...given('values', values),
    ...given('decimal', fields.choice<'.' | ','>('decimal', ['.', ','])),
    ...(currency ? { currency: readCurrency(currency) } : {}),
    ...given('because', fields.text('because')),
  };
}

function valueOf({ node, path }: Place, report: ReadReport): FactValue | undefined {
  const value: unknown = node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (node.type !== 'null')
    report('type.wrong', path, 'A label means one text, number, true or false, or null for "left unknown".');
  return undefined;
}

function readCurrency(fields: FieldReader): Currency {
  const rates = fields.map('rates', ({ node, path }) => {
    const rate: unknown = node.value;
    if (typeof rate === 'number' && rate > 0) return rate;
    fields.say('number.outside', `The rate of "${String(path.at(-1))}" must be a number above 0.`);
    return 1;
  });
  const currency = { field: fields.requiredText('field'), into: fields.requiredText('into'), rates };
  fields.finish();
  return currency;
}

function readActor(fields: FieldReader): ActorLine {
  const line: ActorLine = {
    ...given('user', fields.text('user')),
    ...given('event', fields.text('event')),
    ...given('role', fields.text('role')),
    ...given('side', fields.text('side')),
    ...given('because', fields.text('because')),
  };
  if (line.user === undefined && line.event === undefined)
    fields.say('field.missing', 'A line about who acts names a "user", an "event", or both.');
  if (line.role === undefined && line.side === undefined)
    fields.say('field.missing', 'A line about who acts gives a "role", a "side", or both.');
  return line;
}

function readStandIn(fields: FieldReader, report: ReadReport): StandIn {
  const kind = fields.requiredChoice('kind', ['registered-first', 'won-before', 'owner-at-close']);
  const shared = { accepted: fields.flag('accepted') ?? false, ...given('because', fields.text('because')) };
  if (kind === 'owner-at-close') {
    return {
      kind,
      type: fields.requiredText('type'),
      field: fields.requiredText('field'),
      roles: fields.map('roles', ({ node }) => String(node.value)),
      ...given('otherwise', fields.text('otherwise')),
      ...shared,
    };
  }
  const then = fields.required('then');
  const otherwise = fields.place('otherwise');
  return {
    kind,
    fact: fields.requiredText('fact'),
    then: (then && valueOf(then, report)) ?? '',
    ...given('otherwise', otherwise && valueOf(otherwise, report)),
    ...shared,
  };
}

function readJoin(fields: FieldReader, report: ReadReport): Join {
  const objects = fields.list('objects', (entry): ObjectName => {
    const object = new FieldReader(entry, report);
    const name = { type: object.requiredText('type'), id: object.requiredText('id') };
    object.finish();
    return name;
  });
  if (objects.length < 2) fields.say('field.missing', 'A join names two or more "objects".');
  return {
    objects,
    ...given('confirmed', fields.flag('confirmed')),
    ...given('because', fields.text('because')),
  };
}

function readPseudonyms(fields: FieldReader): Pseudonyms {
  const pseudonyms: Pseudonyms = {
    key: fields.requiredText('key'),
    ...(fields.flag('withoutAmounts') === true ? { withoutAmounts: true } : {}),
  };
  fields.finish();
  return pseudonyms;
}

function given<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
}
