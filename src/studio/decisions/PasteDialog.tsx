import './paste.css';
import { useMemo, useState } from 'react';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { ChoiceField, type ChoiceGroup } from '../widgets/ChoiceField.tsx';
import { Dialog } from '../widgets/Dialog.tsx';
import type { DecisionTable, TableColumn } from './decisionTable.ts';
import {
  LEFT_OUT,
  listPasteTargets,
  NEW_FACT,
  planPastedTable,
  readPastedTable,
  type PastedTable,
  type PasteTarget,
} from './pastedTable.ts';
import { readPlace } from './readPlace.ts';

const SHOWN = 6;
const GROUPS: readonly (readonly [PasteTarget['group'], string])[] = [
  ['asks', 'It asks about'],
  ['answers', 'It is the answer'],
  ['more', 'More about the rule'],
];

/** Takes a table from a spreadsheet, and asks what its columns are where their headings do not tell. */
export function PasteDialog({
  table,
  text,
  onTake,
  onClose,
}: {
  readonly table: DecisionTable;
  /** What was pasted already. */
  readonly text: string;
  readonly onTake: (pasted: PastedTable) => void;
  readonly onClose: () => void;
}) {
  const [pasted, setPasted] = useState(() => readPastedTable(table, text));
  const plan = useMemo(() => pasted && planPastedTable(table, pasted), [table, pasted]);
  const unread = plan?.unread.length ?? 0;
  const rules = pasted?.rows.length ?? 0;
  return (
    <Dialog
      title="Paste rules from a spreadsheet"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {pasted ? <Button onClick={() => setPasted(undefined)}>Paste another</Button> : null}
          <Button
            look="primary"
            disabled={!pasted || !plan?.command}
            onClick={() => {
              if (pasted) onTake(pasted);
            }}
          >
            {pasted ? `Add ${phraseRules(rules)}` : 'Add the rules'}
          </Button>
        </>
      }
    >
      {pasted && plan ? (
        <>
          <p className="fine">
            {phraseRules(rules)}. Say what each column is; rules are added below those that are there.
          </p>
          <PastePreview
            table={table}
            pasted={pasted}
            places={plan.places}
            onTarget={(at, target) =>
              setPasted({
                ...pasted,
                columns: pasted.columns.map((column, index) =>
                  index === at
                    ? { ...column, target, sure: true }
                    : column.target === target && target !== NEW_FACT
                      ? { ...column, target: LEFT_OUT }
                      : column,
                ),
              })
            }
          />
          <p className={unread > 0 ? 'paste-unread' : 'fine'} role="status">
            {unread > 0
              ? unread === 1
                ? 'One cell cannot be read: it keeps its text, and says why, until it is mended.'
                : `${phraseCount(unread)} cells cannot be read: they keep their text, and say why, until they are mended.`
              : 'Every cell can be read.'}
          </p>
        </>
      ) : (
        <label className="paste-field">
          Copy the rows in your spreadsheet, the headings too, and paste them here.
          <textarea
            rows={7}
            value=""
            placeholder={'Origin\tCustomer\tLead\npartner\tnew\tPartner seller'}
            onChange={(event) => setPasted(readPastedTable(table, event.target.value))}
          />
        </label>
      )}
    </Dialog>
  );
}

function PastePreview({
  table,
  pasted,
  places,
  onTarget,
}: {
  readonly table: DecisionTable;
  readonly pasted: PastedTable;
  readonly places: readonly (TableColumn | undefined)[];
  readonly onTarget: (column: number, target: string) => void;
}) {
  const targets = listPasteTargets(table);
  const groups = GROUPS.map(([group, label]): ChoiceGroup => ({
    label,
    choices: targets
      .filter((target) => target.group === group)
      .map(({ id, title }) => ({ value: id, label: title })),
  })).filter(({ choices }) => choices.length > 0);
  const further = (heading: string): ChoiceGroup => ({
    label: 'Otherwise',
    choices: [
      ...(heading === '' ? [] : [{ value: NEW_FACT, label: `New fact: ${heading}` }]),
      { value: LEFT_OUT, label: 'Leave it out' },
    ],
  });
  const rest = pasted.rows.length - SHOWN;
  return (
    <div className="paste-preview">
      <table>
        <thead>
          <tr>
            {pasted.columns.map(({ heading, target, sure }, at) => (
              // Columns have no names of their own: their place is what they are.
              <th key={at} scope="col" className={sure ? '' : 'is-asked'}>
                <span className="paste-heading">{heading === '' ? `Column ${at + 1}` : heading}</span>
                <ChoiceField
                  label={`What "${heading === '' ? `column ${at + 1}` : heading}" is`}
                  hideLabel
                  value={target}
                  groups={[...groups, further(heading)]}
                  onChange={(chosen) => onTarget(at, chosen ?? LEFT_OUT)}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pasted.rows.slice(0, SHOWN).map((row, index) => (
            <tr key={index}>
              {pasted.columns.map((_column, at) => (
                <PastedCell key={at} place={places[at]} text={row[at] ?? ''} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 ? <p className="fine">and {phraseRules(rest)} more</p> : null}
    </div>
  );
}

function PastedCell({ place, text }: { readonly place: TableColumn | undefined; readonly text: string }) {
  const read = place && readPlace(place, text);
  if (!place) return <td className="is-left-out">{text}</td>;
  return (
    <td className={read?.ok ? '' : 'is-unread'} title={read?.ok ? undefined : read?.error}>
      {text}
    </td>
  );
}

function phraseRules(count: number): string {
  return `${phraseCount(count)} ${count === 1 ? 'rule' : 'rules'}`;
}
