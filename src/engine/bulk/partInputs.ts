import {
  partOfDecision,
  type AskedPart,
  type CompiledFramework,
  type Distinctions,
} from '../../core/index.ts';
import { isSameValue } from './sameValue.ts';

/** What a part of the replay may read of a framework. Parts with the same inputs find the same in every deal. */
export type PartInputs = readonly unknown[];

/** Said to people who read the file, and places in it. */
const REMARKS: ReadonlySet<string> = new Set(['note', 'description', 'jsonPath', 'how', 'deliverable']);

export function haveSameInputs(a: PartInputs, b: PartInputs): boolean {
  return isSameValue(a, b, REMARKS);
}

/** All that the explanation of deals depends on; `types` are the event types they hold. */
export function inputsOfExplanation(compiled: CompiledFramework, types: readonly string[]): PartInputs {
  const { framework, known, moving, alwaysFree } = compiled;
  const { facts, events, roles, sides, partnerTypes, lifecycles, durations, calendars, timezone } = framework;
  return [
    [...facts].map(([name, { type, values, min, max, of }]) => [
      name,
      type,
      [...values.keys()],
      min,
      max,
      of,
    ]),
    [...events].map(([type, { data }]) => [type, data]),
    [...roles].map(([role, { side }]) => [role, side]),
    [...sides.keys()],
    [...partnerTypes.keys()],
    [...lifecycles.values()].map(({ name, createdBy, config }) => [
      name,
      createdBy,
      JSON.stringify(config, withoutRemarks),
      // An event may be called like a remark.
      compiled.lifecycles
        .get(name)
        ?.machine.transitions.map(({ transition: { id, target } }) => [id, target]),
    ]),
    [durations, calendars, timezone],
    types.map((type) => [known.has(type), moving.has(type), alwaysFree.has(type)]),
  ];
}

/** What a part depends on besides how deals are explained. */
export function inputsOfPart(
  { framework, known }: CompiledFramework,
  part: AskedPart,
  types: readonly string[],
): PartInputs {
  const { facts, events, activities, roles, sides, partnerTypes } = framework;
  // In words of the framework, which any part may use.
  const words = [facts, events, activities, roles, sides, partnerTypes];
  switch (part) {
    case 'departures':
      return [...words, types.map((type) => known.has(type))];
    case 'roles':
      return [...words, framework.responsibilities];
    case 'sharing':
      return [...words, framework.tracking];
    default:
      return [...words, [...framework.decisions].filter(([name]) => partOfDecision(name) === part)];
  }
}

/**
 * What decides which decisions a part asks and about what, whatever they answer; undefined of a part that asks none. Where it is the same, an edit
 * of rules changes what a part finds only in deals about which some decision now says something else.
 */
export function outlineOfPart(
  compiled: CompiledFramework,
  part: AskedPart,
  distinctions: Distinctions,
): PartInputs | undefined {
  if (part === 'departures' || part === 'roles' || part === 'sharing') return undefined;
  const { framework } = compiled;
  const { facts, events, activities, roles, sides, partnerTypes } = framework;
  return [
    [facts, events, activities, roles, sides, partnerTypes],
    [...compiled.decisions]
      .filter(([name]) => partOfDecision(name) === part)
      .map(([name, { decision, columns }]) => [
        ...[name, decision.question, decision.inputs, decision.output, decision.on],
        columns.map(({ column }) => [column, distinctions.isExact(column), distinctions.cutsOf(column)]),
      ]),
  ];
}

function withoutRemarks(key: string, value: unknown): unknown {
  return key === 'description' && typeof value === 'string' ? undefined : value;
}
