import { phraseExpectation } from '../core/stress/index.ts';
import type { StressResult } from './stressResult.ts';
import { phraseCell } from './stressText.ts';

interface TestCase {
  readonly name: string;
  readonly suite: string;
  /** Why it failed; undefined when it passed. */
  readonly failure: string | undefined;
  readonly skipped?: boolean;
}

/** The report as JUnit XML: a test for each deal that expects something, and one for each edge case and partner type. */
export function printStressJunit({ expectations, matrix, findings, framework }: StressResult): string {
  const cases: TestCase[] = [
    ...expectations.map((judged) => ({
      name: judged.edgeCase === undefined ? judged.deal : `${judged.edgeCase}: ${judged.deal}`,
      suite: 'expectations',
      failure: judged.met ? undefined : phraseExpectation(judged),
    })),
    ...matrix.map((cell) => {
      const asked = findings.filter(
        ({ edgeCase, partnerType }) => edgeCase === cell.edgeCase && partnerType === cell.partnerType,
      );
      return {
        name: `${cell.edgeCase}: ${cell.partnerType}`,
        suite: 'edge cases',
        failure:
          asked.length === 0
            ? undefined
            : `${phraseCell(cell)}: ${asked.map(({ question }) => question).join(' ')}`,
        skipped: cell.tried === 0,
      };
    }),
  ];
  const suites = [...new Set(cases.map(({ suite }) => suite))].map((suite) => {
    const own = cases.filter((one) => one.suite === suite);
    const count = (test: (one: TestCase) => boolean): string => String(own.filter(test).length);
    return [
      `  <testsuite name="${escape(suite)}" tests="${String(own.length)}" failures="${count(({ failure }) => failure !== undefined)}" skipped="${count(({ skipped }) => skipped === true)}">`,
      ...own.map((one) => printCase(framework.id, one)),
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="cosell stress">\n${suites.join('\n')}\n</testsuites>\n`;
}

function printCase(framework: string, { name, suite, failure, skipped }: TestCase): string {
  const open = `    <testcase classname="${escape(`${framework}.${suite}`)}" name="${escape(name)}"`;
  if (failure !== undefined) return `${open}><failure message="${escape(failure)}"/></testcase>`;
  return skipped === true ? `${open}><skipped/></testcase>` : `${open}/>`;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an attribute; characters XML 1.0 has no place for are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}
