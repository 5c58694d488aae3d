import type { JsonObject } from '../../core/index.ts';
import { phraseProvenance, rawOf } from '../session/phraseProvenance.ts';

/** How something is known; the recorded row itself where it was kept. */
export function Provenance({ from }: { readonly from: JsonObject | undefined }) {
  const said = phraseProvenance(from);
  if (said === undefined) return null;
  const raw = rawOf(from);
  if (raw === undefined) return <p className="provenance">{said}</p>;
  return (
    <details className="provenance">
      <summary>{said}</summary>
      <pre>{raw}</pre>
    </details>
  );
}
