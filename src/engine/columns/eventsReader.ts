import { EVENT } from './eventStore.ts';
import { quoteAfter, withKey, type FieldReader } from './fieldReader.ts';
import { NONE } from './growing.ts';
import { asciiOf, BYTE, keysOf, UNUSUAL } from './jsonBytes.ts';

const EVENT_KEYS = keysOf('at type object by data');
const BY_KEYS = keysOf('side role partner');
/** How most events begin, by its first and its last four bytes. */
const AT = '{"at":"';
const AT_LENGTH = AT.length;
const AT_VIEW = new DataView(asciiOf(AT).buffer);
const AT_START = AT_VIEW.getInt32(0);
const AT_END = AT_VIEW.getInt32(AT_LENGTH - 4);

/** Reads the events of a deal. */
export class EventsReader {
  readonly #fields: FieldReader;

  constructor(fields: FieldReader) {
    this.#fields = fields;
  }

  /** Reads the list. */
  read(): void {
    const json = this.#fields.json;
    if (!json.firstEntry()) return;
    do if (!this.#recallEvents()) this.#readEvent();
    while (json.nextEntry());
  }

  /**
   * Takes events, as many as follow each other, that begin with their time in a usual spelling and go on as remembered ones do. False
   * before one that does not, true after the last one.
   */
  #recallEvents(): boolean {
    const json = this.#fields.json;
    const draft = this.#fields.draft;
    const { time } = draft;
    const { tree } = this.#fields.memo.events;
    const { bytes, view } = json;
    this.#timeEnd = 0;
    for (let { at } = json; ; at += 1) {
      json.at = at;
      if (at + AT_LENGTH > bytes.length || view.getInt32(at) !== AT_START || view.getInt32(at + 3) !== AT_END)
        return false;
      const start = at + AT_LENGTH;
      let end = time.readStamp(bytes, view, start);
      if (end === 0) {
        end = quoteAfter(bytes, start);
        if (!time.read(bytes, start, end)) return false;
      }
      const known = tree.find(bytes, view, end + 1);
      if (known < 0) {
        this.#timeEnd = end + 1;
        return false;
      }
      draft.addEvent(~known);
      at = end + 1 + tree.lengthOf(known);
      if (bytes[at] === BYTE.comma) continue;
      json.at = at;
      return true;
    }
  }

  /** Where the time at the beginning of an event ends, its quote included; 0 when there is none. */
  #timeEnd = 0;

  #readEvent(): void {
    const draft = this.#fields.draft;
    const json = this.#fields.json;
    const { own } = draft;
    const row = own.begin();
    let seen = 0;
    for (let key = json.firstKey(EVENT_KEYS); key !== NONE; key = json.nextKey(EVENT_KEYS, key)) {
      seen = withKey(seen, key);
      if (key === 0) this.#fields.readTime(draft.time);
      else if (key === 1) own.rows.items[row + EVENT.type] = this.#fields.readNeededName();
      else if (key === 2) {
        json.readText();
        draft.setObject(row, json.textBytes, json.textStart, json.textEnd, json.textHash);
      } else if (key === 3) this.#readActor(row);
      else this.#fields.readEntries(own.data, 'data');
    }
    if ((seen & 3) !== 3) throw UNUSUAL;
    draft.endEvent(row);
    if (this.#timeEnd > 0) this.#fields.memo.events.meet(json.bytes, this.#timeEnd, json.at, own);
  }

  #readActor(row: number): void {
    const json = this.#fields.json;
    let seen = 0;
    for (let key = json.firstKey(BY_KEYS); key !== NONE; key = json.nextKey(BY_KEYS, key)) {
      seen = withKey(seen, key);
      this.#fields.draft.own.rows.items[row + EVENT.side + key] = this.#fields.readName();
    }
  }
}
