import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunningCommand, safetrace, safetraceDone } from './command.ts';
import { freePorts } from './free-port.ts';

/** The image of server-node/Containerfile, built as an operator would and run without a daemon. */

const IMAGE = `safetrace-test-${process.pid}`;
const USER = 10001;
const SAFETRACE = ['/usr/local/bin/node', '/app/safetrace.mjs'];
const absent = spawnSync('buildah', ['--version']).error !== undefined;
if (absent) {
  console.error(`
  ****************************************************************************
  *  buildah is absent: THE CONTAINER IMAGE IS NOT TESTED on this machine.   *
  *  On Debian: apt-get install buildah mmdebstrap                           *
  ****************************************************************************`);
}

function buildah(...words: string[]): string {
  const { status, stdout, stderr } = spawnSync('buildah', words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`buildah ${words.join(' ')} failed: ${stderr}`);
  return stdout.trim();
}

describe.skipIf(absent)('the container image', { timeout: 120_000 }, () => {
  const directory = mkdtempSync(join(tmpdir(), 'safetrace-container-test-'));
  const state = join(directory, 'data');
  const running: RunningCommand[] = [];
  let container = '';
  let port = 0;
  const inside = (...words: string[]) =>
    new RunningCommand('buildah', ['run', '--isolation', 'chroot', container, '--', ...words]);

  beforeAll(async () => {
    await safetraceDone('container', '--tag', IMAGE);
    container = buildah('from', '--name', IMAGE, IMAGE);
    // What an operator puts into the volume; buildah fills it from here at the first run.
    port = await freePorts();
    await safetraceDone('init', '--demo', '--out', state, '--signal', `ws://127.0.0.1:${port}`);
    for (const file of [join(state, 'node-1', 'secret.key'), join(state, 'deployment.json')]) {
      buildah('copy', '--chown', `${USER}:${USER}`, container, file, '/data/');
    }
  }, 180_000);

  afterAll(async () => {
    await Promise.all(running.map((command) => command.stop()));
    if (container) {
      buildah('rm', container);
      buildah('rmi', IMAGE);
    }
    rmSync(directory, { recursive: true });
  }, 60_000);

  test('has a user of its own, one volume, a health check, and no shell', () => {
    const image = JSON.parse(buildah('inspect', '--type', 'image', IMAGE));
    expect(image.Docker.config).toMatchObject({
      User: `${USER}:${USER}`,
      Volumes: { '/data': {} },
      Healthcheck: { Test: ['CMD', ...SAFETRACE, 'node', '--state', '/data', '--health'] },
    });
    expect(
      spawnSync('buildah', ['run', '--isolation', 'chroot', container, '--', '/bin/sh']).status,
    ).not.toBe(0);
  });

  test('explains itself, and a node that does not run is not healthy', async () => {
    const help = inside(...SAFETRACE, 'node', '--help');
    expect(await help.ended).toBe(0);
    expect(help.output).toContain('Usage: safetrace node');
    const health = inside(...SAFETRACE, 'node', '--state', '/data', '--health');
    expect(await health.ended).toBe(1);
    expect(health.output).toContain('no node runs with the state directory /data');
  });

  test('computes a run with two nodes outside, and is healthy', async () => {
    const signal = safetrace('signal', '--port', String(port));
    running.push(signal);
    await signal.line(/introduces peers/);
    const deployment = ['--deployment', join(state, 'deployment.json'), '--loopback'];
    for (const party of [2, 3]) {
      running.push(safetrace('node', '--state', join(state, `node-${party}`), ...deployment));
    }
    const node = inside(
      ...[...SAFETRACE, 'node', '--state', '/data', '--deployment', '/data/deployment.json', '--loopback'],
    );
    running.push(node);
    await node.line(/node 1 +run \d+, attempt \d+: done/);
    const health = inside(...SAFETRACE, 'node', '--state', '/data', '--health');
    expect(await health.ended).toBe(0);
    expect(health.output).toMatch(/^alive: /);
  });
});
