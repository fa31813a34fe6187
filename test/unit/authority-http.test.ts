import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Codes } from '../../server-node/authority/codes.ts';
import { authoritySite } from '../../server-node/authority/http.ts';
import { Lists } from '../../server-node/authority/lists.ts';
import { openDatabase, type Sqlite } from '../../server-node/sqlite.ts';
import { authorityWorld } from './authority-world.ts';

const TOKEN = 'operator-token';
const claim = (n: number) => n.toString(16).padStart(32, '0');

let world: ReturnType<typeof authorityWorld>;
let db: Sqlite;
let log: string[];
let app: ReturnType<typeof authoritySite>;

function site(always = true) {
  const { deployment, authority, now, random } = world;
  const codes = new Codes(db, {
    lifetimes: { spoken: 900, link: 86_400, paper: 86_400 },
    secretKey: authority.secretKey,
    now,
    random,
  });
  const addressOf = (context: { req: { header(name: string): string | undefined } }) =>
    context.req.header('x-test-address') ?? 'a';
  const rest = { operatorToken: TOKEN, now, addressOf, log: (line: string) => log.push(line) };
  return authoritySite({ deployment, codes, app: 'https://app.example', always, ...rest });
}

beforeEach(() => {
  world = authorityWorld();
  log = [];
  db = openDatabase(':memory:', (text) => log.push(text));
  new Lists(db);
  app = site();
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
interface Issued {
  code: string;
  expires: number;
  link?: string;
}
const issueWhole = async (body: unknown = {}) => {
  const response = await post('/codes', body, { authorization: `Bearer ${TOKEN}` });
  return (await response.json()) as Issued;
};
const issue = async (body: unknown = {}) => (await issueWhole(body)).code;
const register = async (code: string, n: number, address = 'a') =>
  (await post('/claims', { code, claim: claim(n) }, { 'x-test-address': address })).status;
const claims = () => db.prepare('SELECT * FROM claims').all();

describe('codes', () => {
  test('need the operator token', async () => {
    for (const authorization of ['', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, 'Bearer ']) {
      expect((await post('/codes', {}, { authorization })).status).toBe(401);
    }
    expect(await issue()).toMatch(/^\d{8}$/);
  });

  test('register one claim, and the same one again for a phone that did not hear the answer', async () => {
    const code = await issue();
    expect(await register(code, 1)).toBe(204);
    expect(await register(code, 1)).toBe(204);
    expect(await register(code, 2)).toBe(403);
    expect(claims()).toHaveLength(1);
  });

  test('that were used answer the same phone for a day after they end, and nobody else', async () => {
    const code = await issue();
    expect(await register(code, 1)).toBe(204);
    world.clock.time += 900 + 86_400 - 1;
    expect(await register(code, 1)).toBe(204);
    expect(await register(code, 2)).toBe(403);
    expect(claims()).toHaveLength(1);
    world.clock.time += 1;
    expect(await register(code, 1)).toBe(403);
    expect(db.prepare('SELECT * FROM codes').all()).toEqual([]);
  });

  test('end after fifteen minutes', async () => {
    const code = await issue();
    world.clock.time += 900;
    expect(await register(code, 1)).toBe(403);
    expect(db.prepare('SELECT * FROM codes').all()).toEqual([]);
  });

  test('of a link and on paper last a day, and the link names them behind #', async () => {
    const [link, paper] = [await issueWhole({ kind: 'link' }), await issueWhole({ kind: 'paper' })];
    expect(link).toMatchObject({
      expires: world.clock.time + 86_400,
      link: `https://app.example/share#${link.code}`,
    });
    expect(link.code).toMatch(/^[2-9A-Z]{16}$/);
    expect(paper.code).toMatch(/^[2-9A-Z]{10}$/);
    world.clock.time += 86_399;
    expect(await register(link.code.toLowerCase(), 1)).toBe(204);
    expect(await register(`${paper.code.slice(0, 5)} ${paper.code.slice(5)}`, 2)).toBe(204);
    const late = await issue({ kind: 'paper' });
    world.clock.time += 86_400;
    expect(await register(late, 3)).toBe(403);
  });

  test('with a wrong check are refused without counting as a try', async () => {
    const code = await issue({ kind: 'paper' });
    const wrong = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    for (let i = 0; i < 20; i++) expect(await register(wrong, 1)).toBe(400);
    expect(await register(code, 1)).toBe(204);
  });

  test('do not take a claim twice, and are then not spent', async () => {
    expect(await register(await issue(), 1)).toBe(204);
    const code = await issue();
    expect(await register(code, 1)).toBe(409);
    expect(await register(code, 2)).toBe(204);
  });

  test('stand in no table in clear', async () => {
    const code = await issue();
    await register(code, 7);
    expect(JSON.stringify(db.prepare('SELECT hex(hash), expires FROM codes').all())).not.toContain(code);
  });
});

describe('failed tries', () => {
  test('slow an address down and no other, for half a minute after each', async () => {
    const code = await issue();
    for (let i = 0; i < 10; i++) expect(await register('00000000', i)).toBe(403);
    expect(await register(code, 1)).toBe(429);
    expect(await register(await issue(), 1, 'b')).toBe(204);
    world.clock.time += 29;
    expect(await register(code, 2)).toBe(429);
    world.clock.time++;
    expect(await register('00000000', 2)).toBe(403);
    expect(await register(code, 2)).toBe(429);
    world.clock.time += 30;
    expect(await register(code, 2)).toBe(204);
  });

  test('are limited when they come side by side, too', async () => {
    const tries = await Promise.all(Array.from({ length: 100 }, () => register('00000000', 1)));
    expect(tries.filter((status) => status === 403)).toHaveLength(10);
    expect(tries.filter((status) => status === 429)).toHaveLength(90);
  });

  /** Wrong codes from so many IPv4 sites, one each. */
  const flood = async (from: number, to: number) => {
    for (let i = from; i < to; i++)
      expect(await register('00000000', 1, `10.${i >> 8}.${i & 255}.1`)).toBe(403);
  };

  test('of many networks slow those that failed too for two minutes, and the others not at all', async () => {
    await flood(0, 500);
    const code = await issue();
    expect(await register(code, 1, '10.0.0.1')).toBe(429); // has failed once
    expect(await register(await issue(), 1, '10.0.0.2')).toBe(204);
    expect(await register(await issue(), 2, '192.0.2.1')).toBe(204);
    world.clock.time += 120;
    expect(await register(code, 3, '10.0.0.1')).toBe(204);
  });

  test('of one line that never stops leave its neighbours two thirds of the time', async () => {
    for (let i = 0; i < 50; i++) await register('00000000', 1, `192.0.2.${Math.max(0, i - 9)}`);
    const codes = await Promise.all(Array.from({ length: 120 }, () => issue()));
    let served = 0;
    for (const [second, code] of codes.entries()) {
      for (let i = 0; i < 10; i++) await register('00000000', 1, '192.0.2.0');
      if ((await register(code, second, '192.0.2.200')) === 204) served++;
      world.clock.time++;
    }
    expect(served).toBe(80);
  });

  test('of very many networks, and of one that goes on, shut nobody else out', async () => {
    await flood(0, 5000);
    // A machine with a /48 fails five times ten seconds apart, as its /32 lets it, then twenty seconds apart.
    const tries: number[] = [];
    for (let i = 0; i < 100; i++) {
      tries.push(await register('00000000', 1, `2001:db8:0:${i.toString(16)}00::1`));
      expect(await register(await issue(), 2 + i, '2001:db9::1')).toBe(204);
      world.clock.time++;
    }
    expect(tries.flatMap((status, i) => (status === 403 ? [i] : []))).toEqual([0, 10, 20, 30, 40, 60, 80]);
    expect(tries[1]).toBe(429);
    expect(await register(await issue(), 200, '2001:db8:1::1')).toBe(204);
  });

  test('of an IPv6 network count together, and so do those of the networks around it', async () => {
    const fail = (address: string) => register('00000000', 1, address);
    for (let i = 0; i < 10; i++) expect(await fail(`2001:db8:0:1::${i}`)).toBe(403);
    expect(await register(await issue(), 1, '2001:db8:0:1:ffff::1')).toBe(429);
    expect(await register(await issue(), 1, '2001:db8:0:2::1')).toBe(204);
    for (let i = 0; i < 10; i++) expect(await fail(`2001:db8:0:3::${i}`)).toBe(403);
    expect(await fail('2001:db8:0:2::1')).toBe(429); // 20 in its /56
    for (let i = 0; i < 30; i++) expect(await fail(`2001:db8:0:${(i + 1).toString(16)}00::1`)).toBe(403);
    expect(await fail('2001:db8:0:ff00::1')).toBe(429); // 50 in its /48
    expect(await fail('2001:db8:1::1')).toBe(403);
  });

  test('of an IPv4 /24 count together', async () => {
    for (let i = 0; i < 50; i++) expect(await register('00000000', 1, `192.0.2.${i}`)).toBe(403);
    expect(await register(await issue(), 1, '192.0.2.99')).toBe(429);
    expect(await register(await issue(), 1, '192.0.3.1')).toBe(204);
  });

  test('say when to come back, to the app as well', async () => {
    for (let i = 0; i < 10; i++) await register('00000000', i);
    world.clock.time += 12;
    const response = await post('/claims', { code: '00000000', claim: claim(1) }, { origin: 'http://app' });
    expect(response.headers.get('retry-after')).toBe('18');
    expect(response.headers.get('access-control-expose-headers')).toBe('retry-after');
  });
});

describe('what is infectious', () => {
  const epoch = 100_000; // 4,000,000 s in epochs of 40 s

  test('a demonstration covers the whole window and the days to come', async () => {
    await register(await issue(), 1);
    expect(claims()[0]).toMatchObject({ onset: epoch, first: epoch - 14, last: epoch + 10 });
  });

  test('otherwise the usual time around onset, or the one that was given', async () => {
    app = site(false);
    await register(await issue({ onset: 4_000_000 - 3 * 40 }), 1);
    await register(await issue({ onset: 4_000_000 - 3 * 40, from: 4_000_000 - 40, to: 4_000_000 }), 2);
    expect(claims()).toMatchObject([
      { onset: epoch - 3, first: epoch - 5, last: epoch + 7 },
      { onset: epoch - 3, first: epoch - 1, last: epoch },
    ]);
  });

  test('nonsense is refused', async () => {
    const authorization = `Bearer ${TOKEN}`;
    for (const body of [
      { onset: 4_000_040 },
      { onset: 4_000_000 - 40 * 24 },
      { from: 4_000_000, to: 3_000_000 },
      { onset: 'yesterday' },
      { days: 3 },
      { kind: 'sung' },
      [],
      { from: 4_000_000 - 40 * 40, to: 4_000_000 - 40 * 14 }, // before the window
      { from: 4_000_000 + 40 * 11, to: 4_000_000 + 40 * 12 }, // no list goes so far
      { from: 0 },
      { to: 1e11 },
    ]) {
      expect((await post('/codes', body, { authorization })).status, JSON.stringify(body)).toBe(400);
    }
  });

  test('a broken body is not taken for an empty one', async () => {
    const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
    const ask = (body: string) => app.request('/codes', { method: 'POST', headers, body });
    expect((await ask('{"onset": 4000000')).status).toBe(400);
    expect(db.prepare('SELECT * FROM codes').all()).toEqual([]);
    expect((await ask('')).status).toBe(200);
  });
});

test('a malformed or oversized registration is refused and counts as no try', async () => {
  for (let i = 0; i < 20; i++) expect((await post('/claims', { code: '1', claim: 'x' })).status).toBe(400);
  expect((await post('/claims', { code: '1'.repeat(5000), claim: 'x' })).status).toBe(413);
  expect(await register(await issue(), 1)).toBe(204);
});

test('a registration that a foreign page sends without a preflight is refused and counts as no try', async () => {
  const form = { code: '00000000', claim: claim(1) };
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json'])
    for (let i = 0; i < 10; i++)
      expect((await post('/claims', form, { 'content-type': type })).status).toBe(415);
  const good = { code: await issue(), claim: claim(1) };
  expect((await post('/claims', good, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(
    204,
  );
});

test('a full disk is said once, by name, and a request answers so', async () => {
  db.pragma('max_page_count = 1'); // no fewer than there are: SQLite then answers as on a full disk
  const statuses: number[] = [];
  for (let i = 0; i < 100; i++)
    statuses.push((await post('/codes', {}, { authorization: `Bearer ${TOKEN}` })).status);
  expect(statuses.slice(-2)).toEqual([503, 503]);
  expect(log).toEqual([':memory:: database or disk is full; free space']);
});

test('a form that cannot be read is refused, without a stack trace', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const response = await app.request('/', { method: 'POST', headers, body: 'no part' });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('The form cannot be read.');
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

test('phones of every origin may register; what operators ask is read by their own page alone', async () => {
  const allowed = async (path: string, init: RequestInit & { headers: Record<string, string> }) => {
    const headers = { origin: 'http://localhost:8080', ...init.headers };
    return (await app.request(path, { ...init, headers })).headers.get('access-control-allow-origin');
  };
  const preflight = { method: 'OPTIONS', headers: { 'access-control-request-method': 'POST' } };
  expect(await allowed('/claims', preflight)).toBe('*');
  const authorization = { authorization: `Bearer ${TOKEN}` };
  for (const path of ['/', '/codes'])
    for (const init of [preflight, { method: 'POST', headers: authorization }, { headers: {} }])
      expect(await allowed(path, init), path).toBeNull();
});

test('the page issues a code to who knows the token, without any script', async () => {
  const form = (token: string, kind = 'spoken') =>
    app.request('/', { method: 'POST', body: new URLSearchParams({ token, onset: '', kind }) });
  const page = await app.request('/');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).not.toContain('<script');
  expect((await form('wrong')).status).toBe(401);
  const issued = /<output id="code">(\d{4}) (\d{4})<\/output>/.exec(await (await form(TOKEN)).text())!;
  expect(await register(issued[1] + issued[2], 1)).toBe(204);
  const link = /<output id="link" class="link">https:\/\/app\.example\/share#(\w{16})<\/output>/;
  const sent = await (await form(TOKEN, 'link')).text();
  expect(sent).toContain('<svg');
  expect(await register(link.exec(sent)![1], 2)).toBe(204);
  const printed = /<output id="code">(\w{5}) (\w{5})<\/output>/.exec(
    await (await form(TOKEN, 'paper')).text(),
  )!;
  expect(await register(printed[1] + printed[2], 3)).toBe(204);
});
