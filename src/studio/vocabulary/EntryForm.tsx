import type { Framework } from '../../core/index.ts';
import type { CommandRunner } from '../hooks/useCommand.ts';
import { CalendarForm } from './CalendarForm.tsx';
import { DurationForm } from './DurationForm.tsx';
import { EventData } from './EventData.tsx';
import { FactForm } from './FactForm.tsx';
import { NamedForm } from './NamedForm.tsx';
import type { SetField } from './setField.ts';
import type { WordEntry, WordSection } from './wordSections.ts';

/** The editor for one entry of whatever section. */
export function EntryForm({
  framework,
  section: { section },
  entry,
  runner,
}: {
  readonly framework: Framework;
  readonly section: WordSection;
  readonly entry: WordEntry;
  readonly runner: CommandRunner;
}) {
  const name = entry.key;
  const set: SetField = (field, value) => {
    const [first] = field;
    if (entry.declared)
      return runner.run({
        kind: 'entry.set',
        section,
        name,
        field,
        ...(value === undefined ? {} : { value }),
      });
    if (value === undefined || field.length !== 1 || first === undefined) return true;
    return runner.run({ kind: 'entry.add', section, name, value: { [first]: value } });
  };
  switch (section) {
    case 'facts': {
      const fact = framework.facts.get(name);
      return fact ? (
        <FactForm framework={framework} name={name} fact={fact} set={set} runner={runner} />
      ) : null;
    }
    case 'durations': {
      const duration = framework.durations.get(name);
      return duration ? (
        <DurationForm framework={framework} name={name} duration={duration} runner={runner} />
      ) : null;
    }
    case 'calendars': {
      const calendar = framework.calendars.get(name);
      return calendar ? <CalendarForm calendar={calendar} set={set} /> : null;
    }
    case 'events':
      return (
        <>
          <NamedForm framework={framework} section={section} name={name} set={set} />
          {entry.declared ? <EventData framework={framework} name={name} set={set} /> : null}
        </>
      );
    default:
      return <NamedForm framework={framework} section={section} name={name} set={set} />;
  }
}
