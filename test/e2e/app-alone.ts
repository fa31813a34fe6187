import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, programsOf } from '../../workers/wire/circuit-programs.ts';
import { parseDeployment } from '../../workers/wire/deployment-file.ts';
import { safetrace, safetraceDone } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';
import { sumProgram } from '../world/sum-program.ts';

/**
 * The app of a deployment with a program, none of whose operators runs: enough for what its screens look like.
 * @param shape options of `init`: a demonstration unless told otherwise
 */
export async function serveApp(shape: readonly string[] = ['--demo']): Promise<{
  app: string;
  /** All that its pages may ask: the app, the introducer, the authority. */
  origins: string[];
  program: Program;
  /** A directory that goes with it. */
  state: string;
  stop(): Promise<void>;
}> {
  const state = mkdtempSync(join(tmpdir(), 'safetrace-look-'));
  const port = await freePorts();
  const signal = `ws://127.0.0.1:${port + 1}`;
  const authority = `http://127.0.0.1:${port + 2}`;
  const out = join(state, 'deployment');
  const { declared, text } = sumProgram();
  writeFileSync(join(state, 'sum.txt'), text);
  writeFileSync(join(state, 'sum.json'), JSON.stringify({ ...declared, circuit: 'sum.txt' }));
  await safetraceDone(
    'init',
    '--opt-in',
    join(state, 'sum.json'),
    ...shape,
    '--out',
    out,
    '--signal',
    signal,
    '--authority',
    authority,
  );
  const deployment = join(out, 'deployment.json');
  const web = safetrace('web', '--port', String(port), '--dist', 'dist/web', '--deployment', deployment);
  await web.line(/serves the app/);
  const [program] = programsOf(parseDeployment(readFileSync(deployment, 'utf8')));
  return {
    program,
    state,
    app: `http://localhost:${port}`,
    origins: [`http://localhost:${port}`, signal, authority],
    async stop() {
      await web.stop();
      rmSync(state, { recursive: true });
    },
  };
}
