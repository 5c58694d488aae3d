import type { Framework } from '../core/index.ts';
import {
  EDGE_CASES,
  NEEDS,
  phraseExpectation,
  THEMES,
  type EdgeCase,
  type StressCell,
  type StressFinding,
  type Theme,
} from '../core/stress/index.ts';
import type { Paint } from './paint.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';
import type { StressResult } from './stressResult.ts';

const MOST_CASES_NAMED = 4;

/** The matrix and what breaks, for people. */
export function printStressText(framework: Framework, result: StressResult, paint: Paint): string {
  const { matrix, expectations, gate } = result;
  return [
    paint.strong(`${framework.name} ${framework.version}: ${phraseDone(result)}`),
    '',
    ...(matrix.length > 0 ? [...describeMatrix(framework, result, paint), ''] : []),
    ...describeFindings(result, paint),
    ...describeSearch(result, paint),
    ...(expectations.length > 0
      ? [
          paint.strong('What kept deals expect'),
          `  ${phraseNumber(expectations.filter(({ met }) => met).length)} of ${phraseCount(expectations.length, 'expectation')} met`,
          '',
        ]
      : []),
    gate.passed
      ? paint.good('The gate passed.')
      : [paint.bad('The gate failed:'), ...gate.reasons.map((reason) => `  ${reason}`)].join('\n'),
    '',
  ].join('\n');
}

/** "96 edge cases in up to 24 deals for each partner type, drawn by the seed 1 from 240 deals". */
function phraseDone({ matrix, inputs, madeUp, options }: StressResult): string {
  const cases = new Set(matrix.map(({ edgeCase }) => edgeCase)).size;
  if (cases === 0) return 'no edge cases tried';
  const from =
    madeUp > 0
      ? `${phraseCount(madeUp, 'deal')} made up from the framework`
      : phraseCount(
          inputs.reduce((sum, { deals }) => sum + deals, 0),
          'deal',
        );
  return `${phraseCount(cases, 'edge case')} in up to ${phraseCount(Number(options['perCell']), 'deal')} for each partner type, drawn by the seed ${String(options['seed'])} from ${from}`;
}

