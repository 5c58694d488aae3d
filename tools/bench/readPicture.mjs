/**
 * What a canvas shows: the same for the studio's and for the bare one.
 *
 * @typedef {{
 *   area: { left: number, top: number, width: number, height: number },
 *   viewport: { x: number, y: number, zoom: number },
 *   nodes: { id: string, position: { x: number, y: number }, width: number, height: number, data: { label: string } }[],
 *   edges: { id: string, source: string, target: string }[],
 * }} Picture
 */

/**
 * Reads what the canvas on a page shows.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Picture>}
 */
export function readPicture(page) {
  return page.evaluate(() => {
    const find = (/** @type {string} */ selector) =>
      /** @type {HTMLElement} */ (document.querySelector(selector));
    const placeOf = (/** @type {HTMLElement} */ element) => new DOMMatrix(element.style.transform);
    const { left, top, width, height } = find('.react-flow').getBoundingClientRect();
    const { e: x, f: y, a: zoom } = placeOf(find('.react-flow__viewport'));
    const nodes = [
      .../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.react-flow__node')),
    ];
    const edges = [.../** @type {NodeListOf<SVGElement>} */ (document.querySelectorAll('.react-flow__edge'))];
    return {
      area: { left, top, width, height },
      viewport: { x, y, zoom },
      nodes: nodes.map((node) => ({
        id: node.dataset['id'] ?? '',
        position: { x: placeOf(node).e, y: placeOf(node).f },
        width: node.offsetWidth,
        height: node.offsetHeight,
        data: { label: node.querySelector('strong')?.textContent ?? '' },
      })),
      edges: edges.map((edge) => {
        const id = edge.dataset['id'] ?? '';
        const [source = '', target = ''] = id.split('>');
        return { id, source, target };
      }),
    };
  });
}

/**
 * A point on both pages at which the same node can be taken hold of, as near to the middle of the canvas as possible.
 *
 * @param {readonly import('@playwright/test').Page[]} pages
 * @param {Picture} picture
 */
export async function findHandhold(pages, { area, viewport, nodes }) {
  const middle = { x: area.left + area.width / 2, y: area.top + area.height / 2 };
  const distance = (/** @type {{ x: number, y: number }} */ { x, y }) =>
    Math.hypot(x - middle.x, y - middle.y);
  const points = nodes
    .map(({ id, position, width, height }) => ({
      id,
      x: Math.round(area.left + viewport.x + (position.x + width / 2) * viewport.zoom),
      y: Math.round(area.top + viewport.y + (position.y + height / 2) * viewport.zoom),
    }))
    .sort((a, b) => distance(a) - distance(b));
  const seen = points.filter(({ x, y }) => isInside(area, x, y));
  for (const point of seen) {
    const found = await Promise.all(pages.map((page) => page.evaluate(nodeAt, point)));
    if (found.every((id) => id === point.id)) return { x: point.x, y: point.y };
  }
  throw new Error(`None of ${seen.length} nodes in view can be taken hold of on both canvases.`);
}

/**
 * @param {Picture['area']} area
 * @param {number} x
 * @param {number} y
 */
function isInside({ left, top, width, height }, x, y) {
  return x > left && x < left + width && y > top && y < top + height;
}

/** @param {{ x: number, y: number }} point */
function nodeAt({ x, y }) {
  const node = document.elementFromPoint(x, y)?.closest('.react-flow__node');
  return node instanceof HTMLElement ? node.dataset['id'] : undefined;
}
