import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { framework, type JsonObject } from '../../support/framework.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { check } from './expectFindings.ts';

const target = fc.oneof(
  { weight: 24, arbitrary: fc.constantFrom('a', 'b', '#deal.a', '#deal.b') },
  {
    weight: 1,
    arbitrary: fc.constantFrom('.a', '#deal.a.b', '#x', '#x.a', 'won', '#deal.won', '.', '', 'toString'),
  },
);
const on = fc.record({ go: target, stay: fc.oneof(fc.constant({}), target) }, { requiredKeys: [] });
const always = rarely(target.map((name) => ({ target: name })));
const id = rarely(fc.constant('x'));

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** Two states, each a leaf or again two states, of every kind the profile knows. */
function states(depth: number): fc.Arbitrary<JsonObject> {
  return fc.record({ a: state(depth), b: state(depth) });
}

function state(depth: number): fc.Arbitrary<JsonObject> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.record({ on, always, id }) },
    { weight: 1, arbitrary: fc.constant<JsonObject>({ type: 'final' }) },
  );
  const history = fc.record({
    type: fc.constant('history'),
    history: fc.constantFrom('shallow', 'deep'),
    target: fc.constantFrom('a', 'b', undefined),
  });
  if (depth === 0) return leaf;
  const onDone = rarely(target);
  const compound = fc.record({
    initial: fc.constantFrom('a', 'b'),
    states: states(depth - 1),
    on,
    onDone,
    always,
  });
  const remembering = fc.record({
    initial: fc.constant('a'),
    states: fc.record({ a: state(depth - 1), b: history }),
    on,
    onDone,
  });
  const parallel = fc.record({ type: fc.constant('parallel'), states: states(depth - 1), on, onDone });
  return fc.oneof(leaf, compound, remembering, parallel);
}

describe('the check and XState', () => {
  it('agree: what has no error starts, takes events and comes to rest', () => {
    let sound = 0;
    fc.assert(
      fc.property(states(2), fc.array(fc.constantFrom('go', 'stay'), { maxLength: 8 }), (inner, events) => {
        const text = framework({ lifecycles: { deal: { states: { open: { on: { go: 'a' } }, ...inner } } } });
        if (check(text).some(({ severity }) => severity === 'error')) return;
        const config = parseFramework(text).framework?.lifecycles.get('deal')?.config;
        expect(config).toBeDefined();
        const machine = createMachine({
          ...config,
          id: 'deal',
          options: { maxIterations: 500 },
        });
        const actor = createActor(machine);
        let failure: unknown;
        actor.subscribe({ error: (error) => (failure = error) });
        actor.start();
        for (const type of ['go', ...events]) {
          if (actor.getSnapshot().status === 'active') actor.send({ type });
        }
        expect(failure).toBeUndefined();
        sound++;
      }),
      { numRuns: 1500 },
    );
    expect(sound).toBeGreaterThan(150);
  });
});
