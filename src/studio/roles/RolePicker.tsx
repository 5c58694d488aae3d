import './rolePicker.css';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { Framework, Responsibility } from '../../core/index.ts';
import { phraseFit } from './phraseFit.ts';
import { PART_WORDS, rolesFacing, rolesWithPart, type Facing, type Part } from './readAssignments.ts';
import type { MatrixCell } from './readRoleMatrix.ts';
import { phraseRole } from '../session/phraseEvent.ts';

/** One role that can be given a part, in one duty or in a new one. */
export interface RoleOption {
  readonly role: string;
  readonly duty: Responsibility | undefined;
  readonly label: string;
  /** In which cases its duty is due, where the cell has several. */
  readonly group: string | undefined;
  readonly has: boolean;
}

/** The roles of one side, for each duty of a cell; for a new duty where it has none. */
export function listRoleOptions(
  framework: Framework,
  cell: MatrixCell,
  facing: Facing,
  part: Part,
): readonly RoleOption[] {
  const roles = rolesFacing(framework, facing);
  if (cell.duties.length === 0)
    return roles.map((role) => ({
      role,
      duty: undefined,
      label: phraseRole(framework, role),
      group: undefined,
      has: false,
    }));
  return cell.duties.flatMap((entry) => {
    const fit = phraseFit(framework, entry);
    return roles.map((role) => ({
      role,
      duty: entry.duty,
      label: phraseRole(framework, role),
      group: cell.duties.length > 1 ? (fit ?? 'Always') : undefined,
      has: rolesWithPart(entry.duty, part).includes(role),
    }));
  });
}

/** A short list beside a cell: arrows, letters, Enter; Escape leaves everything as it was. */
export function RolePicker({
  part,
  options,
  anchor,
  onPick,
  onClose,
}: {
  readonly part: Part;
  readonly options: readonly RoleOption[];
  readonly anchor: HTMLElement;
  readonly onPick: (option: RoleOption) => void;
  readonly onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      options.findIndex((option) => option.has),
    ),
  );
  useEffect(() => list.current?.focus(), []);
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const height = 40 + options.length * 30;
  const below = bottom + height < window.innerHeight || top < height;
  const close = (): void => {
    anchor.focus();
    onClose();
  };
  const onKey = (event: React.KeyboardEvent): void => {
    const last = options.length - 1;
    const typed = options.findIndex(
      (option, index) => index > at && option.label.toLowerCase().startsWith(event.key.toLowerCase()),
    );
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, last));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(last);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'Enter' || event.key === ' ') {
      const option = options[at];
      close();
      if (option) onPick(option);
    } else if (event.key.length === 1 && typed >= 0) setAt(typed);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      className="role-picker"
      style={{
        left: Math.min(left, window.innerWidth - 270),
        ...(below ? { top: bottom + 2 } : { bottom: window.innerHeight - top + 2 }),
      }}
    >
      <span className="role-picker-title" id="role-picker-title">
        <b>{PART_WORDS[part].letter}</b> Who {PART_WORDS[part].says}?
      </span>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-labelledby="role-picker-title"
        aria-activedescendant={`role-option-${at}`}
        onKeyDown={onKey}
        onBlur={onClose}
      >
        {options.map((option, index) => (
          <Fragment key={`${option.duty?.index ?? 'new'} ${option.role}`}>
            {option.group === undefined || option.group === options[index - 1]?.group ? null : (
              <span className="role-picker-group" role="presentation">
                {option.group}
              </span>
            )}
            {/* The list has the keys; an option only takes the pointer. */}
            {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events */}
            <div
              id={`role-option-${index}`}
              role="option"
              tabIndex={-1}
              aria-label={[option.label, option.group].filter((part) => part !== undefined).join(', ')}
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onPointerEnter={() => setAt(index)}
              onClick={() => {
                close();
                onPick(option);
              }}
            >
              {option.label}
              {option.has ? <span className="fine">take away</span> : null}
            </div>
          </Fragment>
        ))}
      </div>
    </div>
  );
}
