import { parseArgs } from 'node:util';
import { didYouMean, ok, refused, type Result } from '../core/index.ts';

/** An option's shape: with `values`, one of a closed list. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly values?: readonly string[];
}

/** Something wrong with how the program was called, or with a file it was given; one sentence for people. */
export interface Refusal {
  readonly kind: 'usage' | 'input';
  readonly message: string;
}

export interface Options {
  readonly positionals: readonly string[];
  /** The last value given. */
  text(name: string): string | undefined;
  /** All values given, in order. */
  texts(name: string): readonly string[];
  isSet(name: string): boolean;
}

/** Reads the arguments of one command against its options. */
export function parseOptions(
  args: readonly string[],
  specs: Readonly<Record<string, OptionSpec>>,
): Result<Options, Refusal> {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      Object.entries(specs).map(([name, { type, short }]) => [
        name,
        short === undefined ? { type } : { type, short },
      ]),
    ),
  });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
    if (!spec) {
      const known = Object.keys(specs).map((name) => `--${name}`);
      const hint = didYouMean(token.rawName, known) || ' --help lists the options.';
      return refuse(`There is no option "${token.rawName}" here.${hint}`);
    }
    const option = `"--${token.name}"`;
    if (spec.type === 'boolean') {
      if (token.value !== undefined) return refuse(`The option ${option} takes no value.`);
      given.set(token.name, []);
      continue;
    }
    if (token.value === undefined || (!token.inlineValue && /^-./.test(token.value))) {
      return refuse(`The option ${option} needs a value.`);
    }
    if (spec.values && !spec.values.includes(token.value)) {
      return refuse(
        `"${token.value}" is no value of ${option}: choose ${spec.values.join(', ')}.${didYouMean(token.value, spec.values)}`,
      );
    }
    const values = given.get(token.name) ?? [];
    if (values.length > 0 && spec.multiple !== true) {
      return refuse(`The option ${option} is given twice.`);
    }
    given.set(token.name, [...values, token.value]);
  }
  return ok({
    positionals,
    text: (name) => given.get(name)?.at(-1),
    texts: (name) => given.get(name) ?? [],
    isSet: (name) => given.has(name),
  });
}

function refuse(message: string): Result<never, Refusal> {
  return refused({ kind: 'usage', message });
}
