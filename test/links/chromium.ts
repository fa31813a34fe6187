import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright';

/** The browser's own pages, which it loads beside each window of ours. */
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** The switches of every Chromium in these tests: no sandbox for root, nothing fetched, addresses in clear. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${['WebRtcHideLocalIpsWithMdns', ...OWN_PAGES]}`,
];

/** Starts headless Chromium: the one of SAFETRACE_CHROMIUM, else the system's. */
export function launchChromium(args = CHROMIUM_ARGS): Promise<Browser> {
  const executablePath = process.env.SAFETRACE_CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args });
}

/** A page that runs one module, and what belongs to it. */
export interface ModulePage {
  page: Page;
  /** Uncaught errors of the page so far. */
  errors: string[];
  close(): Promise<void>;
}

/** Scripts of this repository, bundled and served on loopback at /NAME.js; the address itself is a page of `page.js`. */
export async function serveModules(
  modules: Readonly<Record<string, string>>,
): Promise<{ url: string; close(): Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: modules as Record<string, string>,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' },
    outdir: '/',
    write: false,
  });
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    const [type, body] = script
      ? ['text/javascript', script]
      : ['text/html', '<!doctype html><script type="module" src="/page.js"></script>'];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Opens a module of this repository in a Chromium of its own. */
export async function openModule(path: string, args = CHROMIUM_ARGS): Promise<ModulePage> {
  const site = await serveModules({ page: path });
  const browser = await launchChromium(args);
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(site.url, { waitUntil: 'load' });
  return {
    page,
    errors,
    async close() {
      await browser.close();
      await site.close();
    },
  };
}
