import { useState } from 'react';
import { SYSTEMS, type ColumnChoice, type FileChoice, type SystemName } from '../../core/records/index.ts';
import type { FileSummary } from '../../engine/intake/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { isReadable, mayBeTold } from '../session/fileReadiness.ts';
import type { IntakeFile } from '../session/intakeState.ts';
import { phraseBytes } from '../session/phraseBytes.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { ChoiceField } from '../widgets/ChoiceField.tsx';
import { FilePreviewView } from './FilePreviewView.tsx';
import { SYSTEM_NAMES } from './phraseRecords.ts';

/** The files somebody brought: what each is, what was read of it, and how it begins. */
export function FileTable() {
  const files = useStudio((state) => state.intake.files);
  const accounts = useStudio((state) => state.intake.history?.files);
  return (
    <ul className="intake-files" aria-label="Files">
      {files.map((file) => (
        <FileRow
          key={file.name}
          file={file}
          account={accounts?.find((account) => account.file === file.name)}
        />
      ))}
    </ul>
  );
}

function FileRow({
  file,
  account,
}: {
  readonly file: IntakeFile;
  readonly account: FileSummary | undefined;
}) {
  const session = useSession();
  const isAsking = mayBeTold(file) && !isReadable(file);
  const [isOpen = mayBeTold(file) && !account, setOpen] = useState<boolean>();
  const { name, size, recognised, preview } = file;
  const skipped = account ? account.rows - account.used : 0;
  return (
    <li className={account?.problem !== undefined || recognised?.kind === 'unknown' ? 'is-doubtful' : ''}>
      <div className="intake-file">
        <b>{name}</b>
        <span className="intake-file-facts">
          <span>{recognised ? phraseSystem(file) : 'is being looked at'}</span>
          <span className="fine">
            {account
              ? `${phraseCount(account.used)} of ${phraseCount(account.rows)} rows used${skipped > 0 ? `, ${phraseCount(skipped)} skipped` : ''}`
              : phraseBytes(size)}
          </span>
        </span>
        <span className="intake-file-actions">
          <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? 'Less' : 'Look inside'}
          </Button>
          <IconButton icon="close" label={`Take ${name} away`} onClick={() => session.removeFile(name)} />
        </span>
      </div>
      {isAsking && !isOpen ? <p>Say which columns tell the deal, the time and the stage.</p> : null}
      {account?.problem === undefined ? null : <p className="is-bad">{account.problem}</p>}
      {account ? <RowNotes account={account} /> : null}
      {isOpen ? (
        <div className="intake-inside">
          {recognised ? (
            <p className="fine">
              {recognised.kind === 'known'
                ? `Taken for ${SYSTEM_NAMES[recognised.system]} because ${recognised.why}.`
                : recognised.why}
            </p>
          ) : null}
          <FileChoices file={file} />
          <ColumnFields file={file} />
          {preview ? <FilePreviewView name={name} preview={preview} /> : null}
        </div>
      ) : null}
    </li>
  );
}

/** What was skipped or guessed, by row number. */
function RowNotes({ account: { notes } }: { readonly account: FileSummary }) {
  if (notes.length === 0) return null;
  return (
    <ul className="intake-row-notes">
      {notes.map(({ kind, reason, rows: { first, count }, example }) => {
        const places = first.filter((row) => row > 0);
        return (
          <li key={`${kind} ${reason}`} className="fine">
            <b>
              {phraseCount(Math.max(count, 1))} {count > 1 ? 'rows' : 'row'} {kind}
            </b>
            {places.length === 0
              ? ''
              : ` (${places.length === 1 ? 'row' : 'rows'} ${places.slice(0, 8).join(', ')}${count > 8 ? ' …' : ''})`}
            : {reason}
            {example === undefined ? '' : `, such as “${example}”`}
          </li>
        );
      })}
    </ul>
  );
}

