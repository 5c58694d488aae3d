import { describe, expect, it } from 'vitest';
import { printDiagnostic, type Diagnostic } from '../../../src/core/diagnostics/index.ts';

function diagnosticAt(text: string, part: string): Diagnostic {
  const start = text.indexOf(part);
  const before = text.slice(0, start);
  return {
    code: 'target.unknown',
    severity: 'error',
    message: 'There is no state "lots".',
    path: [],
    range: {
      start,
      end: start + part.length,
      line: before.split('\n').length,
      column: start - before.lastIndexOf('\n'),
    },
  };
}

describe('printDiagnostic', () => {
  it('shows the line and marks the place', () => {
    const text = '{\n\t"on": "lots",\r\n}';
    expect(printDiagnostic(diagnosticAt(text, '"lots"'), text, 'a.jsonc')).toBe(
      [
        'a.jsonc:2:8: error: There is no state "lots". [target.unknown]',
        '  2 |  "on": "lots",',
        '    |        ^^^^^^',
      ].join('\n'),
    );
  });

  it('marks the first line of a place over several lines', () => {
    const text = 'ab {\n}';
    expect(printDiagnostic(diagnosticAt(text, '{\n}'), text, 'f').split('\n').slice(1)).toEqual([
      '  1 | ab {',
      '    |    ^',
    ]);
  });

  it('shows a window of a very long line', () => {
    const text = `${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`;
    const [, line = '', marker = ''] = printDiagnostic(diagnosticAt(text, 'HERE'), text, 'f').split('\n');
    expect(line.length).toBeLessThan(140);
    expect(line.indexOf('HERE')).toBe(marker.indexOf('^'));
    expect(marker.trim().slice(1).trim()).toBe('^^^^');
  });

  it('marks one place at the end of an empty text', () => {
    const range = { start: 0, end: 0, line: 1, column: 1 };
    expect(
      printDiagnostic({ ...diagnosticAt('', ''), range }, '', 'f')
        .split('\n')
        .slice(1),
    ).toEqual(['  1 | ', '    | ^']);
  });
});
