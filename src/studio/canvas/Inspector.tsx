import type { Framework, JsonPath, StateNode, Transition } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseEventType, phraseRole, phraseTrigger, titleOfKey } from '../session/phraseEvent.ts';
import { phraseGuard, phraseTest } from '../session/phraseGuard.ts';
import { phraseShare } from '../session/phraseNumber.ts';
import { readOwnership } from '../session/readOwnership.ts';
import { lineOf } from '../session/selectionPath.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { findState, findTarget } from './findTarget.ts';
import { placeOf } from './planRemoval.ts';
import { StateForm } from './StateForm.tsx';
import { TransitionForm } from './TransitionForm.tsx';

/** What belongs to the selected state or way. */
export function Inspector() {
  const session = useSession();
  const selection = useStudio((state) => state.selection);
  const framework = useStudio((state) => state.reading.framework);
  if (!selection || selection.kind === 'part' || !framework) return null;
  const lifecycle = framework.lifecycles.get(selection.lifecycle);
  const address =
    selection.kind === 'state' ? selection.path : (selection.id.split('>')[0]?.split(':')[1] ?? '');
  const state = lifecycle ? findState(lifecycle, address.split('.')) : undefined;
  if (!state) return null;
  const ways =
    selection.kind === 'state'
      ? state.transitions
      : state.transitions.filter((way) => lineOf(framework, selection.lifecycle, way) === selection.id);
  const path: JsonPath =
    selection.kind === 'state'
      ? ['lifecycles', selection.lifecycle, ...state.path.flatMap((key) => ['states', key])]
      : (ways[0]?.jsonPath ?? []);
  return (
    <aside className="inspector" aria-label="About the selection">
      <header>
        <h2>{selection.kind === 'state' ? titleOfKey(state.key) : `From ${titleOfKey(state.key)}`}</h2>
        <IconButton icon="close" label="Close" onClick={() => session.select(undefined)} />
      </header>
      {selection.kind === 'state' && lifecycle ? (
        <>
          <StateForm key={selection.path} lifecycle={lifecycle} state={state} />
          <Ways framework={framework} lifecycle={selection.lifecycle} ways={ways} />
          <StateFacts framework={framework} state={state} lifecycle={selection.lifecycle} />
        </>
      ) : null}
      {selection.kind === 'transition' && lifecycle
        ? ways.map((way) => (
            <TransitionForm key={way.id} framework={framework} lifecycle={lifecycle} transition={way} />
          ))
        : null}
      <ShowInSource path={path} />
    </aside>
  );
}

function StateFacts({
  framework,
  state,
  lifecycle,
}: {
  readonly framework: Framework;
  readonly state: StateNode;
  readonly lifecycle: string;
}) {
  const lens = useStudio((studio) => studio.lens);
  const ownership = readOwnership(framework, lens).get(state.key);
  const stage = state.tags.includes('stage');
  const duties = framework.responsibilities.filter(
    (row) =>
      row.stage === `${lifecycle}.${state.path.join('.')}` ||
      (stage && (row.stage === state.key || row.stage === '*')),
  );
  return (
    <>
      {stage && ownership ? (
        <section>
          <h3>Who leads the customer</h3>
          <ul className="plain-list">
            {ownership.roles.map(({ role, share }) => (
              <li key={role}>
                {role} <b>{phraseShare(share)}</b>
              </li>
            ))}
            {ownership.silent > 0 ? (
              <li className="is-bad">
                nobody <b>{phraseShare(ownership.silent)}</b>
              </li>
            ) : null}
            {ownership.ambiguous > 0 ? (
              <li className="is-bad">
                two answers <b>{phraseShare(ownership.ambiguous)}</b>
              </li>
            ) : null}
          </ul>
          <p className="fine">of the scenarios that the lens above leaves open</p>
        </section>
      ) : null}
      {duties.length > 0 ? (
        <section>
          <h3>Who does what</h3>
          <ul className="duty-list">
            {duties.map((row) => (
              <li key={row.index}>
                <b>{phraseEventType(framework, row.activity)}</b>
                <span>
                  {row.responsible === undefined
                    ? 'nobody named'
                    : `${phraseRole(framework, row.responsible)} does it`}
                  {row.accountable === undefined
                    ? ''
                    : `, ${phraseRole(framework, row.accountable)} answers for it`}
                </span>
                {row.when.size > 0 ? (
                  <span className="fine">
                    only when{' '}
                    {[...row.when].map(([column, cell]) => phraseTest(framework, column, cell)).join(' and ')}
                  </span>
                ) : null}
                {row.how === undefined ? null : <span className="fine">{row.how}</span>}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Ways({
  framework,
  lifecycle,
  ways,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
  readonly ways: readonly Transition[];
}) {
  const session = useSession();
  if (ways.length === 0) return null;
  const owner = framework.lifecycles.get(lifecycle);
  return (
    <section>
      <h3>What can happen</h3>
      <ul className="duty-list">
        {ways.map((way) => {
          const target =
            owner && way.target !== undefined ? findTarget(owner, way.source, way.target) : undefined;
          const guard = way.guard ? phraseGuard(framework, way.guard) : '';
          const words = phraseTrigger(framework, way);
          return (
            <li key={way.id} className="way-row">
              <span>
                <b>{words}</b>
                <span>{target ? `then ${titleOfKey(target.key)}` : 'is not allowed here'}</span>
                {guard === '' ? null : <span className="fine">only when {guard}</span>}
                {way.description === undefined ? null : <span className="fine">{way.description}</span>}
              </span>
              {target ? (
                <Button
                  look="quiet"
                  aria-label={`Change: ${words}`}
                  onClick={() =>
                    session.select({ kind: 'transition', lifecycle, id: lineOf(framework, lifecycle, way) })
                  }
                >
                  Change
                </Button>
              ) : (
                <Button
                  look="quiet"
                  aria-label={`Allow again: ${words}`}
                  onClick={() =>
                    session.runCommand({ kind: 'transition.remove', transition: placeOf(lifecycle, way) })
                  }
                >
                  Allow
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ShowInSource({ path }: { readonly path: JsonPath }) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  if (!parsed) return null;
  return (
    <Button icon="code" onClick={() => session.revealSource(parsed.keyRangeOf(path))}>
      Show in the source
    </Button>
  );
}
