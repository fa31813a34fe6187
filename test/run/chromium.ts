import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumPath } from '../../server-node/hosts/chromium.ts';

/**
 * The Chromium for browser tests, installed when there is none: the Debian package for root, else Playwright's.
 * @throws Error with one sentence that says what to do; browser tests are never skipped for the lack of it
 */
export function findChromium(): string {
  const installed = chromiumPath() ?? playwrightsOwn();
  if (installed) return installed;

  const root = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (root) {
    console.log('There is no Chromium: installing the Debian package.');
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium']);
  }
  if (!chromiumPath()) {
    console.log("There is no Chromium: downloading Playwright's.");
    run('npx', ['playwright', 'install', 'chromium']);
  }
  const found = chromiumPath() ?? playwrightsOwn();
  if (!found) {
    throw new Error(
      'Browser tests need Chromium and it could not be installed: run "apt-get install chromium" as root or "npx playwright install chromium", or set SAFETRACE_CHROMIUM to one.',
    );
  }
  return found;
}

function playwrightsOwn(): string | undefined {
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

/** Whether it worked shows in what is there afterwards. */
function run(tool: string, words: readonly string[]): void {
  spawnSync(tool, words, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}
