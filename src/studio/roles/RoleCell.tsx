import type { Framework } from '../../core/index.ts';
import { phrasePlace, type MatrixCell } from './readRoleMatrix.ts';
import { phraseFit } from './phraseFit.ts';
import { PART_WORDS, readAssignments, type Assignment, type Facing } from './readAssignments.ts';

/** What one side does in one activity at one place. */
export function RoleCell({
  framework,
  cell,
  facing,
}: {
  readonly framework: Framework;
  readonly cell: MatrixCell;
  readonly facing: Facing;
}) {
  return cell.duties.map((entry) => {
    const assignments = readAssignments(framework, entry.duty, facing);
    const fit = phraseFit(framework, entry);
    const undone = entry.duty.responsible === undefined && facing === 'vendor';
    if (assignments.length === 0 && !undone) return null;
    return (
      <div key={entry.duty.index} className="role-duty">
        {fit === undefined ? null : <span className="role-fit">{fit}</span>}
        {undone ? <span className="role-undone">nobody does it</span> : null}
        {assignments.map((assignment) => (
          <span key={assignment.role} className="role-part" title={phraseParts(assignment)}>
            <span className="role-letters">
              {assignment.parts.map((part) => (
                <span key={part} className={`role-letter role-letter-${part} role-letter-${facing}`}>
                  {PART_WORDS[part].letter}
                </span>
              ))}
            </span>
            <span className={framework.roles.has(assignment.role) ? 'role-name' : 'role-name role-unknown'}>
              {assignment.name}
            </span>
          </span>
        ))}
      </div>
    );
  });
}

/** The same, to be read out. */
export function phraseCell(framework: Framework, cell: MatrixCell, facing: Facing, activity: string): string {
  const side = framework.sides.get(facing)?.name ?? facing;
  const said = cell.duties.flatMap((entry) => {
    const parts = readAssignments(framework, entry.duty, facing).map(phraseParts);
    if (entry.duty.responsible === undefined) parts.unshift('nobody does it');
    const fit = phraseFit(framework, entry);
    return parts.length === 0 ? [] : [`${fit === undefined ? '' : `${fit}: `}${parts.join('; ')}`];
  });
  const nothing = cell.duties.length === 0 ? 'no duty' : 'nothing to do';
  return `${activity}, ${phrasePlace(cell.place.key)}, ${side}: ${said.length === 0 ? nothing : said.join('. ')}`;
}

function phraseParts({ name, parts }: Assignment): string {
  return `${name} ${parts.map((part) => PART_WORDS[part].says).join(' and ')}`;
}
