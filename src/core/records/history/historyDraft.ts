import type { JsonValue } from '../../model/framework.ts';
import type { TimeColumn } from '../tables/timeColumn.ts';
import type { Confidence, FieldValue, HistoryTime, ObjectKind, Place } from './history.ts';
import type { FileLedger } from './fileLedger.ts';

/** A time as it stands in a file, to be read when all of its column was seen. */
export interface PendingTime {
  readonly column: TimeColumn;
  readonly text: string;
  /** What it was read as, once it was. */
  settled?: HistoryTime;
}

/** A value to be settled when all of its column was seen: a time where the column holds times, else what `plain` says. */
export interface PendingValue extends PendingTime {
  readonly plain: FieldValue;
}

export type DraftValue = FieldValue | PendingValue;

/** Row of a file from which something was learnt. */
export interface RowSource {
  readonly ledger: FileLedger;
  readonly row: number;
  readonly place: Place;
  readonly raw: string;
}

/** A change as read, before times are. */
export interface ChangeDraft {
  readonly time: PendingTime;
  readonly field: string;
  readonly value: DraftValue | undefined;
  readonly before?: DraftValue | undefined;
  /** What people see for the value, by the row itself. */
  readonly label?: string;
  /** Names the list in which labels for the value may be found. */
  readonly labels?: string;
  readonly by?: string | undefined;
  readonly data?: ReadonlyMap<string, JsonValue>;
  readonly confidence: Confidence;
  /** Kept even when its time cannot be read, for replay to call it unreadable. */
  readonly kept?: boolean;
  /** Said besides what the row is about: the row is kept when this time cannot be read. */
  readonly side?: boolean;
  /** Something that happened rather than a value that a field took: no field of the object. */
  readonly occurrence?: boolean;
  /** May be one of two rows that tell one change of a lookup, by id and by name. */
  readonly twin?: boolean;
  readonly source: RowSource;
}

/** One field of pictures. */
export interface PictureColumn {
  readonly field: string;
  /** Names the list in which labels for its values may be found. */
  readonly labels?: string;
  /** `state`: where the object stands (stage, status); `value`: anything else; `bookkeeping`: never a change. */
  readonly role: 'state' | 'value' | 'bookkeeping';
}

/** How pictures of a series become changes. */
export interface PictureStyle {
  /** Pictures are compared with earlier ones of the same series only. */
  readonly series: string;
  /** `recorded` where the system wrote the picture when something changed, `compared` where someone took it at some time. */
  readonly confidence: 'recorded' | 'compared';
  /** What the first picture says has happened: all its values, its states only (`assumed`), or nothing. */
  readonly first: 'all' | 'states' | 'nothing';
  /** Whether an empty value says that the field was cleared. */
  readonly clears: boolean;
}

/** An object as it stood at a time. */
export interface PictureDraft {
  readonly time: PendingTime | undefined;
  /** When the object came into its states, where the picture says. */
  readonly stateTime?: { readonly time: PendingTime; readonly confidence: Confidence } | undefined;
  readonly columns: readonly PictureColumn[];
  /** In the order of `columns`. */
  readonly values: readonly (DraftValue | undefined)[];
  readonly style: PictureStyle;
  /** What else the row says about the changes it shows. */
  readonly data?: ReadonlyMap<string, JsonValue>;
  readonly by?: string | undefined;
  readonly source: RowSource;
}

export interface LinkDraft {
  readonly as: string;
  readonly kind: ObjectKind;
  readonly id: string;
  readonly source: RowSource;
}

/** An object as far as the files read so far know it. */
export interface ObjectDraft {
  readonly system: string;
  readonly id: string;
  kind: ObjectKind;
  type: string;
  /** A file of objects of that kind names it; before that, kind and type may be guesses. */
  sure: boolean;
  gone?: undefined | { readonly kind: 'deleted' } | { readonly kind: 'merged'; readonly into: string };
  readonly changes: ChangeDraft[];
  readonly pictures: PictureDraft[];
  readonly links: LinkDraft[];
}
