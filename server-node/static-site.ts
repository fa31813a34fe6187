import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { BROTLI } from './brotli.ts';
import { contentPolicy } from './content-policy.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = new Set(['.css', '.html', '.js', '.json', '.svg', '.wasm', '.webmanifest']);

const IDENTITY = 'identity';

/** The first of ours that is taken: whatever is liked best, the smallest costs both sides least. */
const bestTaken: NonNullable<Parameters<typeof accepts>[1]['match']> = (
  accepted,
  { supports, default: none },
) => {
  const takes = (name: string) => accepted.find(({ type }) => type.toLowerCase() === name)?.q;
  return supports.find((own) => (takes(own) ?? takes('*') ?? 0) > 0) ?? none;
};

interface Page {
  body: Uint8Array<ArrayBuffer>;
  /** Compressed forms by their encoding; the best first. */
  forms: [encoding: string, body: Uint8Array<ArrayBuffer>][];
  headers: Record<string, string>;
}

/**
 * Serves a built site from memory: what is not a file of it at start cannot be asked for.
 *
 * A path without an extension is a page of the app and answered with index.html (`/c`, which posters name, too).
 * A file that has its Brotli form beside it is sent so to who takes that, others in gzip.
 * Files below /assets have their hash in the name and are cached for ever; all others are asked for again.
 *
 * @param directory built by vite
 * @param connect origins that pages may speak to, besides their own
 * @param extra further files by path, such as /deployment.json
 */
export function staticSite(
  directory: string,
  connect: readonly string[],
  extra: Record<string, Uint8Array>,
): Hono {
  const policy = securityHeaders(connect);
  const pages = new Map<string, Page>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith(BROTLI)) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    const brotli = existsSync(file + BROTLI) ? readFileSync(file + BROTLI) : null;
    pages.set(path, makePage(path, readFileSync(file), policy, brotli));
  }
  for (const [path, body] of Object.entries(extra)) pages.set(path, makePage(path, body, policy));

  const app = new Hono();
  app.get('*', (context) => {
    const { path } = context.req;
    const page = pages.get(extname(path) === '' ? '/index.html' : path);
    if (!page) return context.text('There is no such file here.', 404, policy);
    if (context.req.header('if-none-match') === page.headers.ETag)
      return context.body(null, 304, page.headers);
    const encoding = accepts(context, {
      header: 'Accept-Encoding',
      supports: page.forms.map(([encoding]) => encoding),
      default: IDENTITY,
      match: bestTaken,
    });
    const form = page.forms.find(([own]) => own === encoding);
    if (!form) return context.body(page.body, 200, page.headers);
    return context.body(form[1], 200, { ...page.headers, 'Content-Encoding': encoding });
  });
  return app;
}

/**
 * What the app asks the person for; nothing else of the device is to be had, and by no other site. Bluetooth is so by
 * itself, and browsers that lack it complain about the name.
 */
const ASKED = ['camera', 'geolocation', 'screen-wake-lock'];
const DENIED = [
  ...[
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'display-capture',
    'encrypted-media',
    'gyroscope',
    'hid',
  ],
  ...['identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi'],
  ...['payment', 'picture-in-picture', 'publickey-credentials-get', 'serial', 'storage-access', 'usb'],
  ...['window-management', 'xr-spatial-tracking'],
];

/** Only our own files run, and they reach only the addresses named. */
function securityHeaders(connect: readonly string[]): Record<string, string> {
  return {
    'Content-Security-Policy': [...contentPolicy(connect), "frame-ancestors 'none'"].join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': [
      ...ASKED.map((feature) => `${feature}=(self)`),
      ...DENIED.map((feature) => `${feature}=()`),
    ].join(', '),
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}

function makePage(
  path: string,
  bytes: Uint8Array,
  policy: Record<string, string>,
  brotli: Uint8Array | null = null,
): Page {
  const extension = extname(path);
  const body = Uint8Array.from(bytes);
  const forms: Page['forms'] = brotli ? [['br', Uint8Array.from(brotli)]] : [];
  if (COMPRESSED.has(extension)) forms.push(['gzip', Uint8Array.from(gzipSync(body))]);
  return {
    body,
    forms,
    headers: {
      ...policy,
      'Content-Type': TYPES[extension] ?? 'application/octet-stream',
      'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
      Vary: 'Accept-Encoding',
    },
  };
}
