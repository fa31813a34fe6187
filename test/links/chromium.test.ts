import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { type ModulePage, openModule } from './chromium.ts';
import type { PageEnd } from './chromium-page.ts';
import { pattern, same } from './peer-link-suite.ts';
import { DEPLOYMENT, identity, member } from './webrtc-world.ts';

declare const end: PageEnd;

const [NODE, PAGE] = [identity(1), identity(2)];
let server: SignalServer;
let introducer: Introducer;
let browser: ModulePage;
let page: ModulePage['page'];
let arrived: (link: PeerLink) => void;

beforeAll(async () => {
  server = await startSignalServer({ port: 0, host: '127.0.0.1' });
  introducer = await member(server, NODE);
  introducer.accept((link) => arrived(link));
  browser = await openModule(new URL('./chromium-page.ts', import.meta.url).pathname);
  page = browser.page;
  const url = `ws://127.0.0.1:${server.port}`;
  await page.evaluate(([url, deployment]) => end.join(url, deployment, 2), [url, DEPLOYMENT] as const);
});
afterAll(async () => {
  introducer?.close();
  await browser?.close();
  await server?.close();
});

/** The page dials the node: the number of its link, and the node's end. */
async function pageDials(): Promise<[number, PeerLink]> {
  const coming = new Promise<PeerLink>((resolve) => {
    arrived = resolve;
  });
  return [await page.evaluate((key) => end.dial(key), NODE.publicKey), await coming];
}

test('a page opens a link to a node; frames of every size come back in order', async () => {
  const [number, link] = await pageDials();
  expect(link.peer).toBe(PAGE.publicKey);
  expect(await page.evaluate((n) => end.peer(n), number)).toBe(NODE.publicKey);
  const lengths = [0, 1, 65_535, 65_536, 65_537, 1 << 20, 3];
  const echo = page.evaluate(([n, count]) => end.echo(n, count), [number, lengths.length]);
  const sending = Promise.all(lengths.map((length) => link.send(pattern(length))));
  for (const length of lengths) expect(same(await link.receive(), pattern(length))).toBe(true);
  await Promise.all([sending, echo]);
  link.close();
});

test('a node opens a link to a page', async () => {
  const before = await page.evaluate(() => end.accepted());
  // A connection can fail to come about on a machine that is busy: whoever dials tries again.
  const link = await vi.waitFor(() => introducer.dial(PAGE.publicKey), { timeout: 30_000, interval: 200 });
  await page.waitForFunction((count) => end.accepted() > count, before);
  const sending = link.send(Uint8Array.of(1, 2, 3));
  expect(await page.evaluate((n) => end.read(n), before)).toEqual([3, 6]);
  await sending;
  link.close();
});

test('a node that does not read makes the page wait', async () => {
  const [number, link] = await pageDials();
  expect(await page.evaluate((n) => end.flood(n, 64 * 1024), number)).toBeLessThan(20);
  link.close();
});

test('each side reads why the other closed', async () => {
  const [first, near] = await pageDials();
  near.close('node stops');
  expect(await page.evaluate((n) => end.closed(n), first)).toContain('node stops');
  const [second, far] = await pageDials();
  await page.evaluate((n) => end.close(n, 'page hides'), second);
  expect(await far.closed).toContain('page hides');
});

test('a page that goes away is seen dead', async () => {
  const [, link] = await pageDials();
  await page.goto('about:blank');
  expect(await link.closed).toContain(PAGE.publicKey);
  expect(browser.errors).toEqual([]);
});
