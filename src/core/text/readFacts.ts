import type { Activity, EventDefinition, FactDefinition, Phrases } from '../model/framework.ts';
import { FieldReader, FREE_NAME, PLAIN_NAME, readMap, readText, reportType } from './fieldReader.ts';
import type { Place, ReadReport } from './readReport.ts';

/** Facts a deal must tell. */
export function readFacts(root: FieldReader, report: ReadReport): ReadonlyMap<string, FactDefinition> {
  return root.map('facts', (place) => readFact(place, report), PLAIN_NAME);
}

/** Event types with the data they carry. The grammar of event types is checked with the lifecycles. */
export function readEvents(root: FieldReader, report: ReadReport): ReadonlyMap<string, EventDefinition> {
  return root.map('events', (place): EventDefinition => {
    const fields = new FieldReader(place, report);
    const name = fields.text('name');
    const description = fields.text('description');
    const data = fields.map('data', (entry) => readFact(entry, report), PLAIN_NAME);
    fields.finish();
    return {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      data,
    };
  });
}

/** Things people do at a stage. */
export function readActivities(root: FieldReader, report: ReadReport): ReadonlyMap<string, Activity> {
  return root.map(
    'activities',
    (place): Activity => {
      const fields = new FieldReader(place, report);
      const name = fields.text('name');
      const description = fields.text('description');
      const deliverable = fields.text('deliverable');
      fields.finish();
      return {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(deliverable === undefined ? {} : { deliverable }),
      };
    },
    FREE_NAME,
  );
}

function readFact(place: Place, report: ReadReport): FactDefinition {
  const fields = new FieldReader(place, report);
  const type = fields.requiredChoice('type', ['enum', 'boolean', 'number']);
  const question = fields.text('question');
  const of = fields.choice('of', ['deal', 'registration', 'partner']) ?? 'deal';
  const written = fields.place('values');
  if (type === 'enum' && !written && fields.place('type')) fields.required('values');
  const values: Phrases = written ? readPhrases(written, report) : new Map();
  if (written) checkValues(type, values, written, report);
  const unit = type === 'number' ? fields.text('unit') : undefined;
  const min = type === 'number' ? fields.number('min') : undefined;
  const max = type === 'number' ? fields.number('max') : undefined;
  fields.finish();
  return {
    type,
    of,
    values,
    ...(question === undefined ? {} : { question }),
    ...(unit === undefined ? {} : { unit }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

function checkValues(type: FactDefinition['type'], values: Phrases, place: Place, report: ReadReport): void {
  if (type === 'number') {
    report('value.unsupported', place.path, 'A number fact has "min" and "max", not "values".');
  }
  if (type === 'boolean') {
    for (const name of values.keys()) {
      if (name === 'true' || name === 'false') continue;
      const message = `"${name}" is not possible here; the values of a boolean fact are "true" and "false".`;
      report('value.unsupported', [...place.path, name], message, 'key');
    }
  }
}

/** A closed list of values, written as a list or as a map to phrases. Reports when it is empty. */
export function readPhrases(place: Place, report: ReadReport): Phrases {
  let phrases: ReadonlyMap<string, string | undefined>;
  if (place.node.type === 'object') {
    phrases = readMap(place, report, (entry) => readText(entry, report), {
      pattern: /\S/,
      words: 'at least one visible character',
    });
  } else if (place.node.type === 'array') {
    phrases = readValueList(place, report);
  } else {
    reportType(report, place, 'a list of values or a map from values to phrases');
    return new Map();
  }
  if (!place.node.children?.length) {
    report('field.missing', place.path, 'At least one value is needed here.');
  }
  return phrases;
}

function readValueList(place: Place, report: ReadReport): Phrases {
  const values = new Map<string, undefined>();
  (place.node.children ?? []).forEach((node, index) => {
    const path = [...place.path, index];
    const value = readText({ node, path }, report);
    if (node.type !== 'string') return;
    if (value.trim() === '')
      report('name.invalid', path, 'A value must have at least one visible character.');
    else if (values.has(value)) report('value.repeated', path, `The value "${value}" is listed twice.`);
    values.set(value, undefined);
  });
  return values;
}
