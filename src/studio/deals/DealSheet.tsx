import './dealSheet.css';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { parseDealLine, printDeal, type Deal } from '../../core/index.ts';
import { changeLine, type DealChange, type DealTable } from '../../engine/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseKey, titleOfKey } from '../session/phraseEvent.ts';
import { phraseInstant } from '../session/phraseInstant.ts';
import { VERDICT_WORDS } from '../session/kindWords.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { Mark } from '../widgets/Mark.tsx';
import { TextField } from '../widgets/TextField.tsx';
import { EventList } from './EventList.tsx';
import { FactFields } from './FactFields.tsx';
import { Provenance } from './Provenance.tsx';

const OUTCOMES = [
  { value: 'won', label: 'won' },
  { value: 'lost', label: 'lost' },
  { value: 'open', label: 'live' },
];

/** One deal in full: what it tells, how that is known, and its events. What is changed is written at once. */
export function DealSheet({
  table,
  index,
  onClose,
  onLeave,
  onAct,
}: {
  readonly table: DealTable;
  readonly index: number;
  readonly onClose: () => void;
  readonly onLeave: () => void;
  readonly onAct: (action: 'delete' | 'tag') => void;
}) {
  const session = useSession();
  const loaded = useStudio((state) => state.deals.table);
  const opened = useStudio((state) => (state.opened?.index === index ? state.opened : undefined));
  const framework = useStudio((state) => state.reading.framework);
  useEffect(() => {
    if (table === loaded) session.openDeal(index);
  }, [session, table, loaded, index]);
  const { deal, show } = useEditedDeal(table === loaded ? opened?.deal : undefined);
  if (!deal) return <aside className="deal-sheet" aria-label="The chosen deal" />;
  const title = deal.account ?? deal.id;
  const change = (wanted: DealChange, said: string): void => {
    show(wanted);
    session.changeDeals(Uint32Array.of(index), wanted, said);
  };
  const changePart = (part: 'account' | 'partnerType' | 'lead', value: string | undefined): void =>
    change(
      { kind: part, ...(value === undefined || value === '' ? {} : { value }) },
      `${titleOfKey(part)} of “${title}” changed`,
    );
  const known = (part: string) => <Provenance from={deal.knownFrom?.get(part)} />;
  const verdict = opened?.run?.verdict;
  return (
    // Escape leads back to the list from any field that does not need it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="deal-sheet"
      aria-label="The chosen deal"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onLeave();
      }}
    >
      <header className="deal-sheet-head">
        <h2 title={title}>{title}</h2>
        <IconButton icon="close" label="Close the deal" onClick={onClose} />
        <p className="fine">
          {deal.id}
          {deal.closedAt === undefined
            ? ''
            : ` · closed ${phraseInstant(deal.closedAt, framework?.timezone ?? 'UTC')}`}
        </p>
        <div className="deal-sheet-actions">
          {verdict ? (
            <Mark tone={verdict === 'broken' ? 'silent' : verdict === 'survived' ? 'good' : 'unproven'}>
              {VERDICT_WORDS[verdict]}
            </Mark>
          ) : null}
          <Link href={`/replay/player/${encodeURIComponent(deal.id)}`} className="button button-quiet">
            Watch it
          </Link>
          <Button look="quiet" onClick={() => onAct('tag')}>
            {deal.edgeCase === undefined ? 'Tag…' : `“${phraseKey(deal.edgeCase)}”…`}
          </Button>
          <Button look="quiet" onClick={() => onAct('delete')}>
            Delete…
          </Button>
        </div>
        <SourceLine deal={deal} />
      </header>
      <section className="deal-part" aria-label="The deal">
        <div className="deal-field">
          <TextField
            label="Account"
            value={deal.account ?? ''}
            onCommit={(text) => {
              changePart('account', text);
              return true;
            }}
          />
          {known('account')}
        </div>
        <div className="deal-field">
          <ChoiceField
            label="Outcome"
            value={deal.outcome}
            groups={[{ label: 'Outcomes', choices: OUTCOMES }]}
            onChange={(value) => {
              if (value === 'won' || value === 'lost' || value === 'open')
                change({ kind: 'outcome', value }, `Outcome of “${title}” changed`);
            }}
          />
          {known('outcome')}
        </div>
        <div className="deal-field">
          <ChoiceField
            label="Partner type"
            none="unknown"
            value={deal.partnerType}
            groups={[
              {
                label: 'Types',
                choices: [...(framework?.partnerTypes ?? [])].map(([value, { name }]) => ({
                  value,
                  label: name,
                })),
              },
            ]}
            onChange={(value) => changePart('partnerType', value)}
          />
          {known('partnerType')}
        </div>
        <div className="deal-field">
          <ChoiceField
            label="Led at first by"
            none="unknown"
            value={deal.lead}
            groups={[
              {
                label: 'Roles',
                choices: [...(framework?.roles ?? [])].map(([value, { name }]) => ({ value, label: name })),
              },
            ]}
            onChange={(value) => changePart('lead', value)}
          />
          {known('lead')}
        </div>
        {deal.partners.length > 0 ? (
          <div className="deal-field deal-partners">
            <span className="field-label">{deal.partners.length === 1 ? 'Partner' : 'Partners'}</span>
            <ul>
              {deal.partners.map(({ id, name, type, since }) => (
                <li key={id}>
                  {name ?? id}
                  <span className="fine">
                    {[
                      name === undefined ? undefined : id,
                      type === undefined
                        ? undefined
                        : (framework?.partnerTypes.get(type)?.name ?? phraseKey(type)),
                      since === undefined ? undefined : `since ${since}`,
                    ]
                      .filter((part) => part !== undefined)
                      .map((part) => ` · ${part}`)
                      .join('')}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </section>
      <FactFields
        framework={framework}
        deal={deal}
        onChange={(fact, value) =>
          change(
            { kind: 'fact', fact, ...(value === undefined ? {} : { value }) },
            `${titleOfKey(fact)} of “${title}” changed`,
          )
        }
      />
      <EventList framework={framework} deal={deal} />
    </aside>
  );
}

/** The deal with what was changed about it here, until it was read again. */
function useEditedDeal(read: Deal | undefined): {
  readonly deal: Deal | undefined;
  readonly show: (change: DealChange) => void;
} {
  const [kept, setKept] = useState({ read, deal: read });
  if (read && kept.read !== read) setKept({ read, deal: read });
  const { deal } = kept;
  return {
    deal,
    show(change) {
      const context = { on: '', expectationOf: () => undefined };
      const line = deal && changeLine(printDeal(deal), change, context);
      const changed = line === undefined ? undefined : parseDealLine(line);
      if (changed?.ok) setKept({ ...kept, deal: changed.value });
    },
  };
}

function SourceLine({ deal: { source, links, expect } }: { readonly deal: Deal }) {
  const parts = [
    source?.system === undefined ? undefined : `from ${source.system}`,
    source?.ref,
    ...links.map(({ type, deal }) => `${phraseKey(type)} ${deal}`),
    expect?.verdict === undefined
      ? undefined
      : `expected: ${[VERDICT_WORDS[expect.verdict], ...(expect.codes ?? [])].join(' · ')}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? null : <p className="fine">{parts.join(' · ')}</p>;
}
