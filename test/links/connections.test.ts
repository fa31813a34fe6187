import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumFlags } from '../../server-node/hosts/chromium.ts';
import { type ModulePage, openModule } from './chromium.ts';
import type { ConnectionsPage } from './connections-page.ts';

declare const connections: ConnectionsPage;

let browser: ModulePage;
beforeAll(async () => {
  browser = await openModule(new URL('./connections-page.ts', import.meta.url).pathname, chromiumFlags());
});
afterAll(() => browser?.close());

test('strangers that come and go do not use up the 500 connections that Chromium makes', async () => {
  expect(await browser.page.evaluate(() => connections.comeAndGo(800))).toBe(800);
});
