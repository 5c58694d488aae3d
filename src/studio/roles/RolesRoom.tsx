import './roles.css';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Framework, JsonPath } from '../../core/index.ts';
import { useChosenPart, useFollowPart } from '../hooks/useChosenPart.ts';
import { useActions } from '../hooks/useActions.ts';
import { useCommand } from '../hooks/useCommand.ts';
import { usePastedTable } from '../hooks/usePastedTable.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseEventType } from '../session/phraseEvent.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { EmptyRoom } from '../widgets/EmptyRoom.tsx';
import { RefusalNote } from '../widgets/RefusalNote.tsx';
import { AddActivity } from './AddActivity.tsx';
import { clearSide, insertDuty, newDuty, togglePart } from './dutyCommands.ts';
import { DutyInspector, NO_FOCUS, type InspectorFocus } from './DutyInspector.tsx';
import { findRoleHoles, type RoleHole } from './findRoleHoles.ts';
import { findSpot, spotOf, type MatrixSpot } from './matrixSpot.ts';
import { moveActivity } from './moveActivity.ts';
import { PARTS, PART_WORDS, type Part } from './readAssignments.ts';
import { planRaci, type RaciPlan } from './planRaci.ts';
import { phraseRaci, RaciDialog } from './RaciDialog.tsx';
import { readRaciTable } from './readRaciTable.ts';
import { readRoleMatrix } from './readRoleMatrix.ts';
import { RoleHoles } from './RoleHoles.tsx';
import { RoleMatrix } from './RoleMatrix.tsx';
import { listRoleOptions, RolePicker, type RoleOption } from './RolePicker.tsx';
import { TypeFilter } from './TypeFilter.tsx';

/** Draw › Roles: who does what, at which stage, the sides facing each other. */
export function RolesRoom() {
  const framework = useStudio((state) => state.reading.framework);
  if (!framework)
    return (
      <EmptyRoom
        title="No framework, no duties yet"
        actions={
          <Link className="button button-primary" href="/bring/borrow">
            Borrow one
          </Link>
        }
      >
        Who does what at each stage stands here, vendor and partner facing each other. Open your own file, or
        borrow one.
      </EmptyRoom>
    );
  return <OpenRoles framework={framework} />;
}

interface Asking {
  readonly spot: MatrixSpot;
  readonly part: Part;
  readonly anchor: HTMLElement;
}

