import type { DrawnLifecycle } from './createDrawing.ts';

/** Ids of the states a text fits, names first. */
export function findStates(lifecycle: DrawnLifecycle, text: string): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const fits = (said: string | undefined): boolean => said?.toLowerCase().includes(wanted) === true;
  const byName = lifecycle.nodes.filter((node) => fits(node.title) || fits(node.state.key));
  const byPurpose = lifecycle.nodes.filter((node) => fits(node.purpose));
  const byWay = lifecycle.edges
    .filter((edge) => edge.lines.some((line) => fits(line.text) || fits(line.guard)))
    .map((edge) => edge.source);
  return [...new Set([...byName.map(({ id }) => id), ...byPurpose.map(({ id }) => id), ...byWay])];
}
