import './answers.css';
import { isReservedDecision } from './newDecision.ts';
import { CHALLENGE_EVENTS, type Decision } from '../../core/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { phraseEventType, phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { TickList } from '../widgets/TickList.tsx';
import { WordedList } from '../widgets/WordedList.tsx';
import { addAnswer, listAnswerLists, removeAnswer, wordAnswer } from './answerCommands.ts';
import { answerAt, type DecisionTable } from './decisionTable.ts';

/** What a decision can answer, in which order, which answers only postpone, and when it is asked. */
export function AnswerDialog({
  table: { framework, decision },
  onClose,
}: {
  readonly table: DecisionTable;
  readonly onClose: () => void;
}) {
  const { run, refusal } = useCommand();
  const lists = listAnswerLists(decision);
  const [first] = lists;
  const ranked = decision.hitPolicy === 'PRIORITY';
  const events = new Set([...CHALLENGE_EVENTS, ...framework.events.keys(), ...decision.on]);
  return (
    <Dialog
      title={`Answers: ${decision.question ?? titleOfKey(decision.name)}`}
      onClose={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <div className="answers-form">
        {lists.map((list) => (
          <WordedList
            key={list.part ?? ''}
            title={`${list.part === undefined ? 'Answers' : titleOfKey(list.part)}, and how they are said${ranked ? ': the upper one wins' : ''}`}
            word="answer"
            entries={[...list.values].map(([name, phrase]) => ({
              name,
              phrase,
              said: phraseKey(name),
              kept: phraseKept(decision, list.part, name),
            }))}
            onRename={(answer, to) =>
              run({ kind: 'answer.rename', decision: decision.name, answer, to, ...columnOf(list.part) })
            }
            onPhrase={(answer, phrase) => run(wordAnswer(decision, list, answer, phrase))}
            onRaise={(answer) =>
              run({
                kind: 'answer.move',
                decision: decision.name,
                answer,
                to: [...list.values.keys()].indexOf(answer) - 1,
                ...columnOf(list.part),
              })
            }
            onRemove={(answer) => run(removeAnswer(decision, list, answer))}
            onAdd={(text) => run(addAnswer(decision, list, text).command)}
          />
        ))}
        {first && first.part === undefined ? (
          <TickList
            label="These only postpone: their rules name who decides, and within what time"
            groups={[
              {
                label: 'Answers',
                choices: [...first.values].map(([value, phrase]) => ({
                  value,
                  label: phrase ?? phraseKey(value),
                })),
              },
            ]}
            chosen={decision.defers}
            onChange={(defers) => run({ kind: 'decision.setDefers', decision: decision.name, defers })}
          />
        ) : null}
        {isReservedDecision(decision.name) ? null : (
          <TickList
            label="It is asked when"
            groups={[
              {
                label: 'Events',
                choices: [...events].map((value) => ({ value, label: phraseEventType(framework, value) })),
              },
            ]}
            chosen={decision.on}
            onChange={(on) => run({ kind: 'decision.setOn', decision: decision.name, on })}
          />
        )}
        <RefusalNote message={refusal?.message} />
      </div>
    </Dialog>
  );
}

function columnOf(part: string | undefined): { readonly column?: string } {
  return part === undefined ? {} : { column: part };
}

function phraseKept(decision: Decision, part: string | undefined, answer: string): string | undefined {
  const rules = decision.rules.filter((rule) => answerAt(rule, part) === answer).length;
  if (rules > 0) return rules === 1 ? 'a rule gives it' : `${rules} rules give it`;
  return part === undefined && decision.defers.includes(answer)
    ? 'it is among those that postpone'
    : undefined;
}
