import type { JsonValue } from '../../../model/framework.ts';
import type { RowSource } from '../../history/historyDraft.ts';
import type { TableHead, TableRow } from '../../tables/tableRow.ts';
import type { FileContext } from '../fileContext.ts';
import { cellOf, TableShape } from '../tableShape.ts';
import { fullId, isEmptyLookup } from './salesforceId.ts';
import { ACCOUNTS, isDeletedRow, SCOPE, startRecord } from './startRecord.ts';

/** A row of OpportunityPartner, Partner or AccountPartner. */
interface PartnerRow {
  readonly id: string;
  readonly opportunity: string;
  readonly from: string;
  readonly to: string;
  readonly reverse: string;
  readonly role: string;
  readonly isPrimary: string;
  readonly time: string;
  readonly by: string;
  readonly deleted: boolean;
  readonly source: RowSource;
}

/**
 * Partners of opportunities. Salesforce keeps each twice, once from either side (ReversePartnerId): of such a pair the row that leads away
 * from the opportunity's account counts, which is known when all files were read; where it is not, the first.
 */
export function readPartners(head: TableHead, context: FileContext): (row: TableRow) => void {
  const shape = new TableShape(head);
  const place = (name: string): number => shape.find(name);
  const [id, opportunity, from, to, reverse] = [
    place('id'),
    place('opportunityid'),
    place('accountfromid'),
    place('accounttoid'),
    place('reversepartnerid'),
  ];
  const [role, isPrimary, time, by] = [
    place('role'),
    place('isprimary'),
    place('createddate'),
    place('createdbyid'),
  ];
  const timeTitle = head.titles[time] ?? 'CreatedDate';
  const rows: PartnerRow[] = [];
  context.recorder.atEnd(() => {
    for (const row of withoutMirrors(rows, context)) record(row, timeTitle, context);
  });
  return (row) => {
    if (!startRecord(row, head.titles.length, cellOf(row, id), context)) return;
    const lookup = (at: number): string => {
      const text = cellOf(row, at);
      return isEmptyLookup(text) ? '' : fullId(text);
    };
    const partner: PartnerRow = {
      id: lookup(id),
      opportunity: lookup(opportunity),
      from: lookup(from),
      to: lookup(to),
      reverse: lookup(reverse),
      role: cellOf(row, role),
      isPrimary: cellOf(row, isPrimary).toLowerCase(),
      time: cellOf(row, time),
      by: lookup(by),
      deleted: isDeletedRow(row, shape),
      source: context.source,
    };
    if (partner.to === '') context.skip('no partner (AccountToId)');
    else {
      if (partner.time !== '') context.time(timeTitle, partner.time);
      rows.push(partner);
    }
  };
}

/** Of each mirrored pair the row that leads from the customer to the partner; the other is left out and said. */
function withoutMirrors(rows: readonly PartnerRow[], context: FileContext): readonly PartnerRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.filter((row) => {
    const { ledger, row: at } = row.source;
    const mirror = row.reverse === '' ? undefined : byId.get(row.reverse);
    if (mirror && mirror !== row && !leadsAway(row, mirror, context)) {
      ledger.skip(at, 'the mirror of another row (ReversePartnerId), which counts', row.id);
      return false;
    }
    if (row.opportunity === '' && (mirror?.opportunity ?? '') === '') {
      ledger.skip(at, 'a partner of an account, not of an opportunity');
      return false;
    }
    return true;
  });
}

function leadsAway(row: PartnerRow, mirror: PartnerRow, context: FileContext): boolean {
  const opportunity = row.opportunity || mirror.opportunity;
  const customer = opportunity === '' ? '' : accountOf(opportunity, context);
  if (customer !== '') {
    if (row.to === customer) return false;
    if (mirror.to === customer) return true;
  }
  if ((row.opportunity === '') !== (mirror.opportunity === '')) return row.opportunity !== '';
  return row.source.ledger !== mirror.source.ledger || row.source.row < mirror.source.row;
}

/** The customer of an opportunity as far as any file told. */
function accountOf(opportunity: string, { recorder }: FileContext): string {
  const draft = recorder.find('salesforce', { scope: SCOPE, id: opportunity });
  return draft?.links.findLast((link) => link.kind === 'account')?.id ?? '';
}

function record(row: PartnerRow, timeTitle: string, context: FileContext): void {
  const { recorder } = context;
  const { source } = row;
  const opportunity = recorder.object(
    'salesforce',
    { scope: SCOPE, id: row.opportunity },
    { kind: 'opportunity', type: 'Opportunity', sure: true },
  );
  const label = recorder.labelOf(ACCOUNTS, row.to);
  const partner = recorder.object(
    'salesforce',
    { scope: 'partner', id: row.to },
    { kind: 'partner', type: 'Account', sure: true },
  );
  if (partner.pictures.length === 0 && label !== undefined)
    recorder.picture(partner, {
      time: undefined,
      columns: NAME,
      values: [label],
      style: { series: 'Account', confidence: 'compared', first: 'nothing', clears: false },
      source,
    });
  const data = new Map<string, JsonValue>();
  if (row.role !== '') data.set('Role', row.role);
  if (row.isPrimary !== '') data.set('IsPrimary', row.isPrimary === '1' || row.isPrimary === 'true');
  if (row.deleted) {
    context.ledger.guess(source.row, 'the partner was removed later; when is not recorded');
    data.set('IsDeleted', true);
  }
  if (!row.deleted)
    recorder.link(opportunity, { as: row.role || 'Partner', kind: 'partner', id: row.to, source });
  if (row.time === '') return;
  recorder.change(opportunity, {
    time: context.time(timeTitle, row.time),
    field: 'Partner',
    value: row.to,
    labels: ACCOUNTS,
    ...(row.by === '' ? {} : { by: row.by }),
    data,
    confidence: 'recorded',
    side: true,
    source,
  });
}

const NAME = [{ field: 'Name', role: 'bookkeeping' }] as const;
