const STAGES = { 'stage.pitch': 'Pitch', 'stage.close': 'Close', 'deal.won': 'Closed Won', 'deal.lost': 'Closed Lost' };
const STATUS = {
  'registration.submitted': 'Submitted',
  'registration.approved': 'Approved',
  'registration.rejected': 'Rejected',
  'registration.returned': 'Returned',
  'registration.resubmitted': 'Submitted',
  'registration.withdrawn': 'Withdrawn',
};

/** Stage history as a CRM keeps it: one row a change, nothing about who led or why. */
export function printStageHistory(records) {
  const rows = [['opportunity_id', 'account', 'partner', 'partner_type', 'amount', 'currency', 'stage', 'changed_at']];
  for (const record of records) {
    const change = (stage, at) =>
      rows.push([record.id, record.account, record.partners[0].name, record.partnerType, record.facts.amount, 'EUR', stage, at]);
    change('Discovery', record.events[0].at);
    for (const event of record.events) if (STAGES[event.type]) change(STAGES[event.type], event.at);
  }
  return printRows(rows);
}

/** Registrations as a partner portal exports them: one row each, with the last status. */
export function printRegistrations(records) {
  const rows = [
    ['registration_id', 'opportunity_id', 'partner', 'partner_type', 'submitted_at', 'status', 'decided_at', 'extended_at'],
  ];
  for (const record of records) {
    const objects = new Set(record.events.flatMap((event) => (isRegistration(event) ? [event.object] : [])));
    for (const object of objects) rows.push(toRow(record, object));
  }
  return printRows(rows);
}

function isRegistration(event) {
  return event.object?.startsWith('registration/') && event.type.startsWith('registration.');
}

function toRow(record, object) {
  const events = record.events.filter((event) => event.object === object && isRegistration(event));
  const submitted = events.find((event) => event.type === 'registration.submitted');
  const partner = record.partners.find((candidate) => candidate.id === submitted.by.partner);
  const known = events.filter((event) => STATUS[event.type] && event !== submitted);
  const last = known.at(-1);
  return [
    `${record.id}/${object.split('/')[1]}`,
    record.id,
    partner.name,
    partner.type,
    submitted.at,
    last ? STATUS[last.type] : 'Submitted',
    last?.at ?? '',
    events.filter((event) => event.type === 'registration.extended').at(-1)?.at ?? '',
  ];
}

function printRows(rows) {
  return rows.map((row) => row.map(printField).join(',') + '\n').join('');
}

function printField(value) {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
