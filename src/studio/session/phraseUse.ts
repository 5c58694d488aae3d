import type { Framework, JsonPath } from '../../core/index.ts';
import { phraseEventType, phraseKey, phraseRole, titleOfKey } from './phraseEvent.ts';

/** A place of the text in words: "Who leads the customer? rule lead-3". */
export function phraseUse(framework: Framework, path: JsonPath): string {
  const [section, name, ...rest] = path;
  const key = String(name);
  switch (section) {
    case 'decisions': {
      const decision = framework.decisions.get(key);
      const question = decision?.question ?? titleOfKey(key);
      const [part, index] = rest;
      if (part === 'rules')
        return `${question} Rule ${decision?.rules[Number(index)]?.id ?? Number(index) + 1}`;
      return `${question} ${part === 'inputs' ? 'Column' : titleOfKey(String(part))}`;
    }
    case 'responsibilities': {
      const duty = framework.responsibilities[Number(name)];
      if (!duty) return `Duty ${Number(name) + 1}`;
      const stage = duty.stage === '*' ? 'any stage' : phraseKey(duty.stage);
      return `Duty: ${phraseEventType(framework, duty.activity).toLowerCase()}, ${stage}`;
    }
    case 'lifecycles': {
      const states = rest
        .filter((_, at) => rest[at - 1] === 'states')
        .map((state) => phraseKey(String(state)));
      return `${titleOfKey(key)} path${states.length === 0 ? '' : `: ${states.join(', ')}`}`;
    }
    case 'roles':
      return `Role: ${phraseRole(framework, key)}`;
    case 'tracking':
      return 'Who sees what';
    default:
      return `${titleOfKey(String(section)).replace(/s$/, '')}: ${phraseKey(key)}`;
  }
}
