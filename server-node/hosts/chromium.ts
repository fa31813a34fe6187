import { existsSync } from 'node:fs';
import { UsageError } from '../errors.ts';

/** Where Debian's package puts it. */
const DEBIAN = '/usr/bin/chromium';

/**
 * The Chromium to run: SAFETRACE_CHROMIUM, Debian's, or the one that Playwright downloaded.
 * @returns undefined for Playwright's own
 * @throws UsageError when the variable names no file
 */
export function chromiumPath(): string | undefined {
  const own = process.env.SAFETRACE_CHROMIUM;
  if (own) {
    if (!existsSync(own)) throw new UsageError(`SAFETRACE_CHROMIUM names ${own}, which is no file`);
    return own;
  }
  return existsSync(DEBIAN) ? DEBIAN : undefined;
}

const WITHOUT = [
  // A node's address is public, and other nodes may not be able to look up the names that hide it.
  'WebRtcHideLocalIpsWithMdns',
  // Pages of its own that the browser loads beside each window.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** Quiet and alone: no request of the browser's own; root needs the sandbox off. */
export function chromiumFlags(): string[] {
  return [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--disable-features=${WITHOUT}`,
    // Timers and the page itself must go on although nobody looks at it.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    // The page tells when closed connections are to be forgotten (web/node/connections.ts).
    '--js-flags=--expose-gc',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}
