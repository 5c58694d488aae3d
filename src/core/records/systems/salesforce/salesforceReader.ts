import { bareName, type TableShape } from '../tableShape.ts';
import type { SystemReader, TablePart } from '../systemReader.ts';
import { readFieldHistory } from './fieldHistory.ts';
import { readLabels, readUsers } from './lookupTables.ts';
import { readOpportunityHistory } from './opportunityHistory.ts';
import { readPartners } from './partners.ts';
import { readRecords } from './records.ts';

/** Weekly exports and warehouse copies write UTC without saying so; the others write the zone. */
const UTC = { systemZone: 'UTC' };

/**
 * Exports of Salesforce: histories, records, partners and lookups as Data Loader, the weekly export, reports or a warehouse (Fivetran) write
 * them. All columns are found by their names, whatever the case and underscores.
 */
export const salesforceReader: SystemReader = { system: 'salesforce', table: recogniseTable };

function recogniseTable(shape: TableShape): TablePart | undefined {
  const has = (...names: readonly string[]): boolean => shape.has(...names);
  const part = (
    name: string,
    columns: string,
    open: TablePart['open'],
    known: TablePart['known'] = UTC,
  ): TablePart => ({ part: name, why: `it has the columns ${columns}`, known, open });

  if (has('field', 'newvalue') && shape.hasAny('opportunityid', 'parentid', 'leadid', 'accountid')) {
    const [parent = 'Parent'] = ['Opportunity', 'Lead', 'Account', 'Parent'].filter((one) =>
      has(`${one.toLowerCase()}id`),
    );
    const name =
      parent === 'Opportunity'
        ? 'OpportunityFieldHistory'
        : parent === 'Parent'
          ? customHistory(shape)
          : `${parent}History`;
    return part(name, `${parent}Id, Field and NewValue`, readFieldHistory(parent, name));
  }
  if (has('opportunityid', 'stagename', 'createddate'))
    return part('OpportunityHistory', 'OpportunityId, StageName and CreatedDate', readOpportunityHistory);
  if (has('accounttoid') && shape.hasAny('opportunityid', 'accountfromid'))
    return part(
      has('accountfromid') ? 'Partner' : 'OpportunityPartner',
      'AccountToId and Role',
      readPartners,
    );
  if (has('opportunityid', 'opportunityname', 'stage') || has('opportunityname', 'stage', 'closedate'))
    return part(
      'opportunity report',
      'Opportunity Name, Stage and Close Date',
      readRecords('opportunity', 'Opportunity', true),
      {},
    );
  if (has('id', 'stagename') && shape.hasAny('closedate', 'accountid', 'iswon', 'ownerid'))
    return part(
      has('fivetranstart') ? 'Opportunity with its versions' : 'Opportunity',
      'Id, StageName and what an opportunity has',
      readRecords('opportunity', 'Opportunity'),
    );
  if (has('id', 'status', 'company'))
    return part('Lead', 'Id, Status and Company', readRecords('registration', 'Lead'));
  if (has('id', 'username') || has('id', 'userroleid', 'profileid'))
    return part('User', 'Id and Username', readUsers);
  if (has('id', 'sobjecttype', 'developername'))
    return part(
      'RecordType',
      'Id, SobjectType and DeveloperName',
      readLabels('recordtype', 'id', 'name', 'developername'),
    );
  if (has('masterlabel', 'reverserole'))
    return part(
      'PartnerRole',
      'MasterLabel and ReverseRole',
      readLabels('partnerrole', 'apiname', 'masterlabel'),
    );
  if (has('masterlabel', 'forecastcategory') || has('masterlabel', 'iswon'))
    return part('OpportunityStage', 'MasterLabel and IsWon', readLabels('stage', 'apiname', 'masterlabel'));
  if (
    has('id', 'name') &&
    shape.hasAny(
      'billingcountry',
      'billingcity',
      'accountnumber',
      'accountsource',
      'industry',
      'masterrecordid',
    )
  )
    return part('Account', 'Id, Name and those of addresses', readRecords('account', 'Account'));
  if (
    has('id', 'opportunityid') &&
    shape.hasAny('systemmodstamp', 'isdeleted', 'createdbyid') &&
    !isRegistration(shape)
  )
    return part(detailName(shape), 'Id and OpportunityId', readRecords('other', detailName(shape)));
  const custom = shape.head.titles.filter((title) => /__c$|_c$/i.test(title));
  if (has('id') && custom.length > 0 && shape.hasAny('createddate', 'systemmodstamp', 'ownerid'))
    return isRegistration(shape)
      ? part(
          customName(shape),
          `Id, CreatedDate and custom ones such as ${custom[0] ?? ''}`,
          readRecords('registration', customName(shape)),
        )
      : part(
          customName(shape),
          `Id, CreatedDate and custom ones such as ${custom[0] ?? ''}`,
          readRecords('other', customName(shape)),
        );
  return undefined;
}

/** True when the table or one of its columns is called a registration, or it leads to both a partner and an opportunity. */
function isRegistration(shape: TableShape): boolean {
  const { file, sheet = '', titles } = shape.head;
  if (/regist|deal_?reg/i.test(`${file} ${sheet}`)) return true;
  const names = titles.map(bareName);
  return (
    names.some((name) => name.includes('regist')) ||
    (names.some((name) => name.includes('partner')) &&
      names.some((name) => name.startsWith('opportunity')) &&
      names.some((name) => name.startsWith('status')))
  );
}

/** The API name of a custom object as far as the file's or sheet's name holds it: "Deal_Registration" of "Deal_Registration__c.csv". */
function objectName({ head }: TableShape): string | undefined {
  return /([a-z][a-z0-9]*(?:_[a-z0-9]+)*)__(?:c|history)(?![a-z0-9])/i.exec(
    `${head.sheet ?? ''} ${head.file}`,
  )?.[1];
}

/** The type of a custom object: the same for every export of it, whatever its file is called. */
function customName(shape: TableShape): string {
  const name = objectName(shape);
  return name === undefined ? (isRegistration(shape) ? 'Registration__c' : 'custom record') : `${name}__c`;
}

function customHistory(shape: TableShape): string {
  const name = objectName(shape);
  return name === undefined
    ? isRegistration(shape)
      ? 'Registration__History'
      : 'custom history'
    : `${name}__History`;
}

function detailName(shape: TableShape): string {
  if (shape.has('userid', 'teammemberrole')) return 'OpportunityTeamMember';
  if (shape.has('splitownerid')) return 'OpportunitySplit';
  if (shape.has('contactid', 'role')) return 'OpportunityContactRole';
  return shape.hasAny('pricebookentryid', 'quantity') ? 'OpportunityLineItem' : 'records of opportunities';
}
