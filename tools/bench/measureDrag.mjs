/**
 * What one drag cost. Milliseconds; work is that of the page's main thread for each pointer move.
 *
 * @typedef {{ work: number, script: number, layout: number, frame: number, slowFrame: number }} DragCost
 * @typedef {{ x: number, y: number }} Point
 */

const MOVES = 90;
const RADIUS = 80;
/** Until a drag is under way and everything has been rendered for it once. */
const FIRST_MOVES = 8;

/**
 * Drags what lies at a point once around a circle with real mouse events, one after each frame, and lets it go where it was.
 *
 * @param {import('@playwright/test').Page} page
 * @param {Point} from
 * @returns {Promise<DragCost>}
 */
export async function measureDrag(page, from) {
  await page.bringToFront();
  const metrics = await openMetrics(page);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let move = 0; move <= FIRST_MOVES; move += 1) await moveAlong(page, from, move / MOVES);
  const frames = await page.evaluateHandle(collectFrames);
  const before = await metrics.read();
  for (let move = FIRST_MOVES + 1; move <= MOVES; move += 1) await moveAlong(page, from, move / MOVES);
  const after = await metrics.read();
  const times = await frames.evaluate((collected) => {
    collected.stop();
    return collected.times;
  });
  await page.mouse.up();
  await metrics.close();
  const moves = MOVES - FIRST_MOVES;
  const perMove = (/** @type {string} */ name) =>
    (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / moves;
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  return {
    work: perMove('TaskDuration'),
    script: perMove('ScriptDuration'),
    layout: perMove('LayoutDuration') + perMove('RecalcStyleDuration'),
    frame: quantile(gaps, 0.5),
    slowFrame: quantile(gaps, 0.95),
  };
}

/**
 * Waits until a page has nothing more to do.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function settle(page) {
  const metrics = await openMetrics(page);
  const worked = async () => (await metrics.read()).get('TaskDuration') ?? 0;
  let before = await worked();
  for (let round = 0; round < 60; round += 1) {
    await page.waitForTimeout(400);
    const now = await worked();
    if (now - before < 0.02) break;
    before = now;
  }
  await metrics.close();
}

/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 for the median
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  return low + ((sorted[Math.ceil(at)] ?? low) - low) * (at % 1);
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {Point} from
 * @param {number} turn 0 and 1 are where the drag began
 */
async function moveAlong(page, from, turn) {
  const angle = turn * 2 * Math.PI;
  await page.mouse.move(from.x + RADIUS * Math.sin(angle), from.y + RADIUS * (1 - Math.cos(angle)));
}

function collectFrames() {
  const collected = { times: /** @type {number[]} */ ([]), stop: () => cancelAnimationFrame(next) };
  let next = requestAnimationFrame(function note(time) {
    collected.times.push(time);
    next = requestAnimationFrame(note);
  });
  return collected;
}

/** @param {import('@playwright/test').Page} page */
async function openMetrics(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    async read() {
      const { metrics } = await session.send('Performance.getMetrics');
      return new Map(metrics.map(({ name, value }) => [name, value]));
    },
    close: () => session.detach(),
  };
}
