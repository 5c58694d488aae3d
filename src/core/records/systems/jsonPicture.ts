import type { ObjectKind } from '../history/history.ts';
import type { ObjectDraft, PendingTime, PictureColumn, PictureStyle } from '../history/historyDraft.ts';
import type { FileContext } from './fileContext.ts';
import type { JsonField } from './jsonFields.ts';

/** How to read a document as a picture of an object. */
export interface JsonPicture {
  readonly kind: ObjectKind;
  readonly type: string;
  readonly scope: string;
  readonly id: string;
  readonly fields: readonly JsonField[];
  readonly column: (name: string) => PictureColumn;
  /** True for fields whose time says that something happened then. */
  readonly occurs: (name: string) => boolean;
  /** What a field leads to, if it names another object. */
  readonly link: (name: string) => ObjectKind | undefined;
  /** As of when the document holds; "" when it does not say. */
  readonly time: string;
  readonly timeName: string;
  readonly style: PictureStyle;
}

/** Takes a document as a picture of an object, with its occurrences and links. */
export function takeJsonPicture(picture: JsonPicture, context: FileContext): ObjectDraft {
  const { recorder, source, system } = context;
  const { kind, type, scope, id, fields, style } = picture;
  const object = recorder.object(system, { scope, id }, { kind, type, sure: true });
  const values = fields.map(({ name, value }) =>
    typeof value === 'string' ? context.value(name, value, true) : value,
  );
  const columns = fields.map(({ name }): PictureColumn => {
    const column = picture.column(name);
    return picture.occurs(name) ? { ...column, role: 'bookkeeping' } : column;
  });
  const time: PendingTime | undefined =
    picture.time === '' ? undefined : context.time(picture.timeName, picture.time);
  recorder.picture(object, {
    time,
    columns,
    values,
    style,
    source,
  });
  for (const { name, value } of fields) {
    if (value === undefined) continue;
    const to = picture.link(name);
    if (to && String(value) !== id) recorder.link(object, { as: name, kind: to, id: String(value), source });
    if (!picture.occurs(name)) continue;
    recorder.change(object, {
      time: context.time(name, String(value)),
      field: name,
      value: true,
      confidence: 'recorded',
      occurrence: true,
      side: true,
      source,
    });
  }
  return object;
}
