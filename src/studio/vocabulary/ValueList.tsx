import { useMemo, useState } from 'react';
import { phraseFact, type FactDefinition, type Framework, type JsonPath } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { findValueUses } from '../session/findUses.ts';
import { WordedList } from '../widgets/WordedList.tsx';
import { RemoveDialog, type UseFate } from './RemoveDialog.tsx';
import { UseList } from './UseList.tsx';
import { addValue, phraseValue, raiseValue } from './valueCommands.ts';

/** The closed list of values of a fact, each with its phrase and its uses. */
export function ValueList({
  framework,
  name,
  fact,
  runner,
}: {
  readonly framework: Framework;
  readonly name: string;
  readonly fact: FactDefinition;
  readonly runner: CommandRunner;
}) {
  const session = useSession();
  const parsed = useStudio((state) => (state.reading.stale ? undefined : state.reading.parsed));
  const [removing, setRemoving] = useState<string>();
  const said = (value: string): string => phraseFact(framework, name, value);
  const uses = useMemo(
    () =>
      new Map<string, readonly JsonPath[]>(
        [...fact.values.keys()].map((value) => [value, parsed ? findValueUses(parsed, name, value) : []]),
      ),
    [fact, name, parsed],
  );
  const entries = useMemo(
    () =>
      [...fact.values].map(([value, phrase]) => ({
        name: value,
        phrase,
        said: phraseFact(framework, name, value),
        more: <UseList framework={framework} uses={parsed ? uses.get(value) : undefined} name={value} />,
      })),
    [framework, fact, name, parsed, uses],
  );
  const remove = (value: string, fate?: UseFate): void => {
    const command = { kind: 'fact.removeValue', fact: name, value } as const;
    if (runner.run(fate === undefined ? command : { ...command, uses: fate }))
      session.notify(`"${value}" removed. Ctrl+Z brings it back.`);
  };
  return (
    <>
      <WordedList
        title="Values, and how they are said"
        word="value"
        entries={entries}
        onRename={(value, to) => runner.run({ kind: 'fact.renameValue', fact: name, value, to })}
        onPhrase={(value, phrase) => runner.run(phraseValue(name, fact, value, phrase, said))}
        onRaise={(value) => runner.run(raiseValue(name, fact, value))}
        onRemove={(value) => ((uses.get(value) ?? []).length > 0 ? setRemoving(value) : remove(value))}
        onAdd={(value) => runner.run(addValue(name, fact, value, said(value)))}
      />
      {removing === undefined ? null : (
        <RemoveDialog
          framework={framework}
          what={`the value "${removing}"`}
          consequence="ask for a value no deal can have"
          uses={uses.get(removing) ?? []}
          others={[...fact.values.keys()]
            .filter((value) => value !== removing)
            .map((value) => ({ value, label: said(value) }))}
          onRemove={(fate) => remove(removing, fate)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </>
  );
}
