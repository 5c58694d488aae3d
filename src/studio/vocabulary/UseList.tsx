import type { Framework, JsonPath, ParsedFramework } from '../../core/index.ts';
import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseUse } from '../session/phraseUse.ts';

/** Where something is used: a count that opens into places; each place opens in the source. */
export function UseList({
  framework,
  uses,
  name,
}: {
  readonly framework: Framework;
  /** Absent while the text cannot be read, and so not be searched. */
  readonly uses: readonly JsonPath[] | undefined;
  readonly name: string;
}) {
  const session = useSession();
  const parsed = useStudio((state) => state.reading.parsed);
  if (!uses) return null;
  if (uses.length === 0) return <span className="use-count fine">not used anywhere</span>;
  return (
    <details className="use-list">
      <summary>{phraseUseCount(uses.length)}</summary>
      <ul>
        {uses.map((path) => (
          <li key={path.join('/')}>
            <button
              type="button"
              className="link"
              onClick={() => {
                if (parsed) session.revealSource(rangeOfUse(parsed, path, name));
              }}
            >
              {phraseUse(framework, path)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "used in 7 places" */
export function phraseUseCount(count: number): string {
  return count === 1 ? 'used in 1 place' : `used in ${count} places`;
}

function rangeOfUse(
  parsed: ParsedFramework,
  path: JsonPath,
  name: string,
): { readonly start: number; readonly end: number } {
  const last = path.at(-1);
  const isKey = typeof last === 'string' && last.split('.').some((part) => part === name || last === name);
  return isKey || last === name ? parsed.keyRangeOf(path) : parsed.rangeOf(path);
}
