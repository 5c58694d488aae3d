/** The element of a state or line. */
export function findOnCanvas(
  ground: HTMLElement | null,
  id: string | undefined,
): HTMLElement | SVGElement | undefined {
  if (id === undefined) return undefined;
  const name = CSS.escape(id);
  const selector = `.react-flow__node[data-id="${name}"], .react-flow__edge[data-id="${name}"]`;
  return ground?.querySelector<HTMLElement | SVGElement>(selector) ?? undefined;
}
