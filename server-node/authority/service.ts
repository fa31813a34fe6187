import { join } from 'node:path';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { LEAST_RETRY } from '../../workers/wire/pace.ts';
import { callerAddress } from '../caller.ts';
import { OPERATOR_TOKEN_FILE, readAuthorityConfig } from '../config.ts';
import { holdState } from '../hold-state.ts';
import { type KeyPair, readSecret } from '../keys.ts';
import { type Address, type Listening, serveHttp } from '../listen.ts';
import type { Log } from '../log.ts';
import { random } from '../random.ts';
import { openDatabase } from '../sqlite.ts';
import { Codes } from './codes.ts';
import { Courier } from './courier.ts';
import { authoritySite } from './http.ts';
import { Lists } from './lists.ts';
import { startRounds } from './rounds.ts';

/**
 * The health authority of a deployment: its HTTP and its courier to the nodes, state in one SQLite file.
 * @param address where it listens; with `proxy` a reverse proxy on this machine says who calls; `app` is
 *   the origin of the app, for links
 * @throws UsageError when a file of the state directory is missing or the address is taken
 */
export async function startAuthority(
  deployment: Deployment,
  state: string,
  identity: KeyPair,
  introducer: Introducer,
  address: Address & { proxy?: boolean; app?: string },
  log: Log,
): Promise<Listening> {
  const config = readAuthorityConfig(state);
  const operatorToken = readSecret(join(state, OPERATOR_TOKEN_FILE));
  const now = () => Math.floor(Date.now() / 1000);
  const always = config.levels === 'all';
  const { secretKey } = identity;

  const release = holdState(state);
  const db = openDatabase(join(state, 'authority.sqlite'), log);
  const long = 60 * config.longCodeMinutes;
  const lifetimes = { spoken: 60 * config.codeMinutes, link: long, paper: long };
  const codes = new Codes(db, { lifetimes, secretKey, now, random });
  const lists = new Lists(db);
  const site = authoritySite({
    deployment,
    codes,
    ...(address.app !== undefined && { app: address.app }),
    always,
    operatorToken,
    now,
    log,
    addressOf: (context) =>
      callerAddress(
        getConnInfo(context).remote.address ?? 'unknown',
        context.req.header('x-forwarded-for'),
        address.proxy ?? false,
      ),
  });
  const server = await serveHttp(site, address);

  const courier = new Courier({ deployment, secretKey, lists, introducer, always, now, random, log });
  const rounds = startRounds(() => courier.tick(), 1000 * LEAST_RETRY, log);

  return {
    port: server.port,
    async close() {
      const ended = rounds.stop();
      introducer.close();
      courier.stop();
      await Promise.all([server.close(), ended]);
      db.close();
      release();
    },
  };
}
