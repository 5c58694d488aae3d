import { useState } from 'react';
import {
  stateTreeOf,
  type CellSource,
  type Framework,
  type Lifecycle,
  type Transition,
} from '../../core/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { useSession } from '../hooks/useSession.ts';
import { phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard } from '../session/phraseGuard.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { ConditionFields } from '../widgets/ConditionFields.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { ClockFields } from './ClockFields.tsx';
import { findState, findTarget } from './findTarget.ts';
import { listGuardColumns, readGuardTests, setTest, writeGuardTests } from './guardColumns.ts';
import { placeOf } from './planRemoval.ts';
import { planTrigger, type TriggerDraft } from './planTrigger.ts';
import { TriggerFields } from './TriggerFields.tsx';

/** When one transition happens, where it leads, and what must hold. */
export function TransitionForm({
  framework,
  lifecycle,
  transition,
}: {
  readonly framework: Framework;
  readonly lifecycle: Lifecycle;
  readonly transition: Transition;
}) {
  const session = useSession();
  const { run, refusal } = useCommand();
  const [pending, setPending] = useState<TriggerDraft>();
  const at = placeOf(lifecycle.name, transition);
  const source = findState(lifecycle, transition.source);
  const target =
    transition.target === undefined ? undefined : findTarget(lifecycle, transition.source, transition.target);
  const tests = readGuardTests(transition.guard);
  const rivals = (source?.transitions ?? []).filter((other) => sameTrigger(other, transition));
  const follow = (to: readonly string[]): void =>
    session.select({
      kind: 'transition',
      lifecycle: lifecycle.name,
      id: `${lifecycle.name}:${transition.source.join('.')}>${lifecycle.name}:${to.join('.')}`,
    });
  const changeTrigger = (draft: TriggerDraft): boolean => {
    const planned = planTrigger(framework, lifecycle.name, draft);
    if (!planned) return false;
    const { trigger, guard, before } = planned;
    const index = (source?.transitions ?? []).filter(
      (other) => other !== transition && sameTrigger(other, { trigger }),
    ).length;
    return run({
      kind: 'steps',
      name: 'Change when it happens',
      steps: [
        ...before,
        { kind: 'transition.setTrigger', transition: at, trigger },
        ...(guard
          ? [{ kind: 'transition.setGuard' as const, transition: { ...at, trigger, index }, guard }]
          : []),
      ],
    });
  };
  return (
    <section className="transition-form" aria-label={phraseTrigger(framework, transition)}>
      <h3>
        {phraseTrigger(framework, transition)}
        {rivals.length > 1 ? ` (${transition.index + 1} of ${rivals.length})` : ''}
      </h3>
      <TriggerFields
        framework={framework}
        lifecycle={lifecycle.name}
        draft={pending ?? draftOf(transition)}
        container={(source?.states.length ?? 0) > 0}
        onChange={(draft) => {
          const whole = draft && ['event', 'clock', 'done'].includes(draft.kind);
          if (whole) changeTrigger(draft);
          setPending(whole ? undefined : draft);
        }}
      />
      {transition.trigger.kind === 'after' ? (
        <ClockFields framework={framework} lifecycle={lifecycle.name} transition={transition} />
      ) : null}
      {pending ? (
        <div className="draft-actions">
          <Button onClick={() => setPending(undefined)}>Cancel</Button>
          <Button
            look="primary"
            onClick={() => {
              if (changeTrigger(pending)) setPending(undefined);
            }}
          >
            Take it over
          </Button>
        </div>
      ) : null}
      <ChoiceField
        label="Leads to"
        value={target?.path.join('.')}
        {...(target ? {} : { none: 'nowhere: it is not allowed' })}
        groups={[
          {
            label: 'States',
            choices: stateTreeOf(lifecycle)
              .entries.filter(({ node }) => node.path.length > 0)
              .map(({ node }) => ({
                value: node.path.join('.'),
                label: node.path.map(titleOfKey).join(' › '),
              })),
          },
        ]}
        onChange={(value) => {
          if (value === undefined) return;
          const to = value.split('.');
          if (run({ kind: 'transition.retarget', transition: at, target: to })) follow(to);
        }}
      />
      {transition.trigger.kind === 'after' || !target ? null : (
        <>
          <ConditionFields
            label="Only when"
            tests={tests}
            columns={listGuardColumns(framework, lifecycle.name, transition.trigger, transition.guard)}
            none="Always: nothing is asked."
            onSet={(column, cell) =>
              run({
                kind: 'transition.setGuard',
                transition: at,
                guard: writeGuardTests(setTest(tests, column, cell)),
              })
            }
          />
          {transition.guard && tests.size > 1 ? (
            <p className="fine">only when {phraseGuard(framework, transition.guard)}</p>
          ) : null}
        </>
      )}
      {target ? (
        <TextField
          label="Note"
          value={transition.description ?? ''}
          onCommit={(text) =>
            run({
              kind: 'transition.describe',
              transition: at,
              ...(text === '' ? {} : { description: text }),
            })
          }
        />
      ) : null}
      <div className="draft-actions">
        {transition.index > 0 ? (
          <Button onClick={() => run({ kind: 'transition.move', transition: at, to: transition.index - 1 })}>
            Try it earlier
          </Button>
        ) : null}
        <Button onClick={() => run({ kind: 'transition.remove', transition: at })}>Remove</Button>
      </div>
      <RefusalNote message={refusal?.message} />
    </section>
  );
}

function draftOf({ trigger, guard }: Transition): TriggerDraft {
  switch (trigger.kind) {
    case 'event':
      return { kind: 'event', type: trigger.type };
    case 'after':
      return { kind: 'clock', duration: trigger.duration };
    case 'always':
      return { kind: 'always', facts: guard?.facts ?? new Map<string, CellSource>() };
    case 'done':
      return { kind: 'done' };
  }
}

function sameTrigger(one: Transition, other: Pick<Transition, 'trigger'>): boolean {
  return JSON.stringify(one.trigger) === JSON.stringify(other.trigger);
}
