import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright';
import { chromiumFlags } from '../../server-node/hosts/chromium.ts';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import { launchChromium, serveModules } from '../links/chromium.ts';
import { median } from './cost.ts';
import type { Outcome, PartyGroup, TimedRun } from './party-group.ts';
import type { PartyPage } from './party-page.ts';
import { fromText, toText } from './plain-words.ts';
import { THREE } from './shares.ts';

declare const party: PartyPage;

const PARTIES = [1, 2, 3];
/** Times that an engine is started to see how long that takes. */
const STARTS = 5;
/** Linux counts resident memory in pages of so many bytes. */
const PAGE_BYTES = 4096;

interface BrowserProcess {
  type: string;
  id: number;
  /** Seconds. */
  cpuTime: number;
}

/** Parties 1..3 in a page each of one headless Chromium, linked by its own WebRTC on loopback. */
export class PartyPages<I, R> implements PartyGroup<I, R> {
  readonly who = THREE;

  private constructor(
    private readonly pages: readonly Page[],
    private readonly browser: Browser,
    private readonly inspector: CDPSession,
    private readonly server: SignalServer,
    private readonly closeSite: () => Promise<void>,
    /** Median milliseconds until the worker of a page that is alone has compiled the kernels and derived keys. */
    readonly engineStartMs: number,
    private readonly emptyBytes: ReadonlyMap<number, number>,
  ) {}

  /** @param script of the Web Worker, a path from here @throws Error when Chromium does not start or link */
  static async start<I, R>(script: string): Promise<PartyPages<I, R>> {
    const at = (file: string) => new URL(file, import.meta.url).pathname;
    const site = await serveModules({ page: at('./party-page.ts'), worker: at(script) });
    const server = await startSignalServer({ port: 0, host: '127.0.0.1' });
    const browser = await launchChromium([...chromiumFlags(), '--allow-loopback-in-peer-connection']);
    const inspector = await browser.newBrowserCDPSession();
    // A context each: pages of one may share a process. Chromium uses loopback for a page that may use the camera.
    const permissions = ['camera', 'microphone'];
    const open = async () => {
      const page = await browser.newPage({ permissions });
      await page.goto(site.url, { waitUntil: 'load' });
      return page;
    };
    const first = await open();
    const starts: number[] = [];
    for (let i = 0; i < STARTS; i++) starts.push(await first.evaluate(() => party.timeEngine())); // nothing beside it
    const pages = [first, await open(), await open()];
    await Promise.all(
      pages.map((page, i) =>
        page.evaluate(([self, port]) => party.join(self, port), [PARTIES[i], server.port] as const),
      ),
    );
    for (const page of pages) await page.evaluate(() => party.startEngine());
    const empty = residentBytes(await processes(inspector));
    return new PartyPages<I, R>(pages, browser, inspector, server, site.close, median(starts), empty);
  }

  async bring(inputs: readonly I[]): Promise<void> {
    await Promise.all(
      this.pages.map((page, i) => page.evaluate((text) => party.bring(text), toText(inputs[i]))),
    );
  }

  async run(run: R, name: string): Promise<TimedRun> {
    const before = await processes(this.inspector);
    let grown = 0;
    const look = setInterval(() => {
      for (const [id, bytes] of residentBytes(before))
        grown = Math.max(grown, bytes - (this.emptyBytes.get(id) ?? bytes));
    }, 100);
    try {
      const start = performance.now();
      const texts = await Promise.all(
        this.pages.map((page) =>
          page.evaluate(([run, name]) => party.run(run, name), [run, name] as [unknown, string]),
        ),
      );
      const wallSeconds = (performance.now() - start) / 1000;
      const cpuSeconds = cpuOf(await processes(this.inspector)) - cpuOf(before);
      return { wallSeconds, cpuSeconds, partyBytes: grown, outcomes: texts.map(fromText) as Outcome[] };
    } finally {
      clearInterval(look);
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await this.closeSite();
  }
}

async function processes(inspector: CDPSession): Promise<BrowserProcess[]> {
  return (await inspector.send('SystemInfo.getProcessInfo')).processInfo;
}

const cpuOf = (all: readonly BrowserProcess[]): number => all.reduce((sum, { cpuTime }) => sum + cpuTime, 0);

/** Of the processes of pages that still run. */
function residentBytes(all: readonly BrowserProcess[]): Map<number, number> {
  const renderers = all.filter(({ type }) => type === 'renderer');
  return new Map(renderers.map(({ id }) => [id, residentOf(id)]));
}

function residentOf(id: number): number {
  try {
    return Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0; // it has ended
  }
}
