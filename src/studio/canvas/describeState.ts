import { phraseShare } from '../session/phraseNumber.ts';
import type { Ownership } from '../session/readOwnership.ts';
import type { DrawnEdge, DrawnLifecycle, DrawnNode } from './createDrawing.ts';

/** A state read out: what it is, who leads there, what leads out of it and into it. */
export function describeState(
  lifecycle: DrawnLifecycle,
  node: DrawnNode,
  ownership: Ownership | undefined,
): string {
  const kind = { stage: 'Stage', state: 'State', container: 'Group', final: 'End' }[node.shape];
  const parts = [`${kind} ${node.title}`];
  if (node.initial) parts.push('starts here');
  if (node.shape === 'stage' && ownership) parts.push(describeLead(ownership));
  const out = lifecycle.edges.filter((edge) => edge.source === node.id);
  const into = lifecycle.edges.filter((edge) => edge.target === node.id);
  if (out.length > 0)
    parts.push(`leads to ${out.map((edge) => describeWay(lifecycle, edge, edge.target)).join('; ')}`);
  if (into.length > 0)
    parts.push(
      `reached from ${[...new Set(into.map((edge) => titleOf(lifecycle, edge.source)))].join(', ')}`,
    );
  if (out.length === 0 && into.length === 0) parts.push('nothing leads here or away');
  return `${parts.join('. ')}.`;
}

/** A line read out. */
export function describeEdge(lifecycle: DrawnLifecycle, edge: DrawnEdge): string {
  return `From ${titleOf(lifecycle, edge.source)} to ${describeWay(lifecycle, edge, edge.target)}`;
}

function describeWay(lifecycle: DrawnLifecycle, edge: DrawnEdge, to: string): string {
  const how = edge.lines.map((line) => {
    const when = line.timer ? `after ${line.text}` : line.text;
    return line.guard === undefined ? when : `${when}, only when ${line.guard}`;
  });
  return `${titleOf(lifecycle, to)} (${how.join(', or ')})`;
}

function describeLead({ roles, silent, ambiguous }: Ownership): string {
  const said = roles.map(({ role, share }) =>
    share === 1 ? `${role} leads` : `${role} leads in ${phraseShare(share)}`,
  );
  if (silent > 0) said.push(`nobody leads in ${phraseShare(silent)}`);
  if (ambiguous > 0) said.push(`two answers in ${phraseShare(ambiguous)}`);
  return said.join(', ');
}

function titleOf(lifecycle: DrawnLifecycle, id: string): string {
  return lifecycle.nodes.find((node) => node.id === id)?.title ?? lifecycle.title;
}
