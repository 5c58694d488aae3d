import {
  answerDecision,
  compileDecision,
  didYouMean,
  domainOfColumn,
  isInDomain,
  isRegistrationDecision,
  ok,
  phraseAnswer,
  phraseNearest,
  phraseQuestion,
  phraseScenario,
  refused,
  type Decision,
  type DecisionAnswer,
  type Domain,
  type FactValue,
  type Framework,
  type Result,
} from '../core/index.ts';
import { tool } from './buildInfo.ts';
import type { ExitCode, Io } from './io.ts';
import { loadUsableFramework } from './loadFramework.ts';
import { createPaint, type Paint } from './paint.ts';
import { parseOptions, type Refusal } from './parseOptions.ts';
import { refuse, writeResult } from './writeResult.ts';

const OPTIONS = {
  format: { type: 'string', values: ['text', 'json'] },
  decision: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
} as const;

/** One decision, asked with the facts it reads. */
interface Asked {
  readonly decision: Decision;
  readonly known: ReadonlyMap<string, FactValue>;
  readonly answer: DecisionAnswer;
}

/** `cosell ask FRAMEWORK fact=value...`: fails when a decision has no answer, or two. */
export async function runAsk(args: readonly string[], io: Io): Promise<ExitCode> {
  const parsed = parseOptions(args, OPTIONS);
  if (!parsed.ok) return refuse(io, parsed.error);
  const options = parsed.value;
  const [name, ...pairs] = options.positionals;
  if (name === undefined) {
    return refuse(io, { kind: 'usage', message: 'Name one framework: cosell ask FRAMEWORK fact=value...' });
  }
  const loaded = await loadUsableFramework(io, name);
  if (!loaded.ok) return refuse(io, loaded.error);
  const { framework, digest } = loaded.value;
  const known = parseFacts(framework, pairs);
  if (!known.ok) return refuse(io, known.error);
  const decisions = chooseDecisions(framework, options.texts('decision'), known.value);
  if (!decisions.ok) return refuse(io, decisions.error);
  const asked = decisions.value.map((decision) => ask(framework, decision, known.value));
  const text =
    options.text('format') === 'json'
      ? printAskJson(framework, digest, asked)
      : asked.map((one) => printAskText(framework, one, createPaint(io, options.isSet('output')))).join('\n');
  const written = await writeResult(io, options, text);
  if (!written.ok) return refuse(io, written.error);
  return asked.some(({ answer }) => answer.kind === 'silent' || answer.kind === 'ambiguous') ? 1 : 0;
}

function parseFacts(
  framework: Framework,
  pairs: readonly string[],
): Result<ReadonlyMap<string, FactValue>, Refusal> {
  const columns = new Set([
    ...framework.facts.keys(),
    ...[...framework.decisions.values()].flatMap((decision) => decision.inputs),
  ]);
  const known = new Map<string, FactValue>();
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    if (at < 1) return refusal(`"${pair}" is no fact: write fact=value.`);
    const [column, text] = [pair.slice(0, at), pair.slice(at + 1)];
    const domain = domainOfColumn(framework, column, { registration: true });
    if (!domain) return refusal(`The framework knows no fact "${column}".${didYouMean(column, columns)}`);
    const value = parseValue(domain, text);
    if (value === undefined) {
      const near = domain.kind === 'enum' ? didYouMean(text, domain.values) : '';
      return refusal(`"${text}" is no value of "${column}": ${describeDomain(domain)}.${near}`);
    }
    if (known.has(column)) return refusal(`The fact "${column}" is given twice.`);
    known.set(column, value);
  }
  return ok(known);
}

function parseValue(domain: Domain, text: string): FactValue | undefined {
  const value =
    domain.kind === 'boolean'
      ? new Map([
          ['true', true],
          ['false', false],
        ]).get(text)
      : domain.kind === 'enum'
        ? text
        : text.trim() === ''
          ? undefined
          : Number(text);
  return value !== undefined && isInDomain(domain, value) ? value : undefined;
}

