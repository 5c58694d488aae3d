import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What to look at: all of the page and the rules of WCAG 2.2 AA, unless told otherwise. */
export interface Inspection {
  /** Selectors of the parts to look at. */
  readonly within?: readonly string[];
  /** These rules only, or every rule there is. */
  readonly rules?: readonly string[] | 'all';
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What stands against the rules on the page now, one line each: serious faults by WCAG, any fault by named rules. The page is one
 * document without frames, so it is judged in one go, and nothing is told of what passed: both spare most of the time.
 */
export async function findFaults(
  page: Page,
  { within = [], rules }: Inspection = {},
): Promise<readonly string[]> {
  expect(page.frames()).toHaveLength(1);
  const builder = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  if (rules === undefined) builder.withTags(WCAG);
  else if (rules !== 'all') builder.withRules([...rules]);
  for (const selector of within) builder.include(selector);
  const { violations } = await builder.analyze();
  return violations
    .filter(({ impact }) => rules !== undefined || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
}

/** Waits until colours and places are the final ones. */
export async function comeToRest(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}
