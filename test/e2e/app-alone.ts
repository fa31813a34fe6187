import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { safetrace, safetraceDone } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';

/** The app of a demo deployment none of whose operators runs: enough for what its screens look like. */
export async function serveApp(): Promise<{ app: string; stop(): Promise<void> }> {
  const state = mkdtempSync(join(tmpdir(), 'safetrace-look-'));
  const port = await freePorts();
  const signal = `ws://127.0.0.1:${port + 1}`;
  const out = join(state, 'deployment');
  await safetraceDone(
    'init',
    '--demo',
    '--out',
    out,
    '--signal',
    signal,
    '--authority',
    `http://127.0.0.1:${port + 2}`,
  );
  const deployment = join(out, 'deployment.json');
  const web = safetrace('web', '--port', String(port), '--dist', 'dist/web', '--deployment', deployment);
  await web.line(/serves the app/);
  return {
    app: `http://localhost:${port}`,
    async stop() {
      await web.stop();
      rmSync(state, { recursive: true });
    },
  };
}
