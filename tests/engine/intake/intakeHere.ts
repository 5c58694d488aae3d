import { createIntake, type IntakeReply, type IntakeRequest } from '../../../src/engine/intake/index.ts';
import { fixtureBytes } from '../../core/records/systems/readFixtures.ts';

type Sent<K extends IntakeRequest['kind']> = IntakeRequest & { readonly kind: K };
type Heard<K extends IntakeReply['kind']> = IntakeReply & { readonly kind: K };

/** An intake in this thread: what it is asked, and all that it answered. */
export interface IntakeHere {
  readonly replies: readonly IntakeReply[];
  ask(request: IntakeRequest): Promise<void>;
  /** The last answer of a kind; throws when there is none. */
  last<K extends IntakeReply['kind']>(kind: K): Heard<K>;
}

/** @param onPause done whenever the intake lets others have their turn */
export function openIntake(onPause: () => void = () => undefined): IntakeHere {
  const replies: IntakeReply[] = [];
  let clock = 0;
  const intake = createIntake({
    post: (reply) => replies.push(reply),
    now: () => (clock += 30),
    pause: () => {
      onPause();
      return Promise.resolve();
    },
    store: (lines) => new Blob(lines as string[]),
  });
  return {
    replies,
    ask: (request) => intake.handle(request),
    last<K extends IntakeReply['kind']>(kind: K) {
      const found = replies.findLast((reply) => reply.kind === kind);
      if (!found) throw new Error(`no answer "${kind}" among ${replies.map((one) => one.kind).join(', ')}`);
      return found as Heard<K>;
    },
  };
}

/** Fixtures as they are brought, by path under tests/fixtures/records. */
export function bring(...paths: readonly string[]): Sent<'read'>['sources'] {
  return paths.map((path) => bringBytes(path.replace(/^.*\//, ''), fixtureBytes(path)));
}

export function bringBytes(name: string, bytes: Uint8Array | string): Sent<'read'>['sources'][number] {
  return { name, content: new Blob([bytes as Uint8Array<ArrayBuffer> | string]), choice: {} };
}
