import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createVerifier, type VerifyReply } from '../../../src/engine/verify/index.ts';

const GLOSSY = readFileSync('scenarios/twelve-partners/glossy.cosell.jsonc', 'utf8');

/** A host whose clock moves on at every look, so that each step is a slice of its own. */
function startVerifier(onPause?: (pauses: number) => void) {
  const replies: VerifyReply[] = [];
  let time = 0;
  let pauses = 0;
  const verifier = createVerifier({
    post: (reply) => replies.push(reply),
    now: () => (time += 100),
    pause: async () => {
      await Promise.resolve();
      pauses += 1;
      onPause?.(pauses);
    },
  });
  return { verifier, replies };
}

describe('[VE8] verifying beside the studio', () => {
  it('tells how far it is and what came of it, as claims and as diagnostics', async () => {
    const { verifier, replies } = startVerifier();
    await verifier.handle({ kind: 'verify.start', request: 3, text: GLOSSY });
    expect(replies.slice(0, -1).every(({ kind }) => kind === 'verify.progress')).toBe(true);
    expect(replies.length).toBeGreaterThan(1);
    const last = replies.at(-1);
    if (last?.kind !== 'verify.finished') throw new Error(last?.kind);
    expect(last.request).toBe(3);
    expect(last.report.conclusive).toBe(true);
    expect(new Set(last.diagnostics.map(({ code }) => code))).toEqual(
      new Set([
        'stage.lead-undecided',
        'stage.lead-ambiguous',
        'decision.can-be-silent',
        'decision.can-be-ambiguous',
        'protection.lapses-unanswered',
      ]),
    );
    expect(structuredClone(last)).toEqual(last);
  });

  it('gives up without a word when a newer text comes', async () => {
    let newer: Promise<void> | undefined;
    const { verifier, replies } = startVerifier((pauses) => {
      if (pauses === 1) newer = verifier.handle({ kind: 'verify.start', request: 2, text: GLOSSY });
    });
    await verifier.handle({ kind: 'verify.start', request: 1, text: GLOSSY });
    await newer;
    expect(
      replies.filter(({ kind }) => kind !== 'verify.progress').map(({ kind, request }) => [kind, request]),
    ).toEqual([['verify.finished', 2]]);
  });

  it('can be stopped, and refuses a text with errors', async () => {
    const { verifier, replies } = startVerifier((pauses) => {
      if (pauses === 2) void verifier.handle({ kind: 'verify.stop' });
    });
    await verifier.handle({ kind: 'verify.start', request: 1, text: GLOSSY });
    expect(replies.at(-1)).toEqual({ kind: 'verify.stopped', request: 1 });
    await verifier.handle({ kind: 'verify.start', request: 2, text: '{' });
    expect(replies.at(-1)).toEqual({ kind: 'verify.refused', request: 2 });
  });
});
