import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';

const PACKED = 'many.deals.jsonl.gz';

/** Grows the sample's deals into many, one a line. */
async function growLines(count: number): Promise<readonly string[]> {
  const closed = await readFile(resolve('scenarios/twelve-partners/closed.deals.jsonl'), 'utf8');
  const lines = closed.trim().split('\n');
  return Array.from({ length: count }, (_none, index) =>
    (lines[index % lines.length] ?? '').replace(/"id":"[^"]*"/, `"id":"N${index}"`),
  );
}

const open = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/gzip', buffer });

/** Bytes of the files this browser keeps of deals. */
const keptBytes = (page: Page) =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('deals', { create: true });
    let bytes = 0;
    for await (const handle of (
      folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }
    ).values())
      bytes += (await handle.getFile()).size;
    return bytes;
  });

test('[DO11] twenty thousand packed deals are opened and found again; closed, they give their room back', async ({
  page,
}) => {
  const lines = await growLines(20_000);
  const half = lines.length / 2;
  const texts = [lines.slice(0, half), lines.slice(half)].map((part) => `${part.join('\n')}\n`);
  await page.goto('./#/bring/deals');
  await expect(page.getByText('240 deals, 137 won')).toBeVisible();
  await open(page, PACKED, Buffer.concat(texts.map((text) => gzipSync(text))));
  const set = page.getByRole('listitem').filter({ hasText: PACKED });
  await expect(set).toContainText('kept in this browser', { timeout: 30_000 });
  await expect(set).toContainText('20,000 deals', { timeout: 30_000 });
  expect(await keptBytes(page)).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  await expect(page.getByRole('banner')).toContainText('saved on this computer');

  await page.reload();
  await expect(set).toContainText('kept in this browser', { timeout: 30_000 });
  await expect(set).toContainText('20,000 deals', { timeout: 30_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Save ${PACKED} to a file` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('many.deals.jsonl');
  expect(await readFile(await download.path(), 'utf8')).toBe(texts.join(''));

  await page.getByRole('button', { name: `Close ${PACKED}` }).click();
  await expect.poll(() => keptBytes(page)).toBe(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Bring deals' })).toBeVisible();
});

test('[DO11] a packed file that was cut short is refused in words, and nothing of it stays', async ({
  page,
}) => {
  await page.goto('./#/bring/deals');
  await expect(page.getByText('240 deals, 137 won')).toBeVisible();
  const packed = gzipSync(`${(await growLines(2000)).join('\n')}\n`);
  await open(page, PACKED, packed.subarray(0, -1000));
  await expect(page.getByText(`"${PACKED}" is packed with gzip and cut short`)).toBeVisible();
  packed[packed.length >> 1] = (packed[packed.length >> 1] ?? 0) ^ 0xff;
  await open(page, PACKED, packed);
  await expect(page.getByText(`"${PACKED}" is packed with gzip and damaged near byte`)).toBeVisible();
  await expect(page.getByText('240 deals, 137 won')).toBeVisible();
  expect(await keptBytes(page)).toBe(0);
});

test('[DO10] deals opened in two tabs are kept until neither shows them', async ({ page, context }) => {
  const lines = await growLines(8000);
  await page.goto('./#/bring/deals');
  await expect(page.getByText('240 deals, 137 won')).toBeVisible();
  await open(page, 'long.deals.jsonl', Buffer.from(`${lines.join('\n')}\n`));
  await expect(page.getByText('kept in this browser')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('banner')).toContainText('saved on this computer');
  const other = await context.newPage();
  await other.goto('./#/bring/deals');
  await expect(other.getByText('kept in this browser')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Close long.deals.jsonl' }).click();
  await expect(other.getByText('kept in this browser')).toBeHidden();
  await expect.poll(() => keptBytes(other)).toBe(0);
});