function describeMatrix(
  framework: Framework,
  { matrix, madeUp }: StressResult,
  paint: Paint,
): readonly string[] {
  const types = [...new Set(matrix.map(({ partnerType }) => partnerType))];
  const titles = types.map((type) => framework.partnerTypes.get(type)?.name ?? type);
  const byCase = new Map<string, StressCell[]>();
  for (const cell of matrix) byCase.set(cell.edgeCase, [...(byCase.get(cell.edgeCase) ?? []), cell]);
  const widest = Math.max(...[...byCase.keys()].map((id) => id.length));
  const widths = titles.map((title) => Math.max(title.length, 'broke 24 of 24 *'.length));
  const lines = [
    `  ${''.padEnd(widest)}  ${titles.map((title, at) => title.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd(),
  ];
  let theme: Theme | undefined;
  for (const edgeCase of EDGE_CASES) {
    const cells = byCase.get(edgeCase.id);
    if (!cells) continue;
    if (edgeCase.theme !== theme) lines.push(paint.faint(THEMES[edgeCase.theme]));
    theme = edgeCase.theme;
    const said = cells.map((cell, at) =>
      paintCell(cell, cell.madeUp && madeUp === 0, widths[at] ?? 0, paint),
    );
    lines.push(`  ${edgeCase.id.padEnd(widest)}  ${said.join('  ')}`.trimEnd());
  }
  if (madeUp === 0 && matrix.some((cell) => cell.madeUp))
    lines.push(paint.faint('  * in deals made up from the framework: no recorded one has a place for it'));
  return lines;
}

function paintCell(cell: StressCell, isMarked: boolean, width: number, paint: Paint): string {
  const text = `${phraseCell(cell)}${isMarked ? ' *' : ''}`.padEnd(width);
  if (cell.example) return paint.bad(text);
  return cell.tried === 0 ? paint.faint(text) : cell.unproven > 0 ? paint.doubtful(text) : paint.good(text);
}

/** How a cell went, in a few words: "survived 24", "broke 3 of 24", "open 2 of 24", "not tried". */
export function phraseCell({ tried, survived, unproven }: StressCell): string {
  if (tried === 0) return 'not tried';
  const broke = tried - survived - unproven;
  if (broke > 0) return `broke ${phraseNumber(broke)} of ${phraseNumber(tried)}`;
  return unproven > 0
    ? `open ${phraseNumber(unproven)} of ${phraseNumber(tried)}`
    : `survived ${phraseNumber(tried)}`;
}

/** Findings that are one question, in the order in which they were found first. */
export function groupFindings(findings: readonly StressFinding[]): readonly (readonly StressFinding[])[] {
  const groups = new Map<string, StressFinding[]>();
  for (const finding of findings) groups.set(finding.break, [...(groups.get(finding.break) ?? []), finding]);
  return [...groups.values()];
}

function describeFindings({ findings }: StressResult, paint: Paint): readonly string[] {
  const groups = groupFindings(findings);
  if (groups.length === 0) return [];
  const lines = groups.flatMap((group, place) => {
    const [first] = group;
    if (!first) return [];
    const cases = [...new Set(group.map(({ edgeCase }) => edgeCase))];
    const more = cases.length - MOST_CASES_NAMED;
    const named = `${cases.slice(0, MOST_CASES_NAMED).join(', ')}${more > 0 ? ` and ${phraseNumber(more)} more` : ''}`;
    const number = `${String(place + 1).padStart(3)}. `;
    const indent = ' '.repeat(number.length);
    return [
      `${number}${paint.strong(first.question)}`,
      `${indent}${paint.faint(`${first.code} ${first.break}`)} asked by ${named}`,
      ...(first.nearest ? [`${indent}Nearest: ${first.nearest.sentence}`] : []),
      `${indent}Smallest deal: ${first.example.id}, ${phraseCount(first.example.events.length, 'event')}; from ${first.from.deal}${first.from.variant === '' ? '' : ` with ${first.from.variant}`}`,
      '',
    ];
  });
  return [paint.strong('Questions that edge cases ask and the framework does not answer'), ...lines];
}

function describeSearch({ search }: StressResult, paint: Paint): readonly string[] {
  if (!search) return [];
  const { transitions, rules, states, unreached } = search.coverage;
  const part = (what: string, { reached, of }: typeof rules): string =>
    `${phraseNumber(reached)} of ${phraseNumber(of)} ${what}`;
  return [
    paint.strong(`Deals nobody recorded: ${phraseCount(search.runs, 'run')}`),
    `  reached ${part('transitions', transitions)}, ${part('rules', rules)}, ${part('states', states)}`,
    ...(unreached.length > 0 ? [`  not reached: ${unreached.join(', ')}`] : []),
    ...search.finds.map(
      ({ question, example }) =>
        `  ${example.id}  ${question} ${paint.faint(`(${phraseCount(example.events.length, 'event')})`)}`,
    ),
    '',
  ];
}

/** The catalogue of edge cases, for people. */
export function printCatalogue(cases: readonly EdgeCase[], paint: Paint): string {
  let theme: Theme | undefined;
  const lines = cases.flatMap((edgeCase) => {
    const title = edgeCase.theme === theme ? [] : [paint.strong(THEMES[edgeCase.theme])];
    theme = edgeCase.theme;
    const { id, question, answers, change, needs, parameters, sources } = edgeCase;
    return [
      ...title,
      `  ${id}`,
      `    ${question}`,
      `    Typical answers: ${answers.join('; ')}`,
      `    What is done: ${change}`,
      ...parameters.map(({ name, meaning }) => `    ${name}: ${meaning}`),
      ...(needs.length > 0 ? [`    Needs ${needs.map((need) => NEEDS[need]).join(', ')}`] : []),
      `    ${paint.faint(`Known from: ${sources.join('; ')}`)}`,
      '',
    ];
  });
  return `${lines.join('\n')}\n`;
}

/** The report as Markdown: the matrix as a table, then the questions. */
export function printStressMarkdown(framework: Framework, result: StressResult): string {
  const types = [...new Set(result.matrix.map(({ partnerType }) => partnerType))];
  const rows = [...new Set(result.matrix.map(({ edgeCase }) => edgeCase))].map((id) => {
    const cells = result.matrix.filter(({ edgeCase }) => edgeCase === id);
    return `| ${id} | ${cells.map(phraseCell).join(' | ')} |`;
  });
  const table =
    rows.length === 0
      ? []
      : [
          `| Edge case | ${types.map((type) => framework.partnerTypes.get(type)?.name ?? type).join(' | ')} |`,
          `|---|${types.map(() => '---|').join('')}`,
          ...rows,
          '',
        ];
  const questions = groupFindings(result.findings).flatMap(([first]) =>
    first ? [`- **${first.question}** \`${first.code}\` \`${first.break}\`, asked by ${first.edgeCase}`] : [],
  );
  const expected = result.expectations.map(
    (judged) => `- ${judged.met ? 'met' : '**not met**'}: ${phraseExpectation(judged)}`,
  );
  return [
    `# ${framework.name} ${framework.version}: stress test`,
    '',
    result.gate.passed ? 'The gate passed.' : `**The gate failed:** ${result.gate.reasons.join('; ')}`,
    '',
    ...table,
    ...(questions.length > 0 ? ['## Questions without an answer', '', ...questions, ''] : []),
    ...(expected.length > 0 ? ['## Expectations', '', ...expected, ''] : []),
  ].join('\n');
}
