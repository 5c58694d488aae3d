import { expect, test } from 'vitest';
import { NORTHWIND } from '../support/framework.ts';
import { runInMemory } from './runInMemory.ts';

const files = {
  'wordless.jsonc': NORTHWIND.replace('"question": "Who found the opportunity?",', ''),
  'f.jsonc': NORTHWIND,
  'deals.jsonl': '{"format":"cosell-deal/1","id":"D-1","events":[]}\n',
  'broken.jsonc': NORTHWIND.replace('"deal.lost": "lost"', '"deal.lost": "lots"'),
};

test('check says what it found, where, and how much', async () => {
  const { exitCode, stdout, stderr } = await runInMemory(['check', 'broken.jsonc'], { files });
  expect(exitCode).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toContain('broken.jsonc:');
  expect(stdout).toContain('"deal.lost": "lots"');
  expect(stdout).toMatch(/Northwind co-sell 1\.2\.0: \d+ errors?/);
});

test('check passes a framework without errors and counts warnings only when asked', async () => {
  const passed = await runInMemory(['check', 'wordless.jsonc', '--format', 'json'], { files });
  const report = JSON.parse(passed.stdout) as { diagnostics: { severity: string }[] };
  const warnings = report.diagnostics.filter(({ severity }) => severity === 'warning').length;
  expect(passed.exitCode).toBe(0);
  expect(warnings).toBeGreaterThan(0);
  expect(
    (await runInMemory(['check', 'wordless.jsonc', `--max-warnings=${warnings}`], { files })).exitCode,
  ).toBe(0);
  expect(
    (await runInMemory(['check', 'wordless.jsonc', `--max-warnings=${warnings - 1}`], { files })).exitCode,
  ).toBe(1);
});

test('the JSON names every place by offsets, line and column', async () => {
  const { stdout } = await runInMemory(['check', 'broken.jsonc', '--format=json'], { files });
  const report = JSON.parse(stdout) as {
    format: string;
    tool: { name: string };
    framework: { id: string; version: string; digest: string };
    diagnostics: {
      code: string;
      severity: string;
      range: { start: number; end: number; line: number; column: number };
    }[];
  };
  expect(Object.keys(report)).toEqual(['format', 'tool', 'framework', 'diagnostics']);
  expect(report.format).toBe('cosell-check/1');
  expect(report.tool.name).toBe('cosell');
  expect(report.framework).toMatchObject({ id: 'northwind', version: '1.2.0' });
  expect(report.framework.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const error = report.diagnostics.find(({ severity }) => severity === 'error');
  expect(Object.keys(error ?? {}).slice(0, 5)).toEqual(['code', 'severity', 'message', 'path', 'range']);
  const { start, end, line, column } = error!.range;
  expect(files['broken.jsonc'].slice(start, end)).toBe('"lots"');
  expect(files['broken.jsonc'].split('\n')[line - 1]?.slice(column - 1, column - 1 + end - start)).toBe(
    '"lots"',
  );
});

test('a text that is no framework at all is reported, not refused', async () => {
  const { exitCode, stdout } = await runInMemory(['check', '-'], { stdin: 'hello' });
  expect(exitCode).toBe(1);
  expect(stdout).toContain('error');
});

test('the result goes to the file named, without colours', async () => {
  const run = await runInMemory(['check', 'broken.jsonc', '-o', 'out.txt'], { files, isTerminal: true });
  expect(run.stdout).toBe('');
  expect(run.written.get('out.txt')).not.toContain('\u001b');
  const unwritable = await runInMemory(['check', 'f.jsonc', '-o', 'missing/out.txt'], { files });
  expect([unwritable.exitCode, unwritable.stderr]).toEqual([
    2,
    '"missing/out.txt" could not be written (ENOENT).\n',
  ]);
});

test('colours are for terminals whose owner wants them', async () => {
  const colourful = await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true });
  expect(colourful.stdout).toContain('\u001b[');
  for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }]) {
    expect(
      (await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true, env })).stdout,
    ).not.toContain('\u001b');
  }
  expect(
    (await runInMemory(['check', 'broken.jsonc'], { files, isTerminal: true, env: { NO_COLOR: '' } })).stdout,
  ).toContain('\u001b[');
});

