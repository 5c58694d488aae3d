import { expect, test } from '@playwright/test';

test('the studio opens with the sample, talks to nobody else and breaks no rule of its own', async ({
  page,
  baseURL,
}) => {
  const origin = new URL(baseURL ?? '').origin;
  const strangers: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      strangers.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto('./');
  await expect(page).toHaveTitle(/Cosell Studio/);
  await expect(page.getByText(/deals survive/).first()).toBeVisible();

  expect(strangers).toEqual([]);
  expect(complaints).toEqual([]);
});
