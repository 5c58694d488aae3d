import { phraseShare } from '../session/phraseNumber.ts';
import type { Ownership } from '../session/readOwnership.ts';

/** More scenarios than this are said as shares. */
const COUNTABLE = 999;

/** Who leads at a stage: "the partner leads in 3, nobody leads in 5 of 8 scenarios". */
export function phraseOwnership({ vendor, partner, silent, ambiguous, scenarios }: Ownership): string {
  const parts = [
    { who: 'the vendor leads', share: vendor },
    { who: 'the partner leads', share: partner },
    { who: 'nobody leads', share: silent },
    { who: 'both lead', share: ambiguous },
  ].filter(({ share }) => share > 0);
  const [only, ...rest] = parts;
  if (only && rest.length === 0) return `${only.who} always`;
  const counted = scenarios <= COUNTABLE;
  const said = parts.map(
    ({ who, share }) => `${who} in ${counted ? Math.round(share * scenarios) : phraseShare(share)}`,
  );
  return `${said.join(', ')} of ${counted ? `${scenarios} ` : ''}scenarios`;
}
