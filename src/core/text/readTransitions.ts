import type { Transition, Trigger } from '../model/framework.ts';
import { FieldReader, readList, readMap, readText, reportType } from './fieldReader.ts';
import { readGuard } from './readGuard.ts';
import type { Place, ReadReport } from './readReport.ts';

interface Source {
  readonly lifecycle: string;
  readonly path: readonly string[];
}

/** The transitions of one state in the order in which `on`, `always`, `after` and `onDone` stand in the text. */
export function readTransitions(
  fields: FieldReader,
  source: Source,
  report: ReadReport,
): readonly Transition[] {
  return fields.keys.flatMap((key) => {
    const place = fields.place(key);
    if (!place) return [];
    switch (key) {
      case 'on':
        return readTriggers(place, source, (type) => ({ kind: 'event', type }), report);
      case 'after':
        return readTriggers(place, source, (duration) => ({ kind: 'after', duration }), report);
      case 'always':
        return readAlternatives(place, source, { kind: 'always' }, report);
      case 'onDone':
        return readAlternatives(place, source, { kind: 'done' }, report);
      default:
        return [];
    }
  });
}

function readTriggers(
  place: Place,
  source: Source,
  toTrigger: (name: string) => Trigger,
  report: ReadReport,
): readonly Transition[] {
  const byName = readMap(place, report, (value, name) =>
    readAlternatives(value, source, toTrigger(name), report),
  );
  return [...byName.values()].flat();
}

function readAlternatives(
  place: Place,
  source: Source,
  trigger: Trigger,
  report: ReadReport,
): readonly Transition[] {
  if (place.node.type === 'array') {
    return readList(place, report, (entry, index) => readTransition(entry, source, trigger, index, report));
  }
  return [readTransition(place, source, trigger, 0, report)];
}

function readTransition(
  place: Place,
  source: Source,
  trigger: Trigger,
  index: number,
  report: ReadReport,
): Transition {
  const transition = {
    id: `${source.lifecycle}:${source.path.join('.')}:${segmentFor(trigger)}:${index}`,
    source: source.path,
    trigger,
    index,
    jsonPath: place.path,
  };
  if (place.node.type === 'string') {
    return { ...transition, target: readText(place, report), reenter: false };
  }
  if (place.node.type !== 'object') {
    reportType(report, place, 'the name of a state, or an object with "target"');
    return { ...transition, reenter: false };
  }
  const fields = new FieldReader(place, report);
  const target = fields.text('target');
  const guard = fields.place('guard');
  const reenter = fields.flag('reenter') ?? false;
  const description = fields.text('description');
  return {
    ...transition,
    ...(target === undefined ? {} : { target }),
    ...(guard ? { guard: readGuard(guard, report) } : {}),
    reenter,
    ...(description === undefined ? {} : { description }),
  };
}

function segmentFor(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return trigger.type;
    case 'always':
      return 'always';
    case 'after':
      return `after.${trigger.duration}`;
    case 'done':
      return 'done';
  }
}
