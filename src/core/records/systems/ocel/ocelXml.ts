import { toFactValue } from '../../../formats/eventlog/factValue.ts';
import type { XmlElement, XmlTaker } from '../../tables/xmlElements.ts';
import type { FileContext } from '../fileContext.ts';
import { OcelLog, type OcelEvent, type OcelObject, type OcelRelation } from './ocelLog.ts';
import { fromOcelOneXml } from './ocelVersionOne.ts';

/** Reads OCEL XML, 2.0 or 1.0; rows are objects and events, counted together in the order of the file. */
export function readOcelXml(context: FileContext): XmlTaker {
  const log = new OcelLog(context);
  let row = 0;
  const take = (element: XmlElement): void => {
    row += 1;
    const { id, type, time, attributes, related } = fromOcelOneXml(element) ?? fromOcelTwoXml(element);
    const raw = JSON.stringify({ id, type, ...(time === '' ? {} : { time }), attributes, related });
    if (!context.startRow(row, raw)) return;
    if (element.name === 'object') log.object({ id, type, attributes, related });
    else log.event({ id, type, time, attributes, related });
  };
  return {
    wants: (path) =>
      path.length === 3 &&
      ((path[1] === 'objects' && path[2] === 'object') || (path[1] === 'events' && path[2] === 'event')),
    begin: () => undefined,
    element: take,
    cut: ({ attributes }) => {
      row += 1;
      if (context.startRow(row, JSON.stringify(attributes)))
        context.skip('the file ends within this element');
    },
  };
}

function fromOcelTwoXml(element: XmlElement): OcelObject & Pick<OcelEvent, 'time'> {
  const { id = '', type = '', time = '' } = element.attributes;
  const attributes = listOf(element, 'attributes', 'attribute').map((attribute) => ({
    name: attribute.attributes.name ?? '',
    time: attribute.attributes.time ?? '',
    value: attribute.text.trim() === '' ? undefined : toFactValue(attribute.text.trim()),
  }));
  const related = listOf(element, 'objects', 'relationship', 'object').map(toRelation);
  return { id, type, time, attributes, related };
}

/** The members called `names` of the list called `list`. */
function listOf(element: XmlElement, list: string, ...names: readonly string[]): readonly XmlElement[] {
  return element.children
    .filter((child) => child.name === list)
    .flatMap((child) => child.children.filter((member) => names.includes(member.name)));
}

function toRelation({ attributes }: XmlElement): OcelRelation {
  return {
    id: attributes['object-id'] ?? '',
    qualifier: attributes.qualifier ?? attributes.relationship ?? '',
  };
}
