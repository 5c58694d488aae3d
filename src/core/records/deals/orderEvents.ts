import type { EventDraft, EventReading } from './readEvents.ts';

/**
 * The events of several objects of one deal in order of time, each once. What a picture shows is told already where the system recorded the
 * same event of the object, and an entry of a log that stands with several objects is told by the one whose path knows it.
 */
export function orderEvents(
  byObject: readonly (readonly EventDraft[])[],
  reading: EventReading,
): readonly EventDraft[] {
  const [only] = byObject;
  if (only && byObject.length === 1)
    return [...withoutPictured(only, reading)].sort((a, b) => (a.ms === b.ms ? 0 : a.ms - b.ms));
  const places = createPlaces(byObject);
  const drafts = withoutRepeats(
    byObject.flatMap((own) => withoutPictured(own, reading)),
    reading,
  );
  return drafts
    .map((draft) => ({ draft, place: places.get(draft) ?? [0, 0] }))
    .sort(
      ({ draft: a, place: [fileA, rowA] }, { draft: b, place: [fileB, rowB] }) =>
        (a.ms === b.ms ? 0 : a.ms - b.ms) || fileA - fileB || rowA - rowB,
    )
    .map(({ draft }) => draft);
}

/**
 * Where events of one instant stand: by file, those of the deal's own files first, then by row. The events that one object has at an instant keep their
 * order, and share out the rows they have together.
 */
function createPlaces(
  byObject: readonly (readonly EventDraft[])[],
): ReadonlyMap<EventDraft, readonly [number, number]> {
  const files = new Map<string, number>();
  const places = new Map<EventDraft, readonly [number, number]>();
  for (const own of byObject) {
    const tied = new Map<string, EventDraft[]>();
    for (const draft of own) {
      const { file } = draft.change.place;
      if (!files.has(file)) files.set(file, files.size);
      const key = `${String(draft.ms)} ${file}`;
      const list = tied.get(key) ?? [];
      tied.set(key, list);
      list.push(draft);
    }
    for (const list of tied.values()) {
      const rows = list.map(({ change }) => change.place.row).sort((a, b) => a - b);
      list.forEach((draft, index) => {
        places.set(draft, [files.get(draft.change.place.file) ?? 0, rows[index] ?? 0]);
      });
    }
  }
  return places;
}

/**
 * What a picture shows is told already where the system recorded the same event of the object, and so is what a field such as "Approved_At" says where the
 * history of a state tells it.
 */
function withoutPictured(drafts: readonly EventDraft[], { ledger }: EventReading): readonly EventDraft[] {
  const recorded = new Set<string>();
  const states = new Set<string>();
  for (const { change, event } of drafts) {
    if (change.confidence !== 'recorded') continue;
    recorded.add(event.type);
    if (change.value !== true) states.add(event.type);
  }
  return drafts.filter(({ change, event }) => {
    const known = change.confidence !== 'recorded' ? recorded : change.value === true ? states : undefined;
    const isTold = event.type !== 'note' && known?.has(event.type) === true;
    if (isTold) ledger.repeat(change);
    return !isTold;
  });
}

/** One entry of a log may stand with several objects of a deal: it is told by the one whose path knows it. */
function withoutRepeats(drafts: readonly EventDraft[], { lines, knows, ledger }: EventReading): EventDraft[] {
  const first = new Map<string, EventDraft>();
  const better = (a: EventDraft, b: EventDraft): boolean => {
    const knowing = ({ object, event }: EventDraft) =>
      knows(lines(object.type).object?.is ?? 'deal', event.type);
    return knowing(a) && !knowing(b);
  };
  const repeated = new Set<EventDraft>();
  for (const draft of drafts) {
    const { file, row } = draft.change.place;
    const key = JSON.stringify([file, row, draft.change.field, draft.change.value, draft.ms]);
    const known = first.get(key);
    if (!known || known.object === draft.object) {
      if (!known) first.set(key, draft);
      continue;
    }
    const weaker = better(draft, known) ? known : draft;
    if (weaker === known) first.set(key, draft);
    repeated.add(weaker);
  }
  for (const draft of drafts) if (repeated.has(draft)) ledger.repeat(draft.change);
  return drafts.filter((draft) => !repeated.has(draft));
}
