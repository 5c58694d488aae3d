/** What lists show of many deals, without an object for any of them. */
export {
  buffersOf,
  createEdgeCaseTest,
  createPartnerTypeTest,
  findDeal,
  listEdgeCases,
  listPartnerTypes,
  NO_DEALS,
  OUTCOMES,
  rowAt,
  type DealRow,
  type DealTable,
  type SourceCount,
} from './dealTable.ts';
export {
  FACETS,
  facetDeals,
  type DealQuery,
  type FacetCount,
  type FacetedDeals,
  type FacetName,
} from './facetDeals.ts';
export { TableBuilder, type DealPlaces } from './tableBuilder.ts';
export { createTextFinder } from './textFinder.ts';
export { bitOf, CODE, codeOf, verdictAt, type DealVerdict } from './verdictCode.ts';
