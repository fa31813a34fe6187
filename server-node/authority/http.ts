import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { NotNow } from '../../workers/errors.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Log } from '../log.ts';
import { CLAIM_BYTES, CODE_DIGITS, type Codes } from './codes.ts';
import { FailureLimit } from './failure-limit.ts';
import { illnessOf, illnessOfJson } from './illness.ts';
import { issuedPage, issuePage, PAGE_HEADERS } from './page.ts';

const claimRequest = v.strictObject({
  code: v.pipe(v.string(), v.regex(new RegExp(`^\\d{${CODE_DIGITS}}$`))),
  claim: v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-fA-F]{${2 * CLAIM_BYTES}}$`))),
});

export interface AuthoritySite {
  deployment: Deployment;
  codes: Codes;
  /** Minutes for which a code can be used, for the page. */
  codeMinutes: number;
  /** Level 3 on every matched day, for demonstrations: a code is then for the whole window. */
  always: boolean;
  operatorToken: string;
  /** Unix seconds. */
  now: () => number;
  log: Log;
  /** Who asks, for the limit of failed tries. */
  addressOf: (context: Context) => string;
}

/**
 * The authority's HTTP: `POST /codes` and the page for its workers, `POST /claims` for phones.
 * Refusals are `{"error": sentence}`. It never sees an account, and the nodes never see a code.
 */
export function authoritySite(site: AuthoritySite): Hono {
  const { deployment, codes, now } = site;
  const limit = new FailureLimit(now);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 4096, onError: (c) => c.json({ error: 'The request is too large.' }, 413) }));
  // Phones of any origin: the deployment names no address of the app, anybody may serve it or embed the library. That
  // gives a foreign page nothing of its visitor's, since no cookie and no address opens anything here, only a code
  // that the page must know. It may guess from visitors' networks, as a botnet may: FailureLimit counts with that.
  // The operator's `/` and `/codes` are not covered, so a page of another origin can neither read their answers nor
  // send the token in a header.
  app.use(
    '/claims',
    cors({
      origin: '*',
      allowMethods: ['POST'],
      allowHeaders: ['content-type'],
      exposeHeaders: ['retry-after'],
    }),
  );
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
  });

  app.onError((error, context) => {
    // What the disk refuses is said where it is met, once.
    if (!(error instanceof NotNow)) site.log(`${context.req.method} ${context.req.path}: ${error.message}`);
    return context.json({ error: 'The authority cannot do this now; try again later.' }, 503);
  });

  app.post('/codes', async (context) => {
    const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !sameSecret(token ?? '', site.operatorToken)) {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json({ error: 'The operator token is missing or wrong.' }, 401);
    }
    // Only a request without a body asks for the usual days: a broken one meant something else.
    const illness = illnessOfJson((await context.req.text()) || '{}', site);
    if (typeof illness === 'string') return context.json({ error: illness }, 400);
    return context.json({ code: codes.issue(illness), expires: now() + 60 * site.codeMinutes });
  });

  app.post('/claims', async (context) => {
    // Text and forms need no script and no preflight: a link in a mail must not spend its readers' tries.
    if (!/^application\/json *(;|$)/i.test(context.req.header('content-type') ?? ''))
      return context.json({ error: 'The content type must be application/json.' }, 415);
    const request = v.safeParse(claimRequest, await context.req.json().catch(() => null));
    if (!request.success) {
      return context.json(
        { error: `Expected {code: ${CODE_DIGITS} digits, claim: ${2 * CLAIM_BYTES} hex digits}.` },
        400,
      );
    }
    const { code, claim } = request.output;
    // From here on without an await: requests that run side by side must not all pass before one has failed.
    const address = site.addressOf(context);
    const wait = limit.wait(address);
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return context.json({ error: `Too many wrong codes; try again in ${wait} seconds.` }, 429);
    }
    switch (codes.register(code, Uint8Array.from(Buffer.from(claim, 'hex')))) {
      case 'registered':
        return context.body(null, 204);
      case 'claim is known':
        return context.json({ error: 'This claim was registered before; make a new one.' }, 409);
      case 'unknown code':
        limit.failed(address);
        return context.json({ error: 'The code is wrong, used or too old.' }, 403);
    }
  });

  app.get('/', (context) => context.html(issuePage(deployment, site), 200, PAGE_HEADERS));
  app.post('/', async (context) => {
    const form = await context.req.parseBody().catch(() => null);
    if (!form)
      return context.html(issuePage(deployment, site, 'The form cannot be read.'), 400, PAGE_HEADERS);
    if (!sameSecret(String(form.token ?? ''), site.operatorToken)) {
      return context.html(issuePage(deployment, site, 'The operator token is wrong.'), 401, PAGE_HEADERS);
    }
    const onset = form.onset ? Date.parse(`${form.onset}T12:00:00Z`) / 1000 : undefined;
    const illness = illnessOf(onset === undefined ? {} : { onset }, site);
    if (typeof illness === 'string') {
      return context.html(issuePage(deployment, site, illness), 400, PAGE_HEADERS);
    }
    return context.html(issuedPage(deployment, site, codes.issue(illness)), 200, PAGE_HEADERS);
  });
  return app;
}

/**
 * Equality whose time tells nothing about where the texts differ. Tries of the operator token are not limited: `init`
 * makes it of 128 random bits, so that 10^9 tries a second for a century hit it with probability 10^-20.
 */
function sameSecret(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
