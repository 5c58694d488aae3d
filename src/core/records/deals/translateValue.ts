import type { FactValue } from '../../model/cell.ts';
import type { FactDefinition, Framework } from '../../model/framework.ts';
import type { FieldValue, RecordedField } from '../history/history.ts';
import { labelOf } from '../mapping/lineIndex.ts';
import type { Currency, FieldLine } from '../mapping/mapping.ts';

/** What a recorded value means by a field line. */
export type Meaning =
  | {
      readonly kind: 'known';
      readonly value: FactValue;
      /** Not among the values the framework declares. */ readonly outside?: true;
    }
  /** Left unknown on purpose. */
  | { readonly kind: 'unknown' }
  /** `unlisted`: the table of values lacks it; `unreadable`: no number, or no yes or no; `currency`: no rate for it. */
  | { readonly kind: 'unlisted' | 'unreadable' | 'currency' };

/** Translates a value by the table of its line, or as the fact's type asks. `currencyOf` gives the currency the same object tells. */
export function translateValue(
  line: FieldLine,
  value: FieldValue,
  label: string | undefined,
  framework: Framework | undefined,
  currencyOf: (currency: Currency) => RecordedField | undefined,
): Meaning {
  const { values } = line;
  if (values) {
    const shown = labelOf(value, label);
    const key = values.has(shown) ? shown : String(value);
    if (!values.has(key)) return { kind: 'unlisted' };
    const meant = values.get(key);
    return meant === undefined ? { kind: 'unknown' } : judged(line, meant, framework);
  }
  const fact = factOf(line, framework);
  if (fact?.type === 'number' || line.currency || line.decimal) {
    const number = toNumber(value, line.decimal ?? '.');
    if (number === undefined) return { kind: 'unreadable' };
    const rate = line.currency ? rateOf(line.currency, currencyOf(line.currency)) : 1;
    return rate === undefined
      ? { kind: 'currency' }
      : judged(line, roundCents(number * rate, rate), framework);
  }
  if (fact?.type === 'boolean') {
    const truth = toBoolean(value);
    return truth === undefined ? { kind: 'unreadable' } : { kind: 'known', value: truth };
  }
  const isPlain = line.to.startsWith('fact.') || line.to.startsWith('data.');
  return judged(line, isPlain ? value : labelOf(value, label), framework);
}

function judged(line: FieldLine, value: FactValue, framework: Framework | undefined): Meaning {
  return isDeclared(line, value, framework)
    ? { kind: 'known', value }
    : { kind: 'known', value, outside: true };
}

function isDeclared({ to }: FieldLine, value: FactValue, framework: Framework | undefined): boolean {
  if (!framework) return true;
  if (to === 'partnerType') return framework.partnerTypes.has(String(value));
  if (to === 'lead' || to === 'by.role') return framework.roles.has(String(value));
  if (to === 'by.side') return framework.sides.has(String(value));
  if (to === 'outcome') return value === 'won' || value === 'lost' || value === 'open';
  const fact = to.startsWith('fact.') ? framework.facts.get(to.slice('fact.'.length)) : undefined;
  if (fact?.type === 'enum') return typeof value === 'string' && fact.values.has(value);
  if (fact?.type === 'boolean') return typeof value === 'boolean';
  if (fact?.type !== 'number') return true;
  return typeof value === 'number' && value >= (fact.min ?? -Infinity) && value <= (fact.max ?? Infinity);
}

function factOf({ to }: FieldLine, framework: Framework | undefined): FactDefinition | undefined {
  return to.startsWith('fact.') ? framework?.facts.get(to.slice('fact.'.length)) : undefined;
}

function rateOf(currency: Currency, field: RecordedField | undefined): number | undefined {
  if (!field) return 1;
  const code = String(field.value).trim().toUpperCase();
  return code === currency.into.toUpperCase() ? 1 : currency.rates.get(code);
}

/** Converted amounts carry no more than cents; others stay exactly as recorded. */
function roundCents(amount: number, rate: number): number {
  return rate === 1 ? amount : Math.round(amount * 100) / 100;
}

/** "84.000,50 €", "$1,200" and 84000.5 alike; thousands may be set off by the other sign, spaces or apostrophes. */
export function toNumber(value: FieldValue, decimal: '.' | ','): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : undefined;
  if (typeof value === 'boolean') return undefined;
  const plain = value.replace(/[\s\u00a0\u202f'’]|\p{Sc}|[A-Z]{3}/gu, '');
  const thousands = decimal === '.' ? ',' : '.';
  const form =
    decimal === '.'
      ? /^[-+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/
      : /^[-+]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;
  if (!form.test(plain)) return undefined;
  const number = Number(plain.replaceAll(thousands, '').replace(',', '.'));
  return Number.isFinite(number) ? number + 0 : undefined;
}

/** Yes and no as systems write them; undefined for anything else. */
function toBoolean(value: FieldValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = String(value).trim().toLowerCase();
  if (['true', 'yes', 'y', '1', 'x', 'ja'].includes(text)) return true;
  return ['false', 'no', 'n', '0', 'nein'].includes(text) ? false : undefined;
}
