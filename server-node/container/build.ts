import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Log } from '../log.ts';
import { copyNativeModules, NATIVE } from './native-modules.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
/** The user of the Containerfile. */
const USER = 10001;
/** What Node and the native modules link against, and the certificates for wss://. */
const PACKAGES = ['base-files', 'ca-certificates', 'libc6', 'libgcc-s1', 'libstdc++6', 'netbase'];

/**
 * Builds the image of a headless node, without a daemon.
 * @param tag name of the image in buildah's storage
 * @throws Error naming the tool that is missing or failed
 */
export async function buildContainer(tag: string, log: Log): Promise<void> {
  for (const tool of ['mmdebstrap', 'buildah']) need(tool);
  const context = mkdtempSync(join(tmpdir(), 'safetrace-container-'));
  try {
    log('bundle: the command line in one file, its worker in another');
    await bundle(join(context, 'app'));
    copyNativeModules(join(REPOSITORY, 'node_modules'), join(context, 'app', 'node_modules'));
    copyFileSync(process.execPath, join(context, 'node'));
    log('root: Debian packages, C libraries only');
    makeRoot(join(context, 'root.tar'));
    log('image');
    const file = join(REPOSITORY, 'server-node', 'Containerfile');
    // Docker's format: OCI's has no health check.
    run('buildah', [
      'bud',
      '--quiet',
      '--format',
      'docker',
      '--isolation',
      'chroot',
      '-f',
      file,
      '-t',
      tag,
      context,
    ]);
  } finally {
    rmSync(context, { recursive: true });
  }
  log(`image ${tag} is ready`);
}

/**
 * The CLI (safetrace.mjs) and its worker, with every package but the native ones, and those that only serve building
 * and browsers.
 */
export async function bundle(outdir: string): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    entryPoints: {
      safetrace: join(REPOSITORY, 'server-node', 'cli.ts'),
      'compute.worker': join(REPOSITORY, 'server-node', 'hosts', 'compute.worker.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: [...NATIVE, 'esbuild', 'playwright'],
    // CommonJS packages within the bundle call `require` for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
}

/** A root without package manager and shell, whose one user owns the one volume. */
function makeRoot(tarball: string): void {
  // Packages are only unpacked, so this is the last hook that runs.
  const inRoot = (script: string) => `--extract-hook=${script}`;
  run('mmdebstrap', [
    '--quiet',
    '--variant=extract',
    `--include=${PACKAGES.join(',')}`,
    '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr',
    inRoot(`echo "safetrace:x:${USER}:${USER}::/data:/usr/sbin/nologin" > "$1/etc/passwd"`),
    inRoot(`echo "safetrace:x:${USER}:" > "$1/etc/group"`),
    inRoot(`mkdir -m 700 "$1/data" && chown ${USER}:${USER} "$1/data"`),
    inRoot('rm -rf "$1/usr/share/doc" "$1/usr/share/man" "$1/usr/share/locale"'),
    'bookworm',
    tarball,
  ]);
}

function need(tool: string): void {
  if (spawnSync(tool, ['--version']).error) {
    throw new Error(`${tool} is not installed; on Debian run: apt-get install buildah mmdebstrap`);
  }
}

function run(tool: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(tool, words, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status === 0) return;
  const reason = error?.message ?? stderr.trim().split('\n').slice(-3).join('; ');
  throw new Error(`${tool} failed: ${reason}`);
}
