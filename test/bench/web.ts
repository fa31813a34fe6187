import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { serveApp } from '../e2e/app-alone.ts';
import type { Bench } from './bench-kind.ts';
import { benchDiary } from './web-diary.ts';
import { scoresOf } from './web-lighthouse.ts';
import { offlineReloadSeconds } from './web-offline.ts';
import { benchWebScan } from './web-scan.ts';
import { benchSharing } from './web-share.ts';

/** Sizes of the built app in kB (1000 bytes), gzipped unless said otherwise. */
export interface WebSizes {
  /** What must come before the first screen works: the page's scripts and all that they import statically. */
  firstLoadScript: number;
  firstLoadStyle: number;
  /** Scripts that are loaded when they are needed, workers too; largest first. */
  lazyScripts: FileSize[];
  lazyStyles: FileSize[];
  /** The QR decoder, for browsers without one. */
  wasm: FileSize[];
  /** Everything that the app keeps for use without a network, not gzipped. */
  installed: number;
}

/** A file's name without its hash, and its size. */
interface FileSize {
  name: string;
  size: number;
}

/** Screens that Lighthouse looks at. */
const LOOKED_AT = ['/', '/diary', '/more'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DIST = `${ROOT}dist/web/`;

/** Measures dist/web, which is built first when it is absent. */
export async function benchWeb(): Promise<WebSizes> {
  if (!existsSync(`${DIST}index.html`))
    execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  const app = await pageFiles('index.html');
  const node = await pageFiles('node.html'); // hosts a node in a headless browser; no part of the app
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.(js|css|wasm|html|svg|png|webmanifest)$/.test(file) && (app.all.has(file) || !node.all.has(file)),
  );
  const lazy = (ending: string): FileSize[] =>
    files
      .filter((file) => file.endsWith(ending) && !app.first.has(file))
      .map((file) => ({ name: nameOf(file), size: kilobytes([file]) }))
      .sort((a, b) => b.size - a.size);
  const first = (ending: string) => kilobytes([...app.first].filter((file) => file.endsWith(ending)));
  return {
    firstLoadScript: first('.js'),
    firstLoadStyle: first('.css'),
    lazyScripts: lazy('.js'),
    lazyStyles: lazy('.css'),
    wasm: lazy('.wasm'),
    installed: kilobytes(files, false),
  };
}

/** Files of a page within dist/web: those of the first load, and all that its scripts can come to load. */
async function pageFiles(page: string): Promise<{ first: Set<string>; all: Set<string> }> {
  const html = readFileSync(`${DIST}${page}`, 'utf8');
  const linked = [...html.matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(
    ([, file]) => file,
  );
  const scripts = linked.filter((file) => file.endsWith('.js'));
  const { metafile } = await build({
    entryPoints: scripts.map((file) => DIST + file),
    absWorkingDir: DIST,
    outdir: DIST,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const first = new Set(linked);
  for (const file of first)
    for (const { path, kind } of metafile.inputs[file]?.imports ?? [])
      if (kind === 'import-statement') first.add(path);
  const all = new Set([...first, ...Object.keys(metafile.inputs)]);
  // Workers are named, not imported.
  for (const file of [...all].filter((file) => file.endsWith('.js')))
    for (const [worker] of readFileSync(DIST + file, 'utf8').matchAll(/assets\/\w+\.worker-[\w-]+\.js/g))
      all.add(worker);
  return { first, all };
}

function kilobytes(files: readonly string[], gzipped = true): number {
  const bytes = files
    .map((file) => readFileSync(DIST + file))
    .reduce((sum, content) => sum + (gzipped ? gzipSync(content) : content).length, 0);
  return Math.round(bytes / 10) / 100;
}

const nameOf = (file: string) => basename(file).replace(/-[\w-]{8}(?=\.\w+$)/, '');

/** The `web` subcommand. */
export const webBench: Bench = {
  name: 'web',
  about:
    'the built app: sizes in kB, Lighthouse, seconds from a reload without a network to the first screen and of a scan by the fake camera, ms to open a diary of a year and to turn its months, what sharing a day costs a slowed phone in ms',
  run: async () => {
    const sizes = await benchWeb();
    const served = await serveApp([]); // a real day: a demonstration's clock is busier than any phone's
    try {
      return {
        sizes,
        lighthouse: await scoresOf(served.app, LOOKED_AT),
        offlineReloadSeconds: await offlineReloadSeconds(served.app),
        diary: await benchDiary(served.app),
        scan: await benchWebScan(),
        sharing: await benchSharing(),
      };
    } finally {
      await served.stop();
    }
  },
};
