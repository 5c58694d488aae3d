import type { Section } from '../../model/command.ts';
import type { DiagnosticCode } from '../../diagnostics/diagnosticCodes.ts';
import type { Framework } from '../../model/framework.ts';
import { NEUTRAL_EVENTS } from '../../model/reserved.ts';
import { findCells } from '../cellPlaces.ts';
import type { CheckReport } from '../checkRule.ts';
import { allStates } from '../stateTree.ts';

/** What is declared is used: roles, durations, calendars, activities and events. */
export function unusedNames(framework: Framework, report: CheckReport): void {
  const tell = (code: DiagnosticCode, section: Section, name: string, message: string): void => {
    report(code, [section, name], message, { part: 'key', fix: { kind: 'entry.remove', section, name } });
  };
  const roles = usedRoles(framework);
  for (const name of framework.roles.keys())
    if (!roles.has(name))
      tell('role.idle', 'roles', name, `The role "${name}" leads nothing, decides nothing and has no duty.`);
  const durations = usedDurations(framework);
  for (const name of framework.durations.keys())
    if (!durations.has(name))
      tell('duration.unused', 'durations', name, `No clock and no rule uses "${name}".`);
  const calendars = usedCalendars(framework);
  for (const name of framework.calendars.keys())
    if (!calendars.has(name))
      tell('calendar.unused', 'calendars', name, `No length of time is counted on the calendar "${name}".`);
  const duties = new Set(framework.responsibilities.map(({ activity }) => activity));
  for (const name of framework.activities.keys())
    if (!duties.has(name))
      tell('activity.idle', 'activities', name, `The activity "${name}" is nobody's duty at any stage.`);
  const heard = heardEvents(framework);
  for (const name of framework.events.keys())
    if (!heard.has(name))
      tell(
        'event.unheard',
        'events',
        name,
        `Nothing happens on "${name}": no path, decision, clock or duty names it.`,
      );
}

function usedRoles(framework: Framework): ReadonlySet<string> {
  const used = new Set<string>();
  const add = (role: string | undefined): void => {
    if (role !== undefined) used.add(role);
  };
  for (const { rules } of framework.decisions.values()) {
    for (const { then, decider } of rules) {
      add(decider);
      for (const answer of typeof then === 'string' ? [then] : then.values()) add(answer);
    }
  }
  for (const row of framework.responsibilities) {
    [row.responsible, row.accountable, ...row.consulted, ...row.informed].forEach(add);
  }
  for (const { kind, source } of findCells(framework)) {
    if (kind !== 'role') continue;
    const text = JSON.stringify(source);
    for (const role of framework.roles.keys()) if (text.includes(role)) add(role);
  }
  return used;
}

function usedDurations(framework: Framework): ReadonlySet<string> {
  const timers = allStates(framework).flatMap(({ node }) =>
    node.transitions.flatMap(({ trigger }) => (trigger.kind === 'after' ? [trigger.duration] : [])),
  );
  const deadlines = [...framework.decisions.values()].flatMap(({ rules }) =>
    rules.flatMap(({ within }) => within ?? []),
  );
  return new Set([...timers, ...deadlines]);
}

function usedCalendars(framework: Framework): ReadonlySet<string> {
  const lengths = [
    ...[...framework.durations.values()].flatMap(({ rows, extend }) => [
      ...rows.map(({ length }) => length),
      ...(extend ? [extend.by] : []),
    ]),
    ...(framework.tracking?.visibility ?? []).flatMap(({ within }) => within ?? []),
  ];
  return new Set(lengths.flatMap((length) => (length.kind === 'business' ? [length.calendar] : [])));
}

function heardEvents(framework: Framework): ReadonlySet<string> {
  const heard = new Set<string>(NEUTRAL_EVENTS);
  for (const { createdBy } of framework.lifecycles.values()) createdBy.forEach((type) => heard.add(type));
  for (const { node } of allStates(framework)) {
    for (const { trigger } of node.transitions) if (trigger.kind === 'event') heard.add(trigger.type);
  }
  for (const { on } of framework.decisions.values()) on.forEach((type) => heard.add(type));
  for (const { from, extend, resets } of framework.durations.values()) {
    [from, extend?.on, ...resets].forEach((type) => type !== undefined && heard.add(type));
  }
  for (const { activity } of framework.responsibilities) heard.add(activity);
  for (const { column } of findCells(framework)) {
    if (column.startsWith('daysSince.')) heard.add(column.slice('daysSince.'.length));
  }
  return heard;
}
