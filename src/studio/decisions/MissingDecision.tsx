import { Link } from 'wouter';
import { useSession } from '../hooks/useSession.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { addReserved, RESERVED } from './newDecision.ts';

/** In the place of a decision the framework does not have. */
export function MissingDecision({ name, readOnly }: { readonly name: string; readonly readOnly: boolean }) {
  const session = useSession();
  const reserved = RESERVED[name];
  return (
    <EmptyRoom
      title={reserved ? reserved.question : `There is no decision "${name}"`}
      actions={
        reserved ? (
          <Button
            icon="plus"
            look="primary"
            disabled={readOnly}
            onClick={() => session.runCommand(addReserved(name))}
          >
            Add the decision
          </Button>
        ) : (
          <Link className="button button-primary" href="/draw/decisions">
            Show the decisions
          </Link>
        )
      }
    >
      {reserved
        ? `The framework is silent here. ${reserved.why} Add the decision, then give it its first rule.`
        : 'It may have been renamed or deleted.'}
    </EmptyRoom>
  );
}
