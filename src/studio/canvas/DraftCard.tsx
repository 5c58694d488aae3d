import './editor.css';
import { useEffect, useId, useRef, useState } from 'react';
import { stateTreeOf, type Command, type Framework } from '../../core/index.ts';
import type { Position } from '../../core/edit/index.ts';
import { titleOfKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { findState } from './findTarget.ts';
import {
  listNewStates,
  NEW_STATES,
  pinSteps,
  planNewState,
  usualTriggerTo,
  type NewStateDraft,
  type NewStateKind,
} from './planNewState.ts';
import { planTrigger, type TriggerDraft } from './planTrigger.ts';
import { TriggerFields } from './TriggerFields.tsx';

/** A state or transition somebody has begun to draw. */
export interface CanvasDraft {
  readonly lifecycle: string;
  /** Corner of the card, within the canvas; without it the card stands where it is put. */
  readonly at?: Position;
  readonly kind: NewStateKind;
  readonly parent: readonly string[];
  /** Of the new state, relative to the parent; without it the layout finds one. */
  readonly position?: Position;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  /** The target is chosen from a list. */
  readonly chooseTarget?: boolean;
}

const NEW = 'new';

/** Asks for what a new state or transition still lacks. */
export function DraftCard({
  framework,
  draft,
  pins,
  onDone,
  onClose,
}: {
  readonly framework: Framework;
  readonly draft: CanvasDraft;
  readonly pins: NewStateDraft['pins'];
  /** Answers false when it was refused. */
  readonly onDone: (command: Command, path: readonly string[]) => boolean;
  readonly onClose: () => void;
}) {
  const id = useId();
  const card = useRef<HTMLFormElement>(null);
  const lifecycle = framework.lifecycles.get(draft.lifecycle);
  const [target, setTarget] = useState(draft.to?.join('.') ?? NEW);
  const [kind, setKind] = useState<NewStateKind>(draft.kind);
  const [name, setName] = useState<string>(NEW_STATES[draft.kind].name);
  const [chosenTrigger, setTrigger] = useState<TriggerDraft>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const field = card.current?.querySelector<HTMLElement>(draft.chooseTarget ? 'select' : 'input, select');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, [draft.chooseTarget]);
  const creating = target === NEW;
  const existing = creating || !lifecycle ? undefined : findState(lifecycle, target.split('.'));
  const from = draft.from && lifecycle ? findState(lifecycle, draft.from) : undefined;
  const trigger = chosenTrigger ?? (existing ? usualTriggerTo(draft.lifecycle, existing) : undefined);
  const submit = (): void => {
    if (creating) {
      const plan = planNewState(framework, {
        ...draft,
        kind,
        name,
        ...(trigger ? { trigger } : {}),
        ...(pins ? { pins } : {}),
      });
      if (!plan) setProblem('Say when it happens.');
      else onDone(plan.command, plan.path);
      return;
    }
    const planned = trigger && planTrigger(framework, draft.lifecycle, trigger);
    if (!planned || !draft.from || !existing) return setProblem('Say when it happens.');
    const add: Command = {
      kind: 'transition.add',
      lifecycle: draft.lifecycle,
      source: draft.from,
      target: existing.path,
      trigger: planned.trigger,
      ...(planned.guard ? { guard: planned.guard } : {}),
    };
    const steps = [...pinSteps(draft.lifecycle, pins), ...planned.before, add];
    onDone({ kind: 'steps', name: 'Connect', steps }, draft.from);
  };
  const title = from
    ? existing && !draft.chooseTarget
      ? `${titleOfKey(from.key)} to ${titleOfKey(existing.key)}`
      : `After ${titleOfKey(from.key)}`
    : 'New on the canvas';
  return (
    // Escape closes the card wherever in it the focus is.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      ref={card}
      className={draft.at ? 'draft-card is-floating' : 'draft-card'}
      style={draft.at && { left: draft.at.x, top: draft.at.y }}
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3>{title}</h3>
      {draft.chooseTarget && lifecycle ? (
        <ChoiceField
          label="Leads to"
          value={target}
          groups={[
            { label: 'New', choices: [{ value: NEW, label: 'something new' }] },
            {
              label: 'There is',
              choices: stateTreeOf(lifecycle)
                .entries.filter(({ node }) => node.path.length > 0)
                .map(({ node }) => ({
                  value: node.path.join('.'),
                  label: node.path.map(titleOfKey).join(' › '),
                })),
            },
          ]}
          onChange={(value) => setTarget(value ?? NEW)}
        />
      ) : null}
      {creating ? (
        <>
          <div className="field">
            <label htmlFor={`${id}-name`} className="field-label">
              Name
            </label>
            <input
              id={`${id}-name`}
              className="field-input"
              value={name}
              placeholder="Such as: Technical win"
              onChange={(event) => setName(event.target.value)}
            />
          </div>
          <ChoiceField
            label="Kind"
            value={kind}
            groups={[
              {
                label: 'Kinds',
                choices: listNewStates(draft.lifecycle).map((each) => ({
                  value: each,
                  label: NEW_STATES[each].label,
                })),
              },
            ]}
            onChange={(value) => {
              const next = listNewStates(draft.lifecycle).find((each) => each === value) ?? 'state';
              setKind(next);
              if (name === '' || name === NEW_STATES[kind].name) setName(NEW_STATES[next].name);
            }}
          />
        </>
      ) : null}
      {from ? (
        <TriggerFields
          framework={framework}
          lifecycle={draft.lifecycle}
          draft={trigger}
          {...(creating ? { usual: usualWords(kind, name) } : {})}
          container={from.states.length > 0}
          onChange={(next) => {
            setProblem(undefined);
            setTrigger(next);
          }}
        />
      ) : null}
      {problem === undefined ? null : (
        <p className="is-bad" role="alert">
          {problem}
        </p>
      )}
      <div className="draft-actions">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          {creating ? 'Add' : 'Connect'}
        </Button>
      </div>
    </form>
  );
}

function usualWords(kind: NewStateKind, name: string): string {
  if (kind === 'won') return 'deal won';
  if (kind === 'lost') return 'deal lost';
  return `moved to ${name.trim() === '' ? 'it' : name.trim()}`;
}
