import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import * as v from 'valibot';
import { NotNow } from '../../workers/errors.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { CODE_KINDS, codeLink, readReportCode } from '../../workers/wire/report-code.ts';
import type { Log } from '../log.ts';
import { CLAIM_BYTES, type Codes, type IssuedCode } from './codes.ts';
import { FailureLimit } from './failure-limit.ts';
import { codeAskedFor, illnessOf } from './illness.ts';
import { issuedPage, issuePage, PAGE_HEADERS } from './page.ts';

const claimRequest = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(64)),
  claim: v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-fA-F]{${2 * CLAIM_BYTES}}$`))),
});

export interface AuthoritySite {
  deployment: Deployment;
  codes: Codes;
  /** Origin of the app, for links; without it there are no codes of kind link. */
  app?: string;
  /** Level 3 on every matched day, for demonstrations: a code is then for the whole window. */
  always: boolean;
  operatorToken: string;
  /** Unix seconds. */
  now: () => number;
  log: Log;
  /** Who asks, for the limit of failed tries. */
  addressOf: (context: Context) => string;
}

const NO_APP = 'This authority does not know where the app is: start it with --app, or choose another kind.';

/**
 * The authority's HTTP: `POST /codes` and the page for its workers, `POST /claims` for phones.
 * Refusals are `{"error": sentence}`. It never sees an account, and the nodes never see a code.
 */
export function authoritySite(site: AuthoritySite): Hono {
  const { deployment, codes, now } = site;
  const limit = new FailureLimit(now);
  /** The link that opens the app with a code; a code that is spoken has none. */
  const linkOf = ({ code, kind }: IssuedCode) =>
    site.app === undefined || kind === 'spoken' ? undefined : codeLink(site.app, code);
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
    const asked = codeAskedFor((await context.req.text()) || '{}', site);
    if (typeof asked === 'string') return context.json({ error: asked }, 400);
    if (asked.kind === 'link' && site.app === undefined) return context.json({ error: NO_APP }, 400);
    const issued = codes.issue(asked.illness, asked.kind);
    const link = linkOf(issued);
    return context.json({ ...issued, ...(link && { link }) });
  });

  app.post('/claims', async (context) => {
    // Text and forms need no script and no preflight: a link in a mail must not spend its readers' tries.
    if (!/^application\/json *(;|$)/i.test(context.req.header('content-type') ?? ''))
      return context.json({ error: 'The content type must be application/json.' }, 415);
    const request = v.safeParse(claimRequest, await context.req.json().catch(() => null));
    if (!request.success)
      return context.json({ error: `Expected {code, claim: ${2 * CLAIM_BYTES} hex digits}.` }, 400);
    const { claim } = request.output;
    const typed = readReportCode(request.output.code);
    // No code looks so: it cannot be guessed, and is no try. Its phone ought to have noticed.
    if ('problem' in typed)
      return context.json({ error: `The code cannot be one (${typed.problem}): check what was typed.` }, 400);
    // From here on without an await: requests that run side by side must not all pass before one has failed.
    const address = site.addressOf(context);
    const wait = limit.wait(address);
    if (wait > 0) {
      context.header('Retry-After', String(wait));
      return context.json({ error: `Too many wrong codes; try again in ${wait} seconds.` }, 429);
    }
    switch (codes.register(typed.code, Uint8Array.from(Buffer.from(claim, 'hex')))) {
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
    const kind = CODE_KINDS.find((each) => each === form.kind) ?? 'spoken';
    if (kind === 'link' && site.app === undefined)
      return context.html(issuePage(deployment, site, NO_APP), 400, PAGE_HEADERS);
    const issued = codes.issue(illness, kind);
    return context.html(issuedPage(deployment, issued, linkOf(issued)), 200, PAGE_HEADERS);
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
