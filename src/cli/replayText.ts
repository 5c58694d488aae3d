import type { Break, Finding, FindingKind, Framework, GroupSurvival } from '../core/index.ts';
import { printCoverageText } from './coverageText.ts';
import type { Paint } from './paint.ts';
import { phraseCount, phraseNumber } from './phraseCount.ts';
import { phrasePercent, phraseRange, phraseSurvival } from './phraseSurvival.ts';
import type { ReportHead } from './replayJson.ts';
import { printTraceText } from './traceText.ts';

const KIND_IN_WORDS: Readonly<Record<FindingKind, string>> = {
  silent: 'the framework is silent',
  ambiguous: 'the framework gives two different answers',
  contradicted: 'the deals did otherwise',
  unreadable: 'the record does not say',
};

/**
 * The report for people: how many deals survive, the questions that break the others, and where to look next. `findingsOf` tells the findings
 * of a deal, by id.
 */
export function printReplayText(
  framework: Framework,
  report: ReportHead,
  findingsOf: (deal: string) => readonly Finding[],
  accepted: ReadonlyMap<string, string>,
  paint: Paint,
): string {
  const breaking = report.breaks.filter(({ kind }) => kind === 'silent' || kind === 'ambiguous');
  const departing = report.breaks.filter(({ kind }) => kind === 'contradicted');
  const unreadable = report.breaks.filter(({ kind }) => kind === 'unreadable');
  const list = (title: string, breaks: readonly Break[]): string[] =>
    breaks.length === 0
      ? []
      : [
          paint.strong(title),
          ...breaks.flatMap((found, index) =>
            describeBreak(framework, findingsOf, found, index + 1, accepted, paint),
          ),
        ];
  return [
    ...describeHeadline(framework, report, paint),
    '',
    ...list('Questions the framework does not answer', breaking),
    ...list('Where deals went another way', departing),
    ...list('What the records do not say', unreadable),
    ...describeGroups(framework, report, paint),
    ...describeEvidence(framework, report, paint),
    ...printCoverageText(framework, report.coverage, paint),
    ...describeRejectedLines(report, paint),
    ...(report.trace ? printTraceText(framework, String(report.options['trace']), report.trace, paint) : []),
    describeGate(report, paint),
    '',
  ].join('\n');
}

function describeHeadline(framework: Framework, { deals, survival }: ReportHead, paint: Paint): string[] {
  const lines = [
    `${framework.name} ${framework.version}, ${phraseCount(deals.replayed, 'deal')} replayed`,
    '',
    paint.strong(`${capitalise(phraseSurvival(deals.survived, survival))}.`),
  ];
  if (deals.unproven > 0 && survival.atLeast !== null && survival.atMost !== null) {
    const more =
      deals.unproven === 1
        ? '1 more deal is unproven'
        : `${phraseNumber(deals.unproven)} more deals are unproven`;
    lines.push(
      `${more}: a question stayed open for want of a fact, or none was asked. Of all ${phraseNumber(deals.replayed)} deals, ${phraseRange(survival.atLeast, survival.atMost)} survive.`,
    );
  }
  if (deals.survived > 0) {
    lines.push(
      `${phraseNumber(deals.followed)} of the ${phraseNumber(deals.survived)} surviving ${deals.survived === 1 ? 'deal' : 'deals'} can be shown to have gone the way the framework says.`,
    );
  }
  return lines;
}