function FileChoices({ file: { name, choice } }: { readonly file: IntakeFile }) {
  const session = useSession();
  const { system, timezone, dateOrder } = choice;
  return (
    <div className="intake-choices">
      <ChoiceField
        label="System"
        value={system}
        none="as recognised"
        groups={[
          { label: 'Systems', choices: SYSTEMS.map((value) => ({ value, label: SYSTEM_NAMES[value] })) },
        ]}
        onChange={(value) => {
          const { system: _before, ...rest } = choice;
          session.chooseFor(name, value === undefined ? rest : { ...rest, system: value as SystemName });
        }}
      />
      <TimeFields
        choice={{
          ...(timezone === undefined ? {} : { timezone }),
          ...(dateOrder === undefined ? {} : { dateOrder }),
        }}
        none="as for all files"
        onChange={(times) => {
          const { timezone: _zone, dateOrder: _order, ...rest } = choice;
          session.chooseFor(name, { ...rest, ...times });
        }}
      />
    </div>
  );
}

const COLUMN_QUESTIONS = [
  { role: 'id', label: 'Which column says which deal' },
  { role: 'time', label: 'Which column says when' },
  { role: 'state', label: 'Which column says what stage' },
] as const satisfies readonly { readonly role: keyof ColumnChoice; readonly label: string }[];

/** Which columns of a table tell what; for tables that show themselves before they are read. */
function ColumnFields({ file: { name, choice, preview } }: { readonly file: IntakeFile }) {
  const session = useSession();
  if (preview?.kind !== 'table') return null;
  const titles = preview.columns.map((value) => ({ value, label: value }));
  const choose = (role: keyof ColumnChoice, value: string | undefined): void => {
    const { columns: before, ...rest } = choice;
    const columns = Object.fromEntries(
      COLUMN_QUESTIONS.flatMap((question) => {
        const column = question.role === role ? value : before?.[question.role];
        return column === undefined ? [] : [[question.role, column]];
      }),
    );
    const next: FileChoice = Object.keys(columns).length === 0 ? rest : { ...rest, columns };
    session.chooseFor(name, next);
  };
  return (
    <div className="intake-choices">
      {COLUMN_QUESTIONS.map(({ role, label }) => (
        <ChoiceField
          key={role}
          label={label}
          value={choice.columns?.[role]}
          none="as recognised"
          groups={[{ label: 'Columns', choices: titles }]}
          onChange={(value) => choose(role, value)}
        />
      ))}
    </div>
  );
}

interface Times {
  readonly timezone?: string;
  readonly dateOrder?: 'dmy' | 'mdy';
}

/** Where times without an offset were recorded, and what 01/02/2026 means. */
export function TimeFields({
  choice,
  none,
  onChange,
}: {
  readonly choice: Times;
  readonly none: string;
  readonly onChange: (times: Times) => void;
}) {
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
  const { timezone, dateOrder } = choice;
  return (
    <>
      <ChoiceField
        label="Times without a zone are in"
        value={timezone}
        none={none}
        groups={[
          {
            label: 'Time zones',
            choices: [{ value: 'UTC', label: 'UTC' }, ...zones.filter(({ value }) => value !== 'UTC')],
          },
        ]}
        onChange={(value) =>
          onChange({
            ...(value === undefined ? {} : { timezone: value }),
            ...(dateOrder === undefined ? {} : { dateOrder }),
          })
        }
      />
      <ChoiceField
        label="01/02/2026 is"
        value={dateOrder}
        none={none}
        groups={[
          {
            label: 'Order',
            choices: [
              { value: 'dmy', label: '1 February (day first)' },
              { value: 'mdy', label: '2 January (month first)' },
            ],
          },
        ]}
        onChange={(value) =>
          onChange({
            ...(timezone === undefined ? {} : { timezone }),
            ...(value === 'dmy' || value === 'mdy' ? { dateOrder: value } : {}),
          })
        }
      />
    </>
  );
}

function phraseSystem({ recognised, choice }: IntakeFile): string {
  if (choice.columns !== undefined) return 'a table, as you said';
  if (choice.system !== undefined) return `${SYSTEM_NAMES[choice.system]}, as you said`;
  if (recognised?.kind !== 'known') return 'no file we know';
  return `${SYSTEM_NAMES[recognised.system]} · ${recognised.part}`;
}
