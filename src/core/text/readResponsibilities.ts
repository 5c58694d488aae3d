import type { Responsibility } from '../model/framework.ts';
import { FieldReader } from './fieldReader.ts';
import type { ReadReport } from './readReport.ts';

/** Who does what at which stage, in file order. */
export function readResponsibilities(root: FieldReader, report: ReadReport): readonly Responsibility[] {
  return root.list('responsibilities', (place, index): Responsibility => {
    const fields = new FieldReader(place, report);
    const stage = fields.requiredText('stage');
    const activity = fields.requiredText('activity');
    const responsible = fields.text('responsible');
    const accountable = fields.text('accountable');
    const consulted = fields.texts('consulted');
    const informed = fields.texts('informed');
    const when = fields.cells('when');
    const how = fields.text('how');
    fields.finish();
    return {
      index,
      stage,
      activity,
      ...(responsible === undefined ? {} : { responsible }),
      ...(accountable === undefined ? {} : { accountable }),
      consulted,
      informed,
      when,
      ...(how === undefined ? {} : { how }),
    };
  });
}
