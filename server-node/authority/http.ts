import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { CLAIM_BYTES, CODE_DIGITS, type Codes } from './codes.ts';
import { FailureLimit } from './failure-limit.ts';
import { type Illness, INFECTIOUS, illnessFrom } from './levels.ts';
import { issuedPage, issuePage, PAGE_HEADERS } from './page.ts';

/** Unix seconds up to the year 5138: larger is a mistake in the unit. */
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11));

/** What a health worker knows: all times are unix seconds and may be left out. */
const codeRequest = v.strictObject({
  /** First symptoms, or the test. Default: now. */
  onset: v.optional(time),
  /** The infectious time, when it is not the usual one around onset. */
  from: v.optional(time),
  to: v.optional(time),
});

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
  app.use('/claims', cors({ origin: '*', allowMethods: ['POST'], allowHeaders: ['content-type'] }));
  app.use(async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
    context.header('X-Content-Type-Options', 'nosniff');
  });

  app.post('/codes', async (context) => {
    const [scheme, token] = (context.req.header('authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !sameSecret(token ?? '', site.operatorToken)) {
      context.header('WWW-Authenticate', 'Bearer');
      return context.json({ error: 'The operator token is missing or wrong.' }, 401);
    }
    const request = v.safeParse(codeRequest, await context.req.json().catch(() => ({})));
    if (!request.success)
      return context.json({ error: 'Expected {onset?, from?, to?} in unix seconds.' }, 400);
    const illness = illnessOf(request.output);
    if (typeof illness === 'string') return context.json({ error: illness }, 400);
    return context.json({ code: codes.issue(illness), expires: now() + 60 * site.codeMinutes });
  });

  app.post('/claims', async (context) => {
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
      return context.json({ error: 'Too many wrong codes; try again later.' }, 429);
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
    const form = await context.req.parseBody();
    if (!sameSecret(String(form.token ?? ''), site.operatorToken)) {
      return context.html(issuePage(deployment, site, 'The operator token is wrong.'), 401, PAGE_HEADERS);
    }
    const onset = form.onset ? Date.parse(`${form.onset}T12:00:00Z`) / 1000 : undefined;
    const illness = illnessOf(onset === undefined ? {} : { onset });
    if (typeof illness === 'string') {
      return context.html(issuePage(deployment, site, illness), 400, PAGE_HEADERS);
    }
    return context.html(issuedPage(deployment, site, codes.issue(illness)), 200, PAGE_HEADERS);
  });
  return app;

  /** Times to epochs; a sentence when they make no sense. */
  function illnessOf(request: v.InferOutput<typeof codeRequest>): Illness | string {
    const today = epochAt(deployment.grid, now());
    const { window } = deployment.run;
    const onset = epochAt(deployment.grid, request.onset ?? now());
    const usual = site.always
      ? { onset, first: today - window, last: today + deployment.claims.ahead }
      : illnessFrom(onset);
    const first = request.from === undefined ? usual.first : epochAt(deployment.grid, request.from);
    const last = request.to === undefined ? usual.last : epochAt(deployment.grid, request.to);
    if (Number.isNaN(onset) || onset > today) return 'The onset lies in the future or is no date.';
    if (onset <= today - window - INFECTIOUS.after)
      return 'The onset is so long ago that no day would count.';
    if (first > last) return 'The infectious time ends before it begins.';
    return { onset, first, last };
  }
}

/** Equality whose time tells nothing about where the texts differ. */
function sameSecret(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}
