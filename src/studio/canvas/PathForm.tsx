import type { Framework, Lifecycle } from '../../core/index.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { phraseEventType, titleOfKey } from '../session/phraseEvent.ts';
import { Button } from '../widgets/Button.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { OpenQuestions } from './OpenQuestions.tsx';
import { toStateKey } from './proposeStateKey.ts';
import { TransitionForm } from './TransitionForm.tsx';

const FIXED = ['deal', 'registration'];

/** A whole path: its name, what begins it, and what holds in all of its states. */
export function PathForm({
  framework,
  lifecycle,
  onShow,
}: {
  readonly framework: Framework;
  readonly lifecycle: Lifecycle;
  readonly onShow: (lifecycle: string) => void;
}) {
  const { run, refusal } = useCommand();
  const { name, createdBy, root } = lifecycle;
  const fixed = FIXED.includes(name);
  return (
    <aside className="inspector" aria-label="About the path">
      <header>
        <h2>{titleOfKey(name)} path</h2>
      </header>
      <p className="fine">
        Double-click the canvas to add something, or press N. Choose a state or a line to change it; press ?
        for all keys.
      </p>
      <OpenQuestions framework={framework} lifecycle={name} />
      {fixed ? null : (
        <section>
          <TextField
            label="Name"
            required
            value={titleOfKey(name)}
            onCommit={(text) => {
              const to = toStateKey(text);
              if (text === '' || to === name) return text !== '';
              const done = run({ kind: 'lifecycle.rename', name, to });
              if (done) onShow(to);
              return done;
            }}
          />
        </section>
      )}
      {name === 'deal' ? null : (
        <section>
          <TextField
            label="Begins with the events"
            mono
            value={createdBy.join(', ')}
            hint={createdBy.map((type) => phraseEventType(framework, type)).join(', ')}
            onCommit={(text) =>
              run({
                kind: 'lifecycle.setCreatedBy',
                name,
                events: text.split(/[\s,]+/).filter((type) => type !== ''),
              })
            }
          />
        </section>
      )}
      {root.transitions.length > 0 ? (
        <section>
          <h3>From anywhere on this path</h3>
        </section>
      ) : null}
      {root.transitions.map((way) => (
        <TransitionForm key={way.id} framework={framework} lifecycle={lifecycle} transition={way} />
      ))}
      <RefusalNote message={refusal?.message} />
      {fixed ? null : (
        <Button onClick={() => run({ kind: 'lifecycle.remove', name })}>Remove this path</Button>
      )}
    </aside>
  );
}
