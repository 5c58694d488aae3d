import { Link } from 'wouter';
import type { Decision, Framework } from '../../core/index.ts';
import { Mark } from '../widgets/Mark.tsx';

/** The questions of a path that no rule answers yet: its holes, each with the way to the table that would fill it. */
export function OpenQuestions({
  framework,
  lifecycle,
}: {
  readonly framework: Framework;
  readonly lifecycle: string;
}) {
  const open = listOpenQuestions(framework, lifecycle);
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open-questions">
      <h3 id="open-questions">
        <Mark tone="silent">
          {open.length === 1 ? 'one question is undecided' : `${open.length} questions are undecided`}
        </Mark>
      </h3>
      <ul className="plain-list">
        {open.map(({ name, question }) => (
          <li key={name}>
            <Link href={`/draw/decisions/${encodeURIComponent(name)}`}>{question ?? name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Decisions without a rule, on the path whose events ask them; what no path asks counts to the deal. */
export function listOpenQuestions(framework: Framework, lifecycle: string): readonly Decision[] {
  const pathOf = ({ name, on }: Decision): string =>
    [...framework.lifecycles.keys()].find(
      (path) => name.startsWith(path) || on.some((type) => type.startsWith(`${path}.`)),
    ) ?? 'deal';
  return [...framework.decisions.values()].filter(
    (decision) => decision.rules.length === 0 && pathOf(decision) === lifecycle,
  );
}
