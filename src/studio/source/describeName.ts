import { stateTreeOf, type Framework, type JsonPath } from '../../core/index.ts';
import { phraseDuration, titleOfKey } from '../session/phraseEvent.ts';
import { statePathOf } from '../session/commandsForPath.ts';

/** What stands behind a name, in Markdown; undefined when the text says no more than the name. */
export function describeName(framework: Framework, path: JsonPath): string | undefined {
  const [section, key = '', , value = ''] = path.map(String);
  const state = statePathOf(path);
  if (state) {
    const lifecycle = framework.lifecycles.get(key);
    const entry =
      lifecycle && stateTreeOf(lifecycle).entries.find(({ node }) => node.path.join('.') === state.join('.'));
    const kind = entry?.node.tags.includes('stage') ? 'stage' : 'state';
    return describe(
      state.length === 0
        ? `The ${key} path`
        : `${titleOfKey(state.at(-1) ?? '')}, a ${kind} of the ${key} path`,
      entry?.node.description,
    );
  }
  switch (section) {
    case 'roles': {
      const role = framework.roles.get(key);
      return (
        role &&
        describe(
          `${role.name}, a role of the ${framework.sides.get(role.side)?.name ?? role.side}`,
          role.description,
        )
      );
    }
    case 'facts': {
      const fact = framework.facts.get(key);
      if (path.length === 4) return fact?.values.get(value);
      return describe(
        fact?.question,
        [...(fact?.values.values() ?? [])].filter((phrase) => phrase !== undefined).join('; '),
      );
    }
    case 'partnerTypes':
      return describe(framework.partnerTypes.get(key)?.name, framework.partnerTypes.get(key)?.description);
    case 'events':
      return describe(framework.events.get(key)?.name, framework.events.get(key)?.description);
    case 'activities':
      return describe(framework.activities.get(key)?.name, framework.activities.get(key)?.description);
    case 'durations':
      return framework.durations.has(key) ? phraseDuration(framework, key) : undefined;
    case 'decisions':
      return framework.decisions.get(key)?.question;
    default:
      return undefined;
  }
}

function describe(title: string | undefined, more: string | undefined): string | undefined {
  const parts = [title === undefined ? undefined : `**${title}**`, more].filter(
    (part) => part !== undefined && part !== '',
  );
  return parts.length === 0 ? undefined : parts.join('\n\n');
}