test.each([
  [['check'], 'Name one framework: cosell check FRAMEWORK\n'],
  [['check', 'a', 'b'], 'Name one framework: cosell check FRAMEWORK\n'],
  [['check', 'nowhere.jsonc'], 'There is no file "nowhere.jsonc".\n'],
  [['check', 'deals.jsonl'], '"deals.jsonl" holds deals, not a framework.\n'],
  [
    ['check', 'f.jsonc', '--max-warnings=few'],
    '"few" is no value of "--max-warnings": give a whole number.\n',
  ],
  [
    ['check', 'f.jsonc', '--format=yaml'],
    '"yaml" is no value of "--format": choose text, json, junit, sarif, markdown.\n',
  ],
  [
    ['check', 'f.jsonc', '--severity=theory=off'],
    '"--severity theory=off": There is no diagnostic "theory". Did you mean "theory.*"?\n',
  ],
  [
    ['check', 'f.jsonc', '--severity=phrase.missing=loud'],
    '"--severity phrase.missing=loud": "loud" is no severity: choose error, warning, info, off.\n',
  ],
  [
    ['check', 'f.jsonc', '--severity=role.unknown=off'],
    '"--severity role.unknown=off": "role.unknown" is outside the format and stays an error.\n',
  ],
  [
    ['check', 'f.jsonc', '--settings=broken.jsonc'],
    '"broken.jsonc" is no settings of the check: { "severity": { "theory.*": "off" }, "accepted": [{ "id": "...", "reason": "..." }] }.\n',
  ],
])('refuses %j', async (argv, message) => {
  const { exitCode, stdout, stderr } = await runInMemory(argv, { files });
  expect([exitCode, stdout, stderr]).toEqual([2, '', message]);
});

interface Report {
  readonly diagnostics: readonly {
    readonly code: string;
    readonly severity: string;
    readonly id: string;
    readonly message: string;
  }[];
  readonly accepted?: readonly { readonly id: string; readonly reason: string }[];
  readonly outdated?: readonly string[];
}

