/**
 * Traces a page while something is done and finds how long its main thread was at work without a pause. What counts is the thread's own
 * time, so that other programs do not.
 *
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<number>} milliseconds of the longest task
 */
export async function findLongestTask(page, act) {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser.');
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] });
  await act();
  await page.waitForTimeout(300);
  /** @type {{ readonly traceEvents: readonly TraceEvent[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const threadOf = (/** @type {TraceEvent} */ { pid, tid }) => `${pid} ${tid}`;
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  return traceEvents
    .filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)))
    .reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
}

/**
 * @typedef {object} TraceEvent
 * @property {string} name
 * @property {number} pid
 * @property {number} tid
 * @property {number} [tdur] microseconds of the thread's own time
 * @property {{ readonly name?: string }} [args]
 */
