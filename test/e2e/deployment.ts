import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDeployment, readIdentity } from '../../server-node/config.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { type RunningCommand, safetrace, safetraceDone } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';

const DIST = 'dist/web';

/** A demo deployment of processes, as operators would run them; node 3 is a page of a headless Chromium. */
export class LocalDeployment {
  private readonly parts: RunningCommand[] = [];

  private constructor(
    readonly state: string,
    /** Of the app; the signalling server and the authority have the next two. */
    readonly port: number,
  ) {}

  get app(): string {
    return `http://localhost:${this.port}`;
  }

  /** @param change what is other than in the demonstration's parameters */
  static async start(change?: Partial<Deployment>): Promise<LocalDeployment> {
    if (!existsSync(join(DIST, 'index.html'))) throw new Error('the app is not built; run: npm run build');
    const made = new LocalDeployment(mkdtempSync(join(tmpdir(), 'safetrace-e2e-')), await freePorts());
    const { state, port } = made;
    const signal = `ws://127.0.0.1:${port + 1}`;
    const authority = `http://127.0.0.1:${port + 2}`;
    rmSync(state, { recursive: true });
    await safetraceDone('init', '--demo', '--out', state, '--signal', signal, '--authority', authority);
    const file = join(state, 'deployment.json');
    if (change) {
      const { secretKey } = readIdentity(join(state, 'authority'));
      writeFileSync(file, signDeployment({ ...readDeployment(file), ...change }, secretKey));
    }
    const common = ['--deployment', file];
    await made.part(/introduces peers/, 'signal', ...common, '--port', String(port + 1));
    const node = (party: number, ...more: string[]) =>
      made.part(/serves "/, 'node', '--state', join(state, `node-${party}`), ...common, ...more);
    await Promise.all([
      node(1, '--loopback'),
      node(2, '--loopback'),
      node(3, '--host', 'chromium', '--dist', DIST),
      made.part(
        /issues codes/,
        ...[
          'authority',
          '--state',
          join(state, 'authority'),
          '--loopback',
          '--port',
          String(port + 2),
          '--app',
          made.app,
        ],
        ...common,
      ),
      made.part(/serves the app/, 'web', '--port', String(port), '--dist', DIST, ...common),
    ]);
    return made;
  }

  /** A code for somebody who tested positive, as a health worker gets it. */
  async issueCode(): Promise<string> {
    const token = readFileSync(join(this.state, 'authority', 'operator.token'), 'utf8').trim();
    const response = await fetch(`http://127.0.0.1:${this.port + 2}/codes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    return ((await response.json()) as { code: string }).code;
  }

  /** All that the parts have printed. */
  get output(): string {
    return this.parts.map(({ output }) => output).join('\n');
  }

  /** Stops one node, 1 to 3. */
  stopNode(party: number): Promise<number | null> {
    return this.parts.find(({ output }) => output.includes(`as node ${party}`))!.stop();
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop()));
    rmSync(this.state, { recursive: true });
  }

  private async part(ready: RegExp, ...words: string[]): Promise<void> {
    const command = safetrace(...words);
    this.parts.push(command);
    await command.line(ready);
  }
}