async function checkJson(
  argv: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Report> {
  const run = await runInMemory(['check', ...argv, '--format=json'], { files: { ...files, ...more } });
  return JSON.parse(run.stdout) as Report;
}

test('[CK1] severities are set by code or family, a code beating its family and an option beating the settings', async () => {
  const settings = '{ "severity": { "visibility.*": "off", "visibility.missing": "error" } }';
  const asked = ['f.jsonc', '--settings', 's.check.jsonc'];
  const severitiesOf = ({ diagnostics }: Report, family: string): readonly string[] => [
    ...new Set(
      diagnostics
        .filter(({ code }) => code.startsWith(family))
        .map(({ code, severity }) => `${code} ${severity}`),
    ),
  ];
  expect(severitiesOf(await checkJson(asked, { 's.check.jsonc': settings }), 'visibility')).toEqual([
    'visibility.missing error',
  ]);
  expect(
    severitiesOf(
      await checkJson([...asked, '--severity', 'visibility.missing=off'], { 's.check.jsonc': settings }),
      'visibility',
    ),
  ).toEqual([]);
  const gated = await runInMemory(['check', ...asked], { files: { ...files, 's.check.jsonc': settings } });
  expect(gated.exitCode).toBe(1);
});

test('[CK2] an accepted finding counts no more, survives edits elsewhere, and is reported once it is gone', async () => {
  const found = (await checkJson(['f.jsonc'])).diagnostics.find(({ code }) => code === 'duty.partial')!;
  const baseline = JSON.stringify({ accepted: [{ id: found.id, reason: 'services only' }] });
  const edited = NORTHWIND.replace(
    '"responsibilities": [',
    '"responsibilities": [ { "stage": "pitch", "activity": "discovery-call", "responsible": "vendor-ae" },',
  );
  const mended = NORTHWIND.replace('"when": { "partnerType": ["services"] },', '');
  for (const text of [NORTHWIND, edited]) {
    const report = await checkJson(['e.jsonc', '--baseline', 'b.json'], {
      'e.jsonc': text,
      'b.json': baseline,
    });
    expect(report.accepted).toMatchObject([{ id: found.id, reason: 'services only' }]);
    expect(report.diagnostics.map(({ id }) => id)).not.toContain(found.id);
    expect(report.outdated).toBeUndefined();
  }
  const run = await runInMemory(['check', 'e.jsonc', '--baseline', 'b.json'], {
    files: { 'e.jsonc': mended, 'b.json': baseline },
  });
  expect(run.stderr).toBe(`The accepted finding ${found.id} does not occur any more.\n`);
});

test('[CK2] what is outside the format cannot be accepted', async () => {
  const [error] = (await checkJson(['broken.jsonc'])).diagnostics.filter(
    ({ severity }) => severity === 'error',
  );
  const baseline = JSON.stringify({ accepted: [{ id: error!.id, reason: 'later' }] });
  const run = await runInMemory(['check', 'broken.jsonc', '--baseline=b.json'], {
    files: { ...files, 'b.json': baseline },
  });
  expect(run.exitCode).toBe(1);
});

test('[CK3] SARIF, JUnit and Markdown tell the same findings', async () => {
  const { diagnostics } = await checkJson(['broken.jsonc']);
  const baseline = JSON.stringify({
    accepted: [{ id: diagnostics.find(({ severity }) => severity === 'info')!.id, reason: 'a < b' }],
  });
  const print = async (format: string): Promise<string> =>
    (
      await runInMemory(['check', 'broken.jsonc', '--baseline=b.json', `--format=${format}`], {
        files: { ...files, 'b.json': baseline },
      })
    ).stdout;
  const sarif = JSON.parse(await print('sarif')) as {
    runs: {
      results: { ruleId: string; partialFingerprints: Record<string, string>; suppressions?: unknown[] }[];
    }[];
  };
  const results = sarif.runs[0]!.results;
  expect(results.map(({ partialFingerprints }) => partialFingerprints['cosellFinding/v1']).sort()).toEqual(
    diagnostics.map(({ id }) => id).sort(),
  );
  expect(results.filter(({ suppressions }) => suppressions)).toHaveLength(1);
  const junit = await print('junit');
  expect(junit.match(/<testcase /g)).toHaveLength(diagnostics.length);
  expect(junit.match(/<failure /g)).toHaveLength(
    diagnostics.filter(({ severity }) => severity !== 'info').length,
  );
  expect(junit).toContain('<skipped message="a &lt; b"/>');
  const markdown = await print('markdown');
  expect(markdown.split('\n').filter((line) => /^\| (?:error|warning|info) /.test(line))).toHaveLength(
    diagnostics.length - 1,
  );
  expect(markdown).toContain('Accepted: a &lt; b');
});

test('[CK4] with deals, what none of them exercised is theory', async () => {
  const deals =
    '{"format":"cosell-deal/1","id":"D-1","outcome":"lost","closedAt":"2026-02-01","facts":{"origin":"partner","customer":"vendor-account"},"events":[{"at":"2026-01-05T09:00:00Z","type":"deal.lost"}]}';
  const { diagnostics } = await checkJson(['f.jsonc', '--deals', 'd.deals.jsonl'], {
    'd.deals.jsonl': deals,
  });
  const theory = diagnostics.filter(({ code }) => code.startsWith('theory.'));
  const rules = theory.filter(({ code }) => code === 'theory.unused-rule').map(({ message }) => message);
  expect(rules).toContain('Theory: the rule "lead-1" of "customerLead" answered in none of the deals.');
  expect(rules).not.toContain('Theory: the rule "lead-2" of "customerLead" answered in none of the deals.');
  expect(theory.map(({ message }) => message)).toContain(
    'Theory: none of the deals left "pitch" on "stage.close".',
  );
  expect(theory.map(({ message }) => message)).not.toContain(
    'Theory: none of the deals left "discovery" on "deal.lost".',
  );
  expect((await checkJson(['f.jsonc'])).diagnostics.filter(({ code }) => code.startsWith('theory.'))).toEqual(
    [],
  );
});
