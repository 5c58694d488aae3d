import type { Deal } from '../model/deal.ts';
import type { DealView } from './dealView.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What edge cases are about, in the order in which they are listed. */
export const THEMES = {
  collisions: 'Registrations that collide',
  timing: 'Registrations early, late and missing',
  clocks: 'Clocks and calendars',
  customers: 'Whose customer',
  accounts: 'Accounts that change',
  people: 'People',
  partners: 'Partners that change',
  market: 'Tenders, marketplaces and clouds',
  shapes: 'Deals that change shape',
  exceptions: 'Exceptions',
  records: 'Records',
} as const;
export type Theme = keyof typeof THEMES;

/** What a deal or framework needs for an edge case to make sense. */
export const NEEDS = {
  events: 'a deal with an event whose time can be read',
  partner: 'a deal that names a partner',
  registered: 'a deal with a registration',
  granted: 'a deal with a registration that was granted',
  unregistered: 'a deal without a registration',
  registering: 'a framework with a registration path',
  protecting: 'a framework whose protection ends by a clock',
  closed: 'a deal that is won or lost',
  won: 'a deal that is won',
  lost: 'a deal that is lost',
  staged: 'a deal that enters a second stage',
} as const;
export type Need = keyof typeof NEEDS;

const HOLDS: Readonly<Record<Need, (view: DealView) => boolean>> = {
  events: ({ events }) => events.length > 0,
  partner: ({ partner }) => partner !== undefined,
  registered: ({ registrations }) => registrations.length > 0,
  granted: ({ registrations }) => registrations[0]?.granted !== undefined,
  unregistered: ({ registrations }) => registrations.length === 0,
  registering: ({ words }) => words.registration !== undefined,
  protecting: ({ words }) => words.registration?.protection !== undefined,
  closed: ({ closing, deal }) => closing !== undefined && deal.outcome !== 'open',
  won: ({ closing, deal }) => closing !== undefined && deal.outcome === 'won',
  lost: ({ closing, deal }) => closing !== undefined && deal.outcome === 'lost',
  staged: ({ stages }) => stages.length > 1,
};

type Value = string | number;

/** A choice within an edge case: how many hours apart, which partner, which stage. */
export interface Parameter<V extends Value> {
  readonly meaning: string;
  readonly values: readonly V[] | ((words: Vocabulary) => readonly V[]);
}

/** One combination of an edge case's parameters, ready to change deals. */
export interface Variant {
  /** "hours=3, partner=services"; "" without parameters. */
  readonly label: string;
  /** The deal with the edge case in it; undefined where it makes no sense in this deal. */
  apply(view: DealView): Deal | undefined;
}

/** A documented transformation of a deal into an awkward one. */
export interface EdgeCase {
  /** Kebab-case, as it stands in a deal's `edgeCase`. */
  readonly id: string;
  readonly theme: Theme;
  /** What a framework has to answer. */
  readonly question: string;
  /** What frameworks typically answer. */
  readonly answers: readonly string[];
  /** Where the case or its answers are known from. */
  readonly sources: readonly string[];
  /** What is done to the deal. */
  readonly change: string;
  readonly needs: readonly Need[];
  readonly parameters: readonly { readonly name: string; readonly meaning: string }[];
  variants(words: Vocabulary): readonly Variant[];
}

interface EdgeCaseSpec<P extends Readonly<Record<string, Value>>> extends Pick<
  EdgeCase,
  'id' | 'theme' | 'question' | 'answers' | 'sources' | 'change' | 'needs'
> {
  readonly parameters?: { readonly [Name in keyof P]: Parameter<P[Name]> };
  /** Undefined where the case makes no sense in the deal although its needs are met. */
  readonly tell: (view: DealView, values: P) => Deal | undefined;
}

/** Defines an edge case; its variants are the combinations of its parameters. */
export function defineEdgeCase<P extends Readonly<Record<string, Value>>>(spec: EdgeCaseSpec<P>): EdgeCase {
  const { parameters, tell, ...about } = spec;
  const named = Object.entries<Parameter<Value>>(parameters ?? {});
  return {
    ...about,
    parameters: named.map(([name, { meaning }]) => ({ name, meaning })),
    variants: (words) =>
      combine(
        named.map(([name, { values }]) =>
          (typeof values === 'function' ? values(words) : values).map((value) => [name, value] as const),
        ),
      ).map((chosen) => ({
        label: chosen.map(([name, value]) => `${name}=${String(value)}`).join(', '),
        apply: (view) => {
          if (!spec.needs.every((need) => HOLDS[need](view))) return undefined;
          const told = tell(view, Object.fromEntries(chosen) as P);
          return told && withoutExpectation({ ...told, edgeCase: spec.id });
        },
      })),
  };
}

/** What was expected of the deal says nothing about the changed one. */
function withoutExpectation({ expect: _expect, ...deal }: Deal): Deal {
  return deal;
}

function combine<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
    [[]],
  );
}
