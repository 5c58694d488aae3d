import { PLACEHOLDER_ROLES, readTexts, type GuideOffer, type GuideOption } from '../../core/guide/index.ts';
import { shownValues, type GuideDraft } from './guideDraft.ts';

/** The names given in an earlier answer. */
export function namesGiven(draft: GuideDraft, of: 'roles' | 'stages' | 'partnerTypes'): readonly string[] {
  const list = (id: 'roles' | 'stages' | 'programme', field: string): readonly string[] =>
    draft.said[id] === 'unknown' ? [] : readTexts(shownValues(draft, id)[field]);
  if (of === 'stages') return list('stages', 'stages');
  if (of === 'partnerTypes') return list('programme', 'types');
  const { vendor, partner } = { vendor: list('roles', 'vendor'), partner: list('roles', 'partner') };
  return [
    ...(vendor.length > 0 ? vendor : PLACEHOLDER_ROLES.vendor),
    ...(partner.length > 0 ? partner : PLACEHOLDER_ROLES.partner),
  ];
}

/** What a choice offers, with the present value in any case. */
export function optionsOnOffer(
  draft: GuideDraft,
  offer: GuideOffer,
  present: string,
): readonly GuideOption[] {
  if (offer.kind === 'options') return offer.options;
  const options = namesGiven(draft, offer.of).map((name) => ({ value: name, label: name }));
  if (present === '' || options.some(({ value }) => value === present)) return options;
  return [...options, { value: present, label: `${present} (not in your list)` }];
}
