import type { PictureColumn } from '../history/historyDraft.ts';
import { bareName } from './tableShape.ts';

const STATE =
  /^(?:deal|sales|opportunity|lead|current|partner|aws|review|registration|approval|pm)?(?:stage|status|substatus|state|outcome)(?:name|value|label)?c?$/;
const STATE_END = /(?:stage|status|stagename)c?$/;
/** Places rather than states of a deal. */
const PLACE = /(?:billing|shipping|customer|mailing|address|country).*state|stateorregion/;
const BOOKKEEPING =
  /^(?:id|.*modstamp|lastmodified.*|lastviewed.*|lastreferenced.*|lastactivity.*|created.*|isdeleted|deleted|fivetran.*|fiscal.*|has(?:open|overdue|opportunity).*|sync.*|etag|links.*|arn|portalid|.*timestamp|modified.*|updated.*|datemodified)$/;
const PLANNED =
  /close|target|expir|due|valid|expect|forecast|estimat|contract|startdate|enddate|birth|renewal|until|period|extendedto|synced|fivetran|followup|nextactivity|lastactivity|lastviewed|lastreferenced|lastmodified|modstamp|updated|modified|exported/;
const DECIDED = /decid|decision|approv|den(?:y|ied)|reject|accept|statuschange|stagechange|reviewed|changed/;
const MODIFIED =
  /lastmodified|modifieddate|systemmodstamp|updatedat|updateddate|updateddatetime|lastupdate|modifiedat|datemodified/;

const TIME_WORD = /^(?:at|on|date|time|datetime|timestamp|when)$/;

/** What a column of an object's table is to the object, by its name. */
export function roleOf(title: string): PictureColumn['role'] {
  const name = bareName(title);
  if (PLACE.test(name)) return 'value';
  if (STATE.test(name) || STATE_END.test(name)) return 'state';
  return BOOKKEEPING.test(name) ? 'bookkeeping' : 'value';
}

/** True when a time in the column says that something happened then; false for plans, deadlines and bookkeeping. */
export function isOccurrence(title: string): boolean {
  return !PLANNED.test(bareName(title));
}

/** True when the column's time is that of a decision, such as that which brought a status. */
export function isDecisionTime(title: string): boolean {
  const name = bareName(title);
  return DECIDED.test(name) && !PLANNED.test(name.replace('statuschange', '').replace('stagechange', ''));
}

/** True when the column tells when the object was last changed. */
export function isModifiedTime(title: string): boolean {
  return MODIFIED.test(bareName(title));
}

/** True when a word at either end of the title says that the column holds times. */
export function isTimeTitle(title: string): boolean {
  const words = title
    .replace(/__?c$/i, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return TIME_WORD.test(words.at(-1) ?? '') || TIME_WORD.test(words[0] ?? '') || words.at(-1) === 'to';
}
