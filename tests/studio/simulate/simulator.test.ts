import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createActor } from 'xstate';
import { parseFramework } from '../../../src/core/index.ts';
import { parseDeals } from '../../../src/core/formats/index.ts';
import { toEdgeCase } from '../../../src/core/simulate/index.ts';
import { simulatorMachine } from '../../../src/studio/session/simulatorMachine.ts';
import { createScript, dayOf, morningOf } from '../../../src/studio/simulate/createScript.ts';
import { readRunnable, readSimulation } from '../../../src/studio/simulate/readRunnable.ts';
import { NORTHWIND } from '../../support/framework.ts';
import { compileText } from '../../support/replayed.ts';
import { begin, send, simulated, wait } from '../../support/simulated.ts';
import { openFakeBrowser } from '../session/fakeStudio.ts';

beforeEach(() => {
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('fetch', () => Promise.resolve({ ok: false }));
  return () => vi.unstubAllGlobals();
});

const design = compileText(NORTHWIND);

describe('the simulator', () => {
  const started = () => {
    const simulator = createActor(simulatorMachine).start();
    simulator.send({ type: 'simulation.begin', document: 'doc', script: begin() });
    return simulator;
  };
  const script = wait(send(begin(), 'deal.lost'), 24);

  test('[SI4] goes back and on within what was done, and no further', () => {
    const simulator = started();
    simulator.send({ type: 'simulation.write', script });
    const at = (position: number): number => {
      simulator.send({ type: 'simulation.go', position });
      return simulator.getSnapshot().context.position;
    };
    expect([at(1), at(-3), at(99)]).toEqual([1, 0, 2]);
    expect(simulator.getSnapshot().context.script).toBe(script);
  });

  test('stays as it is while it is put away', () => {
    const simulator = started();
    simulator.send({ type: 'simulation.toggle' });
    expect(simulator.getSnapshot().matches('shown')).toBe(true);
    simulator.send({ type: 'simulation.write', script });
    simulator.send({ type: 'simulation.hide' });
    simulator.send({ type: 'simulation.show' });
    expect(simulator.getSnapshot().context).toEqual({ document: 'doc', script, position: 2 });
  });

  test('keeps its place when only the set-up changes', () => {
    const simulator = started();
    simulator.send({ type: 'simulation.write', script });
    simulator.send({ type: 'simulation.go', position: 1 });
    simulator.send({ type: 'simulation.setUp', script: { ...script, partners: [] } });
    expect(simulator.getSnapshot().context).toMatchObject({ position: 1, script: { partners: [] } });
  });
});

describe('a fresh script', () => {
  const noon = Date.UTC(2026, 10, 23, 12);

  test('begins today at nine in the time zone of the framework, in the scenario of the lens', () => {
    const lens = new Map<string, string | boolean>([
      ['origin', 'partner'],
      ['partnerType', 'services'],
      ['product', 'core'],
      ['stage', 'pitch'],
    ]);
    const fresh = createScript(design.framework, lens, noon);
    expect(new Date(fresh.startAt).toISOString()).toBe('2026-11-23T08:00:00.000Z');
    expect(fresh).toMatchObject({ partnerType: 'services', entries: [] });
    expect([...fresh.facts]).toEqual([['origin', 'partner']]);
    expect(fresh.partners.map(({ type }) => type)).toEqual(['services', 'integration']);
  });

  test('reads and writes days as a date field does', () => {
    expect(dayOf(Date.UTC(2026, 11, 31, 23, 30), 'Europe/Berlin')).toBe('2027-01-01');
    expect(dayOf(morningOf('2026-07-01', 'America/New_York'), 'America/New_York')).toBe('2026-07-01');
  });
});

describe('a framework to run', () => {
  test('is one without errors; otherwise the first error is told', () => {
    expect(readRunnable(parseFramework(NORTHWIND)).ok).toBe(true);
    const broken = readRunnable(
      parseFramework(
        NORTHWIND.replace('"stage.pitch": { "target": "pitch"', '"stage.pitch": { "target": "nowhere"'),
      ),
    );
    expect(broken).toMatchObject({ ok: false, error: expect.stringContaining('nowhere') as string });
    expect(readRunnable(parseFramework('{')).ok).toBe(false);
  });

  test('is read once, and simulated once for each moment', () => {
    const parsed = parseFramework(NORTHWIND);
    expect(readRunnable(parsed)).toBe(readRunnable(parsed));
    const script = begin();
    expect(readSimulation(design, script, 0)).toBe(readSimulation(design, script, 0));
  });
});

test('[SI8] deals made up by hand gather in one set beside the others', async () => {
  const { session } = await openFakeBrowser().openTab();
  await session.addDeals('mine.deals.jsonl', new Blob(['{"id":"D-1","outcome":"won","events":[]}']));
  const simulation = simulated(design, send(begin(), 'deal.lost'));
  for (const tag of ['one', 'two'])
    session.addOwnDeal(toEdgeCase(simulation, { id: `E-${tag}`, title: tag, tag }));
  const { sets } = session.store.get().deals;
  expect(sets.map(({ name }) => name)).toEqual(['mine.deals.jsonl', 'Simulated by hand']);
  const kept = parseDeals(await sets[1]!.content.text());
  expect(kept.deals.map(({ id, edgeCase, outcome }) => [id, edgeCase, outcome])).toEqual([
    ['E-one', 'one', 'lost'],
    ['E-two', 'two', 'lost'],
  ]);
  await session.addDeals('others.deals.jsonl', new Blob());
  expect(session.store.get().deals.sets.map(({ name }) => name)).toContain('Simulated by hand');
});