function OpenRoles({ framework }: { readonly framework: Framework }) {
  const session = useSession();
  const [, navigate] = useLocation();
  const scenario = useStudio((state) => state.lens.values);
  const runner = useCommand();
  const { part, choose } = useChosenPart();
  const spotOfPart = (path: JsonPath | undefined): MatrixSpot | undefined => {
    const duty = path?.[0] === 'responsibilities' ? framework.responsibilities[Number(path[1])] : undefined;
    return duty && spotOf(framework, duty);
  };
  const [spot, setSpot] = useState(() => spotOfPart(part));
  const [focus, setFocus] = useState<InspectorFocus>(NO_FOCUS);
  const [enter, setEnter] = useState(0);
  const [pasting, setPasting] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const sections = useMemo(() => readRoleMatrix(framework, scenario), [framework, scenario]);
  const holes = useMemo(() => findRoleHoles(framework, sections, scenario), [framework, sections, scenario]);
  const found = findSpot(sections, spot);
  useFollowPart((path) => {
    const next = spotOfPart(path);
    if (next && !found?.cell?.duties.some((entry) => entry.duty.index === path[1])) setSpot(next);
  });

  const select = (next: MatrixSpot): void => {
    setSpot(next);
    setFocus(NO_FOCUS);
    if (runner.refusal) runner.clear();
    const [first] = findSpot(sections, next)?.cell?.duties ?? [];
    if (first) choose(['responsibilities', first.duty.index]);
  };
  const edit = (at: MatrixSpot): void => {
    setSpot(at);
    setFocus({ asked: focus.asked + 1, on: 'first' });
  };
  const assign = (at: MatrixSpot, part: Part, option: RoleOption): void => {
    if (option.duty) return void runner.run(togglePart(option.duty, part, option.role));
    const many = part === 'consulted' || part === 'informed';
    const row = {
      ...newDuty(framework, at.place ?? '*', at.activity, scenario),
      [part]: many ? [option.role] : option.role,
    };
    runner.run(insertDuty(framework, row));
  };
  const ask = (at: MatrixSpot, part: Part, anchor: HTMLElement): void => {
    const cell = findSpot(sections, at)?.cell;
    const options = cell ? listRoleOptions(framework, cell, at.facing, part) : [];
    const [only] = options;
    if (options.length === 1 && only) return assign(at, part, only);
    if (options.length === 0)
      return session.notify('This side has no role yet: add one in Words.', 'problem');
    setAsking({ spot: at, part, anchor });
  };
  const clearSpot = (at: MatrixSpot): void => {
    const place = findSpot(sections, at);
    if (!place?.cell || place.cell.duties.length === 0) return;
    const duties = place.cell.duties.map((entry) => entry.duty);
    const command = clearSide(framework, duties, at.facing);
    if (command.kind === 'steps' && command.steps.length > 0 && runner.run(command))
      session.notify(`${place.row.name} cleared. Ctrl+Z brings it back.`);
  };
  const moveRow = (activity: string, by: number): void => {
    const section = sections.find(({ rows }) => rows.some((row) => row.activity === activity));
    const names = (section?.rows ?? []).map((row) => row.activity);
    const command = moveActivity(framework, names, activity, names.indexOf(activity) + by);
    if (!section || !command || !runner.run(command)) return;
    if (spot?.activity !== activity)
      select({ section: section.key, activity, place: undefined, facing: 'vendor' });
    setEnter(enter + 1);
  };
  const takeDuties = (plan: RaciPlan): void => {
    setPasting(undefined);
    if (plan.command && runner.run(plan.command))
      session.notify(`${phraseRaci(plan)} Ctrl+Z takes them back.`);
  };
  /** A table that can be read altogether is taken at once; of others it is said first what is left out. */
  usePastedTable((text) => {
    const { rows, problems } = readRaciTable(framework, text, scenario);
    if (problems.length === 0) takeDuties(planRaci(framework, rows));
    else setPasting(text);
  });
  useActions([
    {
      id: 'duty.paste',
      title: 'Paste duties from a spreadsheet',
      group: 'Roles',
      words: 'raci excel sheets csv table import',
      run: () => setPasting(''),
    },
  ]);
  const openHole = (hole: RoleHole): void => {
    if (hole.kind === 'idle-role') return navigate(`/draw/words/roles/${encodeURIComponent(hole.role)}`);
    const [deal] = sections;
    const activity = 'activity' in hole ? hole.activity : deal?.rows[0]?.activity;
    const place = 'place' in hole ? hole.place : undefined;
    const section = sections.find(({ places, rows }) =>
      place === undefined
        ? rows.some((row) => row.activity === activity)
        : places.some((candidate) => candidate.key === place),
    );
    if (section && activity !== undefined)
      select({
        section: section.key,
        activity,
        place,
        facing: ('facings' in hole ? hole.facings[0] : undefined) ?? 'vendor',
      });
  };
  const askedCell = asking ? findSpot(sections, asking.spot)?.cell : undefined;

  return (
    <div className="roles-room">
      <div className="roles-layout">
        <div className="roles-main">
          <header className="room-head roles-head">
            <h1>Who does what</h1>
            <p>
              {phraseCount(framework.responsibilities.length)} duties for {phraseCount(framework.roles.size)}{' '}
              roles. Arrows walk, <kbd>Enter</kbd> edits, <kbd>R</kbd> <kbd>A</kbd> <kbd>C</kbd> <kbd>I</kbd>{' '}
              assign, <kbd>Delete</kbd> clears, <kbd>Alt</kbd> <kbd>↑</kbd> moves the row.
            </p>
          </header>
          <div className="roles-bar">
            <TypeFilter framework={framework} />
            <ul className="roles-legend" aria-label="Letters">
              {PARTS.map((part) => (
                <li key={part}>
                  <span className={`role-letter role-letter-${part}`}>{PART_WORDS[part].letter}</span> {part}:{' '}
                  {PART_WORDS[part].says}
                </li>
              ))}
            </ul>
          </div>
          <RoleHoles holes={holes} onOpen={openHole} />
          {found ? null : <RefusalNote message={runner.refusal?.message} />}
          <RoleMatrix
            framework={framework}
            sections={sections}
            holes={holes}
            selected={found ? spot : undefined}
            enter={enter}
            events={{ onSelect: select, onEdit: edit, onAssign: ask, onClear: clearSpot, onMove: moveRow }}
          />
          {framework.activities.size === 0 && framework.responsibilities.length === 0 ? (
            <p>
              No activity is named yet. Add the first, such as a discovery call, and say at which stage who
              does it.
            </p>
          ) : null}
          <div className="roles-add">
            <AddActivity
              framework={framework}
              runner={runner}
              onAdded={(activity) => {
                select({ section: 'deal', activity, place: undefined, facing: 'vendor' });
                setEnter(enter + 1);
              }}
            />
            <Button look="quiet" onClick={() => setPasting('')}>
              Paste from a spreadsheet…
            </Button>
          </div>
        </div>
        {found ? (
          <DutyInspector
            framework={framework}
            found={found}
            focus={focus}
            runner={runner}
            onSelect={(change) => {
              if (spot) select({ ...spot, ...change });
            }}
            onAdd={(stage) => {
              if (
                !spot ||
                !runner.run(insertDuty(framework, newDuty(framework, stage, spot.activity, scenario)))
              )
                return;
              select({ ...spot, place: stage });
              setFocus({ asked: focus.asked + 1, on: 'last' });
            }}
            onLeave={() => setEnter(enter + 1)}
          />
        ) : (
          <aside className="role-inspector" aria-label="The selected duty">
            <p className="fine">Choose a cell to see what it says: {phraseSample(framework)}</p>
          </aside>
        )}
        {pasting === undefined ? null : (
          <RaciDialog
            framework={framework}
            scenario={scenario}
            text={pasting}
            onTake={takeDuties}
            onClose={() => setPasting(undefined)}
          />
        )}
        {asking && askedCell ? (
          <RolePicker
            part={asking.part}
            options={listRoleOptions(framework, askedCell, asking.spot.facing, asking.part)}
            anchor={asking.anchor}
            onPick={(option) => assign(asking.spot, asking.part, option)}
            onClose={() => setAsking(undefined)}
          />
        ) : null}
      </div>
    </div>
  );
}

function phraseSample(framework: Framework): string {
  const duty = framework.responsibilities[0];
  return duty
    ? `who does it, who answers for it, in which cases and how. For example ${phraseEventType(framework, duty.activity).toLowerCase()}.`
    : 'who does it, who answers for it, in which cases and how.';
}
