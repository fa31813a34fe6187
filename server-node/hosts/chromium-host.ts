import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { BrowserContext, Page } from 'playwright';
import type { PageSetup } from '../../workers/node/page-bridge.ts';
import { UsageError } from '../errors.ts';
import { type Listening, serveHttp } from '../listen.ts';
import { staticSite } from '../static-site.ts';
import { chromiumFlags, chromiumPath } from './chromium.ts';
import type { NodePlan, RunningNode } from './host.ts';

/** Milliseconds for the page to load and start its node. */
const START = 60_000;

/**
 * Runs a node as a page of a headless Chromium, its rows in IndexedDB of a profile in the state directory.
 * @throws UsageError when the page was not built or there is no Chromium; Error with the page's reason
 */
export async function startInChromium(plan: NodePlan): Promise<RunningNode> {
  if (!existsSync(join(plan.dist, 'node.html'))) {
    throw new UsageError(`there is no built page node.html in ${plan.dist}; run: npm run build`);
  }
  const site = await servePage(plan);
  let context: BrowserContext | undefined;
  try {
    context = await launch(join(plan.state, 'chromium'));
    const page = context.pages()[0] ?? (await context.newPage());
    await page.exposeFunction(
      'safetraceSetup',
      (): PageSetup => ({
        deployment: plan.deploymentText,
        party: plan.party,
        secretKey: bytesToHex(plan.identity.secretKey),
        shards: plan.shards,
        circuits: [...plan.circuits.values()].map((text) => new TextDecoder().decode(text)),
      }),
    );
    await page.exposeFunction('safetraceLog', (text: string) => plan.log(text));
    page.on('pageerror', (error) => plan.log(`error in the page: ${error.message}`));
    await page.goto(`http://127.0.0.1:${site.port}/node.html`);
    await started(page);
    return running(page, context, site);
  } catch (error) {
    await context?.close();
    await site.close();
    throw error;
  }
}

/** IndexedDB belongs to an origin, and that has a port: the first one chosen is kept for ever. */
async function servePage({ dist, state, deployment }: NodePlan): Promise<Listening> {
  const file = join(state, 'chromium.port');
  const known = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const app = staticSite(dist, [new URL(deployment.signal).origin], {});
  const site = await serveHttp(app, { host: '127.0.0.1', port: known });
  if (known === 0) writeFileSync(file, `${site.port}\n`);
  return site;
}

async function launch(profile: string): Promise<BrowserContext> {
  const { chromium } = await import('playwright');
  const executablePath = chromiumPath();
  try {
    return await chromium.launchPersistentContext(profile, {
      headless: true,
      args: chromiumFlags(),
      // The process's own signals are ours to handle: the node stops first.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      ...(executablePath ? { executablePath } : {}),
    });
  } catch (error) {
    throw new UsageError(
      `Chromium does not start (${(error as Error).message.split('\n')[0]}); install the Debian package chromium, run "npx playwright install chromium", or set SAFETRACE_CHROMIUM`,
    );
  }
}

/** Waits until the page says how its start went. */
async function started(page: Page): Promise<void> {
  await page.locator('body:not([data-state="starting"])').waitFor({ state: 'attached', timeout: START });
  const state = await page.getAttribute('body', 'data-state');
  if (state !== 'running') throw new Error(`the node's page ${state}`);
}

function running(page: Page, context: BrowserContext, site: Listening): RunningNode {
  let stopping = false;
  return {
    async stop() {
      stopping = true;
      await page.evaluate('window.safetraceStop()').catch(() => {});
      await context.close();
      await site.close();
    },
    links: () => page.evaluate('window.safetraceLinks()'),
    died: new Promise((resolve) => {
      page.on('crash', () => resolve('the page crashed'));
      context.on('close', () => !stopping && resolve('Chromium ended'));
    }),
  };
}
