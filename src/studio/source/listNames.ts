import { stateTreeOf, type Framework, type JsonPath, type ParsedFramework } from '../../core/index.ts';
import { listConditionColumns } from '../session/listConditionColumns.ts';
import { findToken, isDeclared, resolveName } from './findName.ts';

/** Names that may stand in the quotes at a place of the text. */
export interface NamesOnOffer {
  /** 0-based offsets of the quotes; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly names: readonly { readonly name: string; readonly definition: JsonPath }[];
}

/** The declared names that would mean something between the quotes at an offset; undefined outside of quotes. */
export function listNames(
  parsed: ParsedFramework,
  framework: Framework,
  offset: number,
): NamesOnOffer | undefined {
  const token = findToken(parsed, offset);
  if (!token || offset === token.start) return undefined;
  const { start, end, path, isKey } = token;
  // A name to be declared is a new one.
  if (isKey && path.length === 2) return undefined;
  const names = listAll(framework).flatMap((name) => {
    const place = isKey ? [...path.slice(0, -1), name] : path;
    const definition = resolveName(framework, place, isKey ? undefined : name);
    // Where it is declared, a key means itself.
    if (!definition || isSamePath(definition, place)) return [];
    const known = isDeclared(parsed, definition) || isBuiltIn(framework, definition);
    return known ? [{ name, definition }] : [];
  });
  return { start, end, names: [...names, ...listDerived(framework, path, isKey, names)] };
}

/** Every name the framework knows, once. */
function listAll(framework: Framework): readonly string[] {
  const { sides, partnerTypes, roles, facts, events, activities, calendars, durations, decisions } =
    framework;
  const sections = [sides, partnerTypes, roles, facts, events, activities, calendars, durations, decisions];
  const states = [...framework.lifecycles.values()].flatMap((lifecycle) =>
    stateTreeOf(lifecycle).entries.flatMap(({ node }) =>
      node.path.length === 0
        ? [lifecycle.name]
        : [node.key, node.path.join('.'), `${lifecycle.name}.${node.path.join('.')}`],
    ),
  );
  const values = [...facts.values()].flatMap((fact) => [...fact.values.keys()]);
  const answers = [...decisions.values()].flatMap(({ output }) =>
    (output.kind === 'columns' ? [...output.columns.values()] : [output]).flatMap((column) =>
      column.kind === 'enum' ? [...column.values.keys()] : [],
    ),
  );
  return [
    ...new Set([...sections.flatMap((section) => [...section.keys()]), ...states, ...values, ...answers]),
  ];
}

function isSamePath(one: JsonPath, other: JsonPath): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

/** Vendor and partner need no declaration. */
function isBuiltIn(framework: Framework, [section, name]: JsonPath): boolean {
  return section === 'sides' && framework.sides.has(String(name));
}

/** Where a fact may be asked for, what is derived may be asked for as well. */
function listDerived(
  framework: Framework,
  path: JsonPath,
  isKey: boolean,
  present: NamesOnOffer['names'],
): NamesOnOffer['names'] {
  const asksFacts = isKey ? path.at(-2) === 'when' || path.at(-2) === 'facts' : path.at(-2) === 'inputs';
  if (!asksFacts) return [];
  return listConditionColumns(framework)
    .filter(({ name }) => !present.some((other) => other.name === name))
    .map(({ name }) => ({ name, definition: ['facts', name] }));
}
