import type { Answer, Decision, HitPolicy, Output, Rule, SingleOutput } from '../model/framework.ts';
import { FieldReader, PLAIN_NAME, readMap, readText, reportType } from './fieldReader.ts';
import { readDate } from './readCalendars.ts';
import { readPhrases } from './readFacts.ts';
import type { Place, ReadReport } from './readReport.ts';
import { rememberReading, type Readings } from './rememberReading.ts';

const HIT_POLICIES: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST'];

/** Decision tables. Without `inputs`, the columns are those that the rules test; without `output`, `customerLead` answers with a role. */
export function readDecisions(root: FieldReader, report: ReadReport): ReadonlyMap<string, Decision> {
  return root.map('decisions', (place, name) => readDecision(place, name, report), PLAIN_NAME);
}

function readDecision(place: Place, name: string, report: ReadReport): Decision {
  const fields = new FieldReader(place, report);
  const question = fields.text('question');
  fields.text('description');
  const rules = fields.list('rules', (entry) =>
    rememberReading(readRules, entry.node, [], report, (tell) => readRule(entry, tell)),
  );
  reportRepeatedIds(fields.place('rules'), rules, report);
  const inputs = fields.place('inputs');
  if (inputs) reportRepeats(inputs, report);
  const output = name === 'customerLead' ? fields.place('output') : fields.required('output');
  const decision: Decision = {
    name,
    ...(question === undefined ? {} : { question }),
    hitPolicy: fields.choice('hitPolicy', HIT_POLICIES) ?? 'UNIQUE',
    inputs: inputs ? fields.texts('inputs') : columnsOf(rules),
    output: output ? readOutput(output, report) : { kind: 'role' },
    rules,
    defers: fields.texts('defers'),
    on: fields.texts('on'),
  };
  fields.finish();
  return decision;
}

function columnsOf(rules: readonly Rule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => [...rule.when.keys()]))];
}

function reportRepeats(place: Place, report: ReadReport): void {
  const seen = new Set<unknown>();
  (place.node.children ?? []).forEach((node, index) => {
    const value: unknown = node.value;
    if (typeof value === 'string' && seen.has(value)) {
      report('value.repeated', [...place.path, index], `The input "${value}" is listed twice.`);
    }
    seen.add(value);
  });
}

function reportRepeatedIds(place: Place | undefined, rules: readonly Rule[], report: ReadReport): void {
  if (!place) return;
  const seen = new Set<string>();
  rules.forEach((rule, index) => {
    if (rule.id !== '' && seen.has(rule.id)) {
      const message = `Two rules of this decision have the id "${rule.id}".`;
      report('rule.duplicate-id', [...place.path, index, 'id'], message);
    }
    seen.add(rule.id);
  });
}

const readRules: Readings<Rule> = new WeakMap();

function readRule(place: Place, report: ReadReport): Rule {
  const fields = new FieldReader(place, report);
  const id = fields.requiredText('id');
  const when = fields.cells('when');
  const then = fields.required('then');
  const note = fields.text('note');
  const decider = fields.text('decider');
  const within = fields.text('within');
  checkEvidence(fields, report);
  fields.finish();
  return {
    id,
    when,
    then: then ? readAnswer(then, report) : '',
    ...(note === undefined ? {} : { note }),
    ...(decider === undefined ? {} : { decider }),
    ...(within === undefined ? {} : { within }),
  };
}

/** Evidence is for people and importers: any further fields may stand in it. */
function checkEvidence(fields: FieldReader, report: ReadReport): void {
  const evidence = fields.fields('evidence');
  if (!evidence) return;
  evidence.text('decidedBy');
  const on = evidence.place('on');
  if (on) readDate(on, report);
}

function readAnswer(place: Place, report: ReadReport): Answer {
  if (place.node.type === 'string') return readText(place, report);
  if (place.node.type === 'object') return readMap(place, report, (value) => readText(value, report));
  reportType(report, place, 'an answer, or one answer for each output column');
  return '';
}

function readOutput(place: Place, report: ReadReport): Output {
  const fields = new FieldReader(place, report);
  const columns = fields.place('columns');
  if (!columns) return readSingleOutput(fields, report);
  const output: Output = {
    kind: 'columns',
    columns: readMap(
      columns,
      report,
      (column) => readSingleOutput(new FieldReader(column, report), report),
      PLAIN_NAME,
    ),
  };
  if (columns.node.type === 'object' && output.columns.size === 0) {
    report('field.missing', columns.path, 'At least one output column is needed here.');
  }
  fields.finish();
  return output;
}

function readSingleOutput(fields: FieldReader, report: ReadReport): SingleOutput {
  const type = fields.requiredChoice('type', ['role', 'enum']);
  const isEnum = type === 'enum' || fields.place('type')?.node.value === 'enum';
  const values = isEnum ? fields.required('values') : undefined;
  fields.finish();
  return isEnum
    ? { kind: 'enum', values: values ? readPhrases(values, report) : new Map() }
    : { kind: 'role' };
}
