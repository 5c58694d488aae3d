import { bareName } from '../tableShape.ts';

/** Names of fields as the Salesforce API writes them, for exports that write "STAGENAME", "stage_name" or a label. */
const API_NAMES = [
  'AccountFromId AccountId AccountToId AccountName Amount CampaignId CloseDate Company ConvertedAccountId ConvertedDate ConvertedOpportunityId',
  'CreatedById CreatedDate CurrencyIsoCode Description ExpectedRevenue Field ForecastCategory ForecastCategoryName Id IsClosed IsConverted IsDeleted',
  'IsPrimary IsWon LastModifiedById LastModifiedDate LastStageChangeDate LeadId LeadSource MasterRecordId Name NewValue NextStep OldValue',
  'OpportunityId OwnerId ParentId PartnerAccountId PrevAmount PrevCloseDate PrimaryPartnerAccountId Probability RecordTypeId',
  'ReversePartnerId Role StageName Status SystemModstamp Type Website',
]
  .join(' ')
  .split(' ');

const BY_BARE = new Map(API_NAMES.map((name) => [name.toLowerCase(), name]));

/** Labels of reports whose API name is another word. */
const LABELS = new Map([
  ['opportunityid', 'Id'],
  ['opportunityname', 'Name'],
  ['stage', 'StageName'],
  ['opportunityowner', 'Owner'],
  ['primarypartner', 'PrimaryPartner'],
  ['probability', 'Probability'],
  ['laststagechangedate', 'LastStageChangeDate'],
]);

/** The field's API name; what is not known, such as custom fields, keeps its own. `isReport`: the header holds labels. */
export function apiName(title: string, isReport = false): string {
  const bare = bareName(title);
  return (isReport ? LABELS.get(bare) : undefined) ?? BY_BARE.get(bare) ?? title;
}

/** Fields of field history under the name that the object's own field has. */
const HISTORY_NAMES = new Map([
  ['created', 'CreatedDate'],
  ['owner', 'OwnerId'],
  ['account', 'AccountId'],
  ['recordtype', 'RecordTypeId'],
  ['campaign', 'CampaignId'],
  ['opportunityowner', 'OwnerId'],
]);

/** The API name of a field that field history names. */
export function historyFieldName(field: string): string {
  return HISTORY_NAMES.get(bareName(field)) ?? apiName(field);
}
