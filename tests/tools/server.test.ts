import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CONTENT_SECURITY_POLICY, createStudioServer } from '../../tools/server.mjs';

let directory: string;
let server: Server;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'cosell-server-'));
  mkdirSync(join(directory, 'site', 'assets'), { recursive: true });
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  writeFileSync(join(directory, 'site', 'index.html'), '<p>studio</p>');
  writeFileSync(join(directory, 'site', 'assets', 'app.js'), 'run()');
  writeFileSync(join(directory, 'site', 'a b.jsonc'), '{}');
  symlinkSync(join(directory, 'secret.txt'), join(directory, 'site', 'link.txt'));
  server = createStudioServer(join(directory, 'site'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

interface Reply {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Sends the path exactly as given: `fetch` would tidy it first. */
function ask(path: string, method = 'GET'): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

test('serves files with their media type and the strict policy', async () => {
  const page = await ask('/?deal=D-1');
  expect([page.status, page.body, page.headers['content-type']]).toEqual([
    200,
    '<p>studio</p>',
    'text/html; charset=utf-8',
  ]);
  expect(page.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  expect(page.headers['x-content-type-options']).toBe('nosniff');
  expect((await ask('/assets/app.js')).headers['content-type']).toBe('text/javascript; charset=utf-8');
  expect((await ask('/a%20b.jsonc')).body).toBe('{}');
});

test('the policy lets the page talk to its own origin only', () => {
  expect(CONTENT_SECURITY_POLICY).toBe(
    "default-src 'self'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets/../../secret.txt',
  '/link.txt',
  '/%00',
  '/%',
  '/assets',
  '/assets/',
  '/nothing.js',
  '/index.html/x',
])('answers %s with "no such file"', async (path) => {
  const reply = await ask(path);
  expect([reply.status, reply.body]).toEqual([404, 'There is no such file.\n']);
  expect(reply.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
});

test('answers HEAD without a body and refuses to be written to', async () => {
  const head = await ask('/', 'HEAD');
  expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', '13']);
  expect((await ask('/', 'POST')).status).toBe(405);
});
