import type { JsonObject, JsonValue } from '../../../model/framework.ts';
import { ACTIVITY } from '../../history/history.ts';
import type { ObjectDraft } from '../../history/historyDraft.ts';
import type { FileContext } from '../fileContext.ts';
import { isJsonObject, jsonFields, textOf } from '../jsonFields.ts';
import { SCOPE } from './scope.ts';

const OPPORTUNITY_ID = /^O[0-9]{1,19}$/;
const INVITATION_ID = /^engi-[0-9a-z]+$/;
const NAMED_IN_ARN = /(?:opportunity|engagement-invitation)\/([A-Za-z0-9-]+)$/;

/**
 * An event that EventBridge delivered. It is a pointer: what changed stands in a picture fetched afterwards. Delivery is best effort, so
 * a missing event says nothing.
 */
export function takeArchivedEvent(event: JsonObject, context: FileContext): void {
  const type = textOf(event, 'detail-type');
  const at = textOf(event, 'time');
  const detail = isJsonObject(event.detail) ? event.detail : {};
  const fields = jsonFields(detail);
  const ids = fields.map(({ value }) =>
    typeof value === 'string' ? (NAMED_IN_ARN.exec(value)?.[1] ?? value) : '',
  );
  const opportunityId = ids.find((id) => OPPORTUNITY_ID.test(id));
  const invitationId = ids.find((id) => INVITATION_ID.test(id));
  if (type === '' || at === '')
    context.skip(type === '' ? 'an event without a type (detail-type)' : 'an event without a time');
  else if (opportunityId === undefined && invitationId === undefined)
    context.skip('an event that names neither an opportunity nor an invitation', type);
  else {
    const { recorder, source } = context;
    const object = (id: string, isInvitation: boolean): ObjectDraft =>
      recorder.object(
        'aws',
        { scope: SCOPE, id },
        isInvitation
          ? { kind: 'registration', type: 'EngagementInvitation', sure: true }
          : { kind: 'opportunity', type: 'Opportunity', sure: true },
      );
    const isInvitation = invitationId !== undefined && /invitation/i.test(type);
    const main = object(
      (isInvitation ? invitationId : (opportunityId ?? invitationId)) ?? '',
      isInvitation || opportunityId === undefined,
    );
    const data = new Map<string, JsonValue>();
    for (const { name, value } of fields) if (value !== undefined) data.set(name, value);
    recorder.change(main, {
      time: context.time('time', at),
      field: ACTIVITY,
      value: type,
      data,
      confidence: 'recorded',
      occurrence: true,
      source,
    });
    if (main.kind === 'registration' && opportunityId !== undefined)
      recorder.link(main, { as: 'opportunity', kind: 'opportunity', id: opportunityId, source });
  }
}
