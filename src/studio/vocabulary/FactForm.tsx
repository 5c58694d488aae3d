import { phraseFact, type FactDefinition, type Framework, type JsonObject } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { TextField } from '../widgets/TextField.tsx';
import type { SetField } from './setField.ts';
import { FactNumber } from './FactNumber.tsx';
import { ValueList } from './ValueList.tsx';

const TYPES = [
  { value: 'enum', label: 'one of a list' },
  { value: 'boolean', label: 'yes or no' },
  { value: 'number', label: 'a number' },
] as const;
const SUBJECTS = [
  { value: 'deal', label: 'the deal' },
  { value: 'registration', label: 'each registration' },
  { value: 'partner', label: 'each partner' },
] as const;

/** What a deal must tell, and in which words. */
export function FactForm({
  framework,
  name,
  fact,
  set,
  runner,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly fact: FactDefinition;
  readonly set: SetField;
  readonly runner: CommandRunner;
}) {
  return (
    <div className="entry-form">
      <TextField
        label="Question"
        value={fact.question ?? ''}
        placeholder="Who found the opportunity?"
        hint="Asked of people, and in the sentences the studio says."
        onCommit={(text) => set(['question'], text === '' ? undefined : text)}
      />
      <div className="entry-pair">
        <ChoiceField
          label="Answered by"
          value={fact.type}
          groups={[{ label: 'Types', choices: TYPES }]}
          onChange={(type) => set([], asType(fact, type))}
        />
        <ChoiceField
          label="It describes"
          value={fact.of}
          groups={[{ label: 'Subjects', choices: SUBJECTS }]}
          onChange={(of) => set(['of'], of === 'deal' ? undefined : of)}
        />
      </div>
      {fact.type === 'enum' ? (
        <ValueList framework={framework} name={name} fact={fact} runner={runner} />
      ) : null}
      {fact.type === 'number' ? <FactNumber fact={fact} set={set} /> : null}
      {fact.type === 'boolean'
        ? (['true', 'false'] as const).map((value) => (
            <TextField
              key={value}
              label={value === 'true' ? 'Said when yes' : 'Said when no'}
              value={fact.values.get(value) ?? ''}
              placeholder={phraseFact(framework, name, value === 'true')}
              onCommit={(text) => {
                const phrases = new Map(
                  [...fact.values].flatMap(([key, phrase]) =>
                    phrase === undefined ? [] : [[key, phrase] as const],
                  ),
                );
                if (text === '') phrases.delete(value);
                else phrases.set(value, text);
                return set(['values'], phrases.size === 0 ? undefined : Object.fromEntries(phrases));
              }}
            />
          ))
        : null}
    </div>
  );
}

/** The same fact with another kind of answer; what does not fit the new kind is left out. */
function asType(fact: FactDefinition, type: string | undefined): JsonObject {
  const kept: JsonObject = {
    type: type ?? fact.type,
    ...(fact.of === 'deal' ? {} : { of: fact.of }),
    ...(fact.question === undefined ? {} : { question: fact.question }),
  };
  return type === 'enum' ? { ...kept, values: ['yes', 'no'] } : kept;
}