function describeBreak(
  framework: Framework,
  findingsOf: (deal: string) => readonly Finding[],
  found: Break,
  rank: number,
  accepted: ReadonlyMap<string, string>,
  paint: Paint,
): string[] {
  const unit = framework.facts.get('amount')?.unit;
  const amount =
    found.amountWon === null || found.amountWon === 0
      ? ''
      : ` (${phraseNumber(found.amountWon)}${unit === undefined ? '' : ` ${unit}`})`;
  const number = `${String(rank).padStart(3)}. `;
  const indent = ' '.repeat(number.length);
  const findings = findingsOf(found.example).filter(({ break: id }) => id === found.id);
  const example = findings.find(({ causedBy }) => causedBy === undefined) ?? findings[0];
  const reason = accepted.get(found.id);
  return [
    `${number}${paint.strong(found.question)}`,
    `${indent}${capitalise(KIND_IN_WORDS[found.kind])}: ${phraseCount(found.deals, 'deal')}, ${phraseNumber(found.won)} won${amount}. ${paint.faint(`${found.code} ${found.id}`)}`,
    ...(example ? [`${indent}For example ${describeExample(example)}`] : []),
    ...(example?.nearest && !example.detail.includes(example.nearest.sentence)
      ? [`${indent}Nearest: ${endSentence(example.nearest.sentence)}`]
      : []),
    ...(reason === undefined ? [] : [`${indent}Accepted: ${endSentence(reason)}`]),
    '',
  ];
}

function describeExample(finding: Finding): string {
  const when = `${finding.at.slice(0, 10)} ${finding.at.slice(11, 16)} UTC`;
  const where = finding.stage === undefined ? '' : `, at ${finding.stage}`;
  const detail = finding.detail === '' ? '' : ` ${endSentence(finding.detail)}`;
  return `${finding.deal}, ${when}${where}.${detail}`;
}

function describeGroups(framework: Framework, report: ReportHead, paint: Paint): string[] {
  const types = Object.entries(report.byPartnerType).map(
    ([type, group]) => [framework.partnerTypes.get(type)?.name ?? type, group] as const,
  );
  if (types.length < 2) return [];
  const width = Math.max(...types.map(([name]) => name.length));
  return [
    paint.strong('By partner type'),
    ...types.map(([name, group]) => `  ${name.padEnd(width)}  ${describeGroup(group)}`),
    '',
  ];
}

function describeGroup(group: GroupSurvival): string {
  const unproven = group.unproven > 0 ? `; ${phraseNumber(group.unproven)} unproven` : '';
  return `${phraseSurvival(group.survived, { ...group, of: group.survived + group.broken })}${unproven}`;
}

function describeEvidence(framework: Framework, report: ReportHead, paint: Paint): string[] {
  const lines = Object.entries(report.answers).flatMap(([name, counts]) => {
    const compared = counts.confirmed + counts.contradicted;
    const question = framework.decisions.get(name)?.question ?? name;
    if (compared === 0) {
      return counts.unchecked === 0
        ? []
        : [`  ${question} The records never say what happened, so nothing confirms the answers.`];
    }
    const vendorFirst =
      name === 'customerLead' || name === 'registrationConflict' ? report.baseline[name] : undefined;
    const simple =
      vendorFirst === undefined || vendorFirst.checked === 0
        ? ''
        : ` A framework that always says "vendor, first stands" would agree ${phrasePercent(vendorFirst.right / vendorFirst.checked)} of the time.`;
    return [
      `  ${question} ${phraseNumber(counts.confirmed)} of ${phraseCount(compared, 'answer')} that the records can check ${counts.confirmed === 1 ? 'agrees' : 'agree'} with what happened.${simple}`,
    ];
  });
  return lines.length === 0 ? [] : [paint.strong('Answers compared with what happened'), ...lines, ''];
}

function describeRejectedLines(report: ReportHead, paint: Paint): string[] {
  const lines = report.inputs.flatMap(({ name, rejectedLines }) =>
    rejectedLines.map(
      ({ line, message }) => `  ${name === '-' ? 'standard input' : name}, line ${line}: ${message}`,
    ),
  );
  return lines.length === 0 ? [] : [paint.strong('Lines that were left out'), ...lines, ''];
}

function describeGate({ gate }: ReportHead, paint: Paint): string {
  if (gate.passed) return paint.good('The gate passed.');
  return `${paint.bad('The gate failed:')} ${gate.reasons.join('; ')}.`;
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
