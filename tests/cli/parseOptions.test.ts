import { expect, test } from 'vitest';
import { parseOptions } from '../../src/cli/parseOptions.ts';

const SPECS = {
  format: { type: 'string', values: ['text', 'json'] },
  runs: { type: 'boolean' },
  map: { type: 'string', multiple: true },
  output: { type: 'string', short: 'o' },
} as const;

function messageFor(...args: string[]): string | undefined {
  const parsed = parseOptions(args, SPECS);
  return parsed.ok ? undefined : parsed.error.message;
}

test('options and names may be mixed; "--" ends the options', () => {
  const parsed = parseOptions(
    ['a', '--runs', '-o', 'out', 'b', '--map=x=1', '--map', 'y=2', '--', '--c'],
    SPECS,
  );
  if (!parsed.ok) throw new Error(parsed.error.message);
  const options = parsed.value;
  expect(options.positionals).toEqual(['a', 'b', '--c']);
  expect(options.isSet('runs')).toBe(true);
  expect(options.isSet('format')).toBe(false);
  expect(options.text('output')).toBe('out');
  expect(options.text('format')).toBeUndefined();
  expect(options.texts('map')).toEqual(['x=1', 'y=2']);
});

test('"-" is a value and a name', () => {
  const parsed = parseOptions(['-', '--output', '-'], SPECS);
  expect(parsed.ok && [parsed.value.positionals, parsed.value.text('output')]).toEqual([['-'], '-']);
});

test.each([
  [['--fromat', 'json'], 'There is no option "--fromat" here. Did you mean "--format"?'],
  [['-x'], 'There is no option "-x" here. --help lists the options.'],
  [['--toString'], 'There is no option "--toString" here. --help lists the options.'],
  [['--format'], 'The option "--format" needs a value.'],
  [['--format', '--runs'], 'The option "--format" needs a value.'],
  [['--format=yaml'], '"yaml" is no value of "--format": choose text, json.'],
  [['--format=jsn'], '"jsn" is no value of "--format": choose text, json. Did you mean "json"?'],
  [['--runs=yes'], 'The option "--runs" takes no value.'],
  [['--format=json', '--format=text'], 'The option "--format" is given twice.'],
])('refuses %j', (args, message) => {
  expect(messageFor(...args)).toBe(message);
});