function describeDomain(domain: Domain): string {
  if (domain.kind === 'boolean') return 'it is true or false';
  if (domain.kind === 'enum') return `it is one of ${domain.values.join(', ')}`;
  const parts = [
    ...(domain.min === undefined ? [] : [`from ${domain.min}`]),
    ...(domain.max === undefined ? [] : [`to ${domain.max}`]),
  ];
  return ['it is a number', ...parts].join(' ');
}

function chooseDecisions(
  framework: Framework,
  names: readonly string[],
  known: ReadonlyMap<string, FactValue>,
): Result<readonly Decision[], Refusal> {
  const all = [...framework.decisions.values()];
  const unknown = names.find((name) => !framework.decisions.has(name));
  if (unknown !== undefined) {
    return refusal(
      `The framework has no decision "${unknown}".${didYouMean(unknown, framework.decisions.keys())}`,
    );
  }
  if (names.length > 0) return ok(all.filter((decision) => names.includes(decision.name)));
  const touched = all.filter((decision) => decision.inputs.some((input) => known.has(input)));
  if (touched.length > 0) return ok(touched);
  const lead = framework.decisions.get('customerLead');
  return lead ? ok([lead]) : refusal('No decision of the framework reads these facts.');
}

function ask(framework: Framework, decision: Decision, facts: ReadonlyMap<string, FactValue>): Asked {
  const compiled = compileDecision(framework, decision);
  const columns = new Set(compiled.columns.map(({ column }) => column));
  const registration = isRegistrationDecision(decision.name);
  const known = new Map(
    [...facts].filter(
      ([column]) => columns.has(column) && domainOfColumn(framework, column, { registration }),
    ),
  );
  return { decision, known, answer: answerDecision(compiled, (column) => known.get(column)) };
}

function printAskText(framework: Framework, { decision, known, answer }: Asked, paint: Paint): string {
  const lines = [paint.strong(phraseQuestion(framework, decision, known))];
  switch (answer.kind) {
    case 'answer':
      lines.push(
        `  ${paint.good(phraseAnswer(framework, decision, answer.answer))} (${answer.rules.join(', ')})`,
      );
      break;
    case 'silent':
      lines.push(`  ${paint.bad('The framework is silent.')}`);
      if (answer.postponed) {
        const { rule, answer: only } = answer.postponed;
        lines.push(
          `  ${rule} only postpones ("${phraseAnswer(framework, decision, only)}"), naming no decider or no time.`,
        );
      }
      lines.push(
        ...answer.nearest.slice(0, 3).map((nearest) => `  ${phraseNearest(framework, decision, nearest)}.`),
      );
      break;
    case 'ambiguous':
      lines.push(`  ${paint.bad('The framework gives different answers:')}`);
      for (const { answer: one, rules } of answer.answers) {
        lines.push(`  ${phraseAnswer(framework, decision, one)} (${rules.join(', ')})`);
      }
      break;
    case 'missing':
      lines.push(`  ${paint.doubtful(`That depends on ${answer.facts.join(' and ')}:`)}`);
      for (const { given, outcome, answer: one } of answer.byValue) {
        const says =
          one !== undefined
            ? phraseAnswer(framework, decision, one)
            : outcome === 'silent'
              ? 'silent'
              : 'two answers';
        lines.push(`  ${phraseScenario(framework, Object.entries(given))}: ${says}`);
      }
      if (answer.unlisted > 0) lines.push(`  and ${answer.unlisted} more combinations`);
  }
  return `${lines.join('\n')}\n`;
}

function printAskJson(framework: Framework, digest: string, asked: readonly Asked[]): string {
  const report = {
    format: 'cosell-ask/1',
    tool,
    framework: { id: framework.id, version: framework.version, digest },
    answers: asked.map(({ decision, known, answer }) => ({
      decision: decision.name,
      question: phraseQuestion(framework, decision, known),
      known: Object.fromEntries(known),
      ...answer,
    })),
  };
  return `${JSON.stringify(report, mapsToObjects, 2)}\n`;
}

function mapsToObjects(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries<unknown>(value) : value;
}

function refusal(message: string): Result<never, Refusal> {
  return refused({ kind: 'usage', message });
}
