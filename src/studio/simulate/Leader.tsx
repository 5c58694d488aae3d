import type { Framework } from '../../core/index.ts';
import type { LeadExplained } from '../session/explainLead.ts';
import { columnOfRole } from '../session/readOwnership.ts';
import { Mark, Swatch } from '../widgets/Mark.tsx';

/** Who leads the customer: the role, nobody, or both. */
export function Leader({
  framework,
  lead: { kind, lead },
}: {
  readonly framework: Framework;
  readonly lead: LeadExplained;
}) {
  if (kind === 'silent' || kind === 'none') return <Mark tone="silent">{lead}</Mark>;
  if (kind === 'ambiguous') return <Mark tone="ambiguous">{lead}</Mark>;
  const role = [...framework.roles].find(([, { name }]) => name === lead)?.[0];
  return (
    <b className="with-swatch">
      {role === undefined ? null : <Swatch tone={columnOfRole(framework, role)} />}
      {lead}
    </b>
  );
}
