import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safetrace, safetraceDone } from './command.ts';
import { freePorts } from './free-port.ts';

/** A local deployment as `npm start` runs it: seven processes, real links, real files. */

const directory = mkdtempSync(join(tmpdir(), 'safetrace-up-'));
const state = join(directory, 'data');
const dist = join(directory, 'dist');
let port: number;
const up = () => safetrace('up', '--state', state, '--dist', dist, '--port', String(port));

beforeAll(async () => {
  port = await freePorts();
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>SafeTrace</title>');
  writeFileSync(join(dist, 'assets', 'main-abc123.js'), `// ${'x'.repeat(2000)}`);
});
afterAll(() => rmSync(directory, { recursive: true }));

/** Process ids of the table that `up` prints. */
const pids = (output: string) =>
  Object.fromEntries(
    [...output.matchAll(/^ {2}(signal|node \d|authority|web) +(\d+) /gm)].map(([, name, pid]) => [
      name,
      Number(pid),
    ]),
  );
/** Whether it runs; one that ended and only waits for its parent to notice does not. */
const lives = (pid: number) => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

describe('safetrace up', { timeout: 120_000 }, () => {
  test('brings everything up, computes a run, and stops all on SIGTERM', async () => {
    const command = up();
    await command.line(/Ctrl-C stops everything/);
    const parts = pids(command.output);
    expect(Object.keys(parts)).toEqual(['signal', 'node 1', 'node 2', 'node 3', 'authority', 'web']);

    const page = await fetch(`http://127.0.0.1:${port}/c`);
    expect(await page.text()).toContain('<title>SafeTrace</title>');
    const policy = page.headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${port + 1} http://127.0.0.1:${port + 2};`);
    const asset = await fetch(`http://127.0.0.1:${port}/assets/main-abc123.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('gzip');
    expect((await fetch(`http://127.0.0.1:${port}/../package.json`)).status).toBe(404);
    const deployment = await (await fetch(`http://127.0.0.1:${port}/deployment.json`)).text();
    expect(deployment).toBe(readFileSync(join(state, 'deployment.json'), 'utf8'));

    const token = readFileSync(join(state, 'authority', 'operator.token'), 'utf8').trim();
    const issued = await fetch(`http://127.0.0.1:${port + 2}/codes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await issued.json()).toMatchObject({ code: expect.stringMatching(/^\d{8}$/) });
    expect(await safetraceDone('node', '--state', join(state, 'node-2'), '--health')).toMatch(/^alive: /);
    const twice = ['node', 'authority'].map((part) => {
      const own = join(state, part === 'node' ? 'node-2' : part);
      return safetrace(part, '--state', own, '--deployment', join(state, 'deployment.json'));
    });
    for (const second of twice) {
      expect(await second.ended).toBe(1);
      expect(second.output).toMatch(/another process runs with the state directory .*; stop it first\./);
    }

    const again = up();
    expect(await again.ended).toBe(1);
    expect(again.output).toMatch(
      /^safetrace: another process runs with the state directory \S+node-1; stop it first\.\n$/,
    );

    await command.line(/node 1 +run \d+, attempt \d+: done/);
    expect(await command.stop()).toBe(0);
    expect(command.output).toContain('all parts have stopped');
    expect(Object.values(parts).filter(lives)).toEqual([]);
    for (const database of ['node-1/node.sqlite', 'authority/authority.sqlite'])
      expect(statSync(join(state, `${database}-wal`), { throwIfNoEntry: false })?.size ?? 0).toBe(0);
    for (const secret of [token, readFileSync(join(state, 'node-1', 'secret.key'), 'utf8').trim()]) {
      expect(command.output).not.toContain(secret);
    }
  });

  test('reports a part that dies, starts nothing again, and then ends with 1', async () => {
    const command = up();
    await command.line(/Ctrl-C stops everything/);
    const parts = pids(command.output);
    process.kill(parts['node 3'], 'SIGKILL');
    await command.line(
      /node 3 DIED \(SIGKILL\); the others go on; start it again with: npm run -s safetrace -- node /,
    );
    expect(lives(parts['node 1'])).toBe(true);
    command.kill('SIGINT');
    expect(await command.ended).toBe(1);
    expect(Object.values(parts).filter(lives)).toEqual([]);
  });

  test('leaves no part behind when it is killed itself', async () => {
    const command = up();
    await command.line(/Ctrl-C stops everything/);
    const parts = pids(command.output);
    command.kill('SIGKILL');
    await command.ended; // stdout and stderr are shared with the parts: closed when the last of them is gone
    expect(Object.values(parts).filter(lives)).toEqual([]);
  });

  test('says which part did not start, stops the others and ends with 1', async () => {
    const broken = join(directory, 'broken');
    const next = await freePorts();
    const [signal, authority] = [`ws://127.0.0.1:${next}`, `http://127.0.0.1:${next + 1}`];
    await safetraceDone('init', '--demo', '--out', broken, '--signal', signal, '--authority', authority);
    rmSync(join(broken, 'authority', 'operator.token'));
    const command = safetrace('up', '--state', broken, '--dist', dist, '--port', String(next + 2));
    expect(await command.ended).toBe(1);
    expect(command.output).toContain('operator.token');
    expect(command.output).toMatch(/safetrace: authority did not start; its own message stands above\.\n$/);
    expect(command.output).toMatch(/signal +stops: SIGTERM/);
    expect(command.output).not.toContain('Ctrl-C stops everything');
  });

  test('starts nothing when a port is taken', async () => {
    const web = safetrace(
      'web',
      '--port',
      String(port),
      '--dist',
      dist,
      '--deployment',
      join(state, 'deployment.json'),
    );
    await web.line(/serves the app/);
    const command = up();
    expect(await command.ended).toBe(2);
    expect(command.output).toMatch(new RegExp(`^safetrace: port ${port} on 127.0.0.1 is taken;.*\\n$`));
    // A new deployment is not made for a port that it could not have.
    const fresh = join(directory, 'fresh');
    const another = safetrace('up', '--state', fresh, '--dist', dist, '--port', String(port - 1));
    expect(await another.ended).toBe(2);
    expect(another.output).toContain(`safetrace: port ${port} on 127.0.0.1 is taken;`);
    expect(existsSync(fresh)).toBe(false);
    expect(await web.stop()).toBe(0);
  });
});
