import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { fromBase64 } from '../../workers/codes/base64.ts';
import { preId } from '../../workers/codes/crowd-notifier.ts';
import { es256Verifier } from '../../workers/codes/es256.ts';
import { venueSecret } from '../../workers/codes/place.ts';
import { ProtoMessage } from '../../workers/codes/protobuf.ts';
import { readCode } from '../../workers/codes/read-code.ts';
import { InputError } from '../../workers/errors.ts';
import { payloadLink, posterLink, signPoster } from '../../workers/wire/poster.ts';
import {
  base64,
  cwa,
  hk,
  message,
  nsw,
  nz,
  payload,
  published,
  safeEntry,
  swissCovid,
} from './place-codes.ts';

const nhsKeys = new Map([[published.nhs.keyId, es256Verifier(published.nhs.publicKeySpki)]]);
const ascii = (text: string) => utf8ToBytes(text);
const poster = {
  secret: new Uint8Array(16).fill(9),
  type: 0,
  defaultMinutes: 45,
  name: 'Café Nord',
  room: 'Cellar',
  validTo: 1_800_000_000,
};
const ours = posterLink('https://safetrace.example', poster);

/** What a code is refused with: one sentence of an InputError. */
function refusal(text: string, options = {}): string {
  try {
    readCode(text, options);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    const { message } = error as Error;
    expect(message).toMatch(/^[A-Z][^.!?]*\.$/);
    return message;
  }
  throw new Error('it was read');
}

test('our own poster, with what it says', () => {
  const { secret, type: _, ...said } = poster;
  expect(readCode(` ${ours.toLowerCase()}\n`)).toEqual({
    ...said,
    system: 'safetrace',
    id: secret,
    trust: 'unsigned',
  });
  expect(venueSecret(readCode(ours))).toEqual(secret);
});

describe('NHS COVID-19', () => {
  // Its own app knew one key and refused all others.
  const unknownKey = (name: string) => name === 'QR code with invalid key is rejected';

  it.each(published.nhs.vectors)('$name', ({ name, payload: text, expect: outcome }) => {
    if (outcome === 'reject' && !unknownKey(name)) refusal(text, { nhsKeys });
    else
      expect(readCode(text, { nhsKeys })).toEqual({
        system: 'nhs',
        id: ascii('4WT59M5Y'),
        name: 'Government Office Of Human Resources',
        ...(name.endsWith('with postcode') && { address: 'CM1' }),
        trust: unknownKey(name) ? 'unsigned' : 'signed',
      });
  });

  it('without keys nothing is signed, and a wrong signature is not noticed', () => {
    const wrong = published.nhs.vectors.find(({ name }) => name.includes('invalid signature'))!.payload;
    expect(readCode(wrong).trust).toBe('unsigned');
    expect(refusal(wrong, { nhsKeys })).toBe(
      'This code of NHS COVID-19 cannot be used: its signature is wrong.',
    );
  });

  it('is refused for its form without any key', () => {
    const vector = (name: string) => published.nhs.vectors.find((v) => v.name === name)!.payload;
    expect(refusal(`${published.nhs.vectors[0].payload}:1`)).toContain('three parts of such a code');
    const [, token] = published.nhs.vectors[0].payload.split(/:\d:/);
    expect(refusal(`UKC19TRACING:0:${token}`)).toContain('it has version 0; versions from 1 on are read');
    expect(refusal(`UKC19TRACING:abc:${token}`)).toContain('its version is no whole number; versions from 1');
    expect(refusal(vector('QR code with alg-none is rejected'))).toContain('"alg" is not "ES256"');
    expect(refusal(vector('QR code with missing signature is rejected'))).toContain('signature is missing');
  });

  it('reads printed posters, whose keys are not public', () => {
    for (const { payload: text, claims } of published.nhsPosters.vectors)
      expect(readCode(text, { nhsKeys })).toMatchObject({
        id: ascii(claims.id),
        name: claims.opn,
        trust: 'unsigned',
      });
    expect(readCode(published.nhsPosters.vectors[2].payload).address).toMatch(/^Welsh Government\nCrown Bu/);
  });

  it('a key that is none is refused', () => {
    const der = Buffer.from(published.nhs.publicKeySpki, 'base64');
    der[90] ^= 1; // not on the curve
    for (const bad of ['', 'AAAA', base64(der), base64(der.subarray(1)), '§'])
      expect(() => es256Verifier(bad), bad).toThrow(InputError);
  });
});

describe('Corona-Warn-App', () => {
  it.each(published.cwa.vectors)(
    '$name $expect: $payload',
    ({ payload: text, expect: outcome, ...vector }) => {
      if (outcome === 'reject') return void refusal(text);
      const { description, address, startTimestamp, endTimestamp, defaultCheckInLengthInMinutes } =
        vector.venue;
      expect(readCode(text)).toEqual({
        system: 'cwa',
        id: hexToBytes(vector.id!),
        name: description,
        address,
        ...(startTimestamp && { validFrom: startTimestamp, validTo: endTimestamp }),
        ...(defaultCheckInLengthInMinutes && { defaultMinutes: defaultCheckInLengthInMinutes }),
        trust: 'unsigned',
      });
    },
  );

  const encoded = published.cwa.vectors[1].payload.split('#')[1];

  it('another app may carry its payload, and the id stays', () => {
    const carried = readCode(`https://app.luca-app.de/webapp/512875cb#e30/CWA1/${encoded}`);
    expect(carried).toEqual(readCode(published.cwa.vectors[1].payload));
    expect(refusal('https://app.luca-app.de/webapp/512875cb/CWA1/#')).toContain('SafeTrace knows');
  });

  const location = (type: number, minutes = 0) => message([1, 1], [2, type], [3, minutes]);
  const times = [
    [5, 1_600_000_000],
    [6, 1_600_003_600],
  ] as const;

  it.each([
    ['a café without a usual stay', payload([], location(4)), 'usual stay is missing'],
    ['a café with times', payload(times, location(4, 30)), 'must have no times'],
    ['an event without times', payload([], location(9)), 'must begin and end'],
    [
      'an event that ends first',
      payload(
        [
          [5, 9],
          [6, 8],
        ],
        location(9),
      ),
      'ends before it begins',
    ],
    ['an unknown kind', payload([], location(13, 30)), 'kind of place (13)'],
    ['a stay of more than a day', payload([], location(4, 1441)), 'longer than a day'],
    [
      'a time in 300,000 years',
      payload(
        [
          [5, 1],
          [6, 9e12],
        ],
        location(9),
      ),
      'too far away',
    ],
    ['a name of 256 letters', payload([], location(4, 30), 'x'.repeat(256)), 'longer than 255'],
    ['no name', payload([], location(4, 30), ' '), 'name is missing'],
  ])('%s is refused', (_, bytes, problem) => {
    expect(refusal(cwa(bytes))).toContain(problem);
  });

  it('a name of 255 letters and an event are read', () => {
    expect(readCode(cwa(payload(times, location(12), 'ä'.repeat(255))))).toMatchObject({
      validFrom: 1_600_000_000,
      validTo: 1_600_003_600,
    });
  });

  it('another version is refused', () => {
    expect(refusal(`https://e.coronawarn.app?v=2#${encoded}`)).toContain('version 2, and 1 is known');
  });
});

describe('SwissCovid and NotifyMe', () => {
  const times = (at: number) =>
    [
      [at, 1_600_000_000],
      [at + 1, 1_600_003_600],
    ] as const;

  it.each([4, 5])('times as fields %i and the next', (at) => {
    const bytes = payload(times(at), message([1, 1], [3, 'Room 2']));
    expect(readCode(swissCovid(bytes))).toEqual({
      system: 'crowdnotifier',
      id: preId(bytes),
      name: 'Kiosk',
      address: 'Seeweg 1',
      room: 'Room 2',
      validFrom: 1_600_000_000,
      validTo: 1_600_003_600,
      trust: 'unsigned',
    });
    expect(readCode(swissCovid(bytes).replace('qr.swisscovid.ch?v=4', 'qr.notify-me.ch/?v=3'))).toEqual(
      readCode(swissCovid(bytes)),
    );
  });

  it('refuses the old version and times that can be read in two ways', () => {
    expect(refusal('https://qr.notify-me.ch?v=2#bm90aWZ5bWU=')).toContain('version 2, and 3 and 4 are known');
    expect(
      refusal(
        swissCovid(
          payload([
            [4, 1],
            [5, 2],
            [6, 3],
          ]),
        ),
      ),
    ).toContain('ambiguous');
  });

  it('its id is the published one', () => {
    const { identity, hkdf: nonces } = published.crowdNotifier;
    for (const vector of identity) {
      const bytes = hexToBytes(vector.payload);
      const keys = hkdf(sha256, bytes, undefined, utf8ToBytes('CrowdNotifier_v3'), 96);
      const when = new Uint8Array(12);
      new DataView(when.buffer).setInt32(0, 3600);
      new DataView(when.buffer).setBigInt64(4, BigInt(vector.startOfInterval));
      const timeKey = sha256(concatBytes(utf8ToBytes('CN-TIMEKEY'), when, keys.subarray(32, 64)));
      const id = sha256(concatBytes(utf8ToBytes('CN-ID'), preId(bytes), when, timeKey));
      expect(bytesToHex(id)).toBe(vector.identity);
    }
    for (const { payload: hex, noncePreId } of nonces)
      expect(preId(hexToBytes(hex))).toEqual(
        sha256(concatBytes(utf8ToBytes('CN-PREID'), hexToBytes(hex), hexToBytes(noncePreId))),
      );
  });
});

describe('Cléa', () => {
  it('has an id and no name', () => {
    const [printed, staffed, plain] = published.clea.vectors;
    expect(readCode(printed.payload!)).toEqual({
      system: 'clea',
      id: Uint8Array.from(Buffer.from(printed.payload!.split('#')[1], 'base64url').subarray(1, 17)),
      name: '',
      trust: 'unsigned',
    });
    for (const { lspBase64, ltid } of [staffed, plain])
      for (const link of ['https://tac.gouv.fr?v=0#', 'https://tac.gouv.fr/?v=0&t=1620000000#'])
        expect(bytesToHex(readCode(link + lspBase64).id)).toBe(ltid.replaceAll('-', ''));
    expect(readCode(`https://tac.gouv.fr?v=0#${plain.lspBase64}%3D`).id).toHaveLength(16);
  });

  it.each([
    ['https://tac.gouv.fr?v=0#AEwqX9kVbpaSmXTg', 'has 12 bytes, not 110 or 175'],
    ['https://tac.gouv.fr?v=1#Y2xlYQ', 'version 1, and 0 is known'],
    [`https://tac.gouv.fr?v=0#${base64(new Uint8Array(110).fill(0x20))}`, 'version or type'],
    ['https://tac.gouv.fr/', 'link is not that of a place'],
  ])('%s is refused', (text, problem) => {
    expect(refusal(text)).toContain(problem);
  });
});

test('NZ COVID Tracer, plain, padded and behind a link', () => {
  const place = {
    system: 'nz',
    id: ascii('9429000000017'),
    name: 'Kai Café',
    address: '1 Quay St\nWhanganui',
    trust: 'unsigned',
  };
  const code = nz();
  expect(readCode(code)).toEqual(place);
  for (const text of [
    code.replace(/=+$/, ''),
    `https://tracing.covid19.govt.nz/scan#data=${code}`,
    `https://tracing.covid19.govt.nz/scan?source=url#data=${code.replaceAll('=', '%3D')}`,
  ])
    expect(readCode(text), text).toEqual(place);
});

test('what is not seen in the texts of a code is left out; a name of nothing else is refused', () => {
  expect(
    readCode(nz({ opn: 'Caf\u202e\u202d\u00e9\nNight\tbar', adr: 'x\u2069\u202e\u2028y\r\nz' })),
  ).toMatchObject({
    name: 'Caf\u00e9 Night bar',
    address: 'x\ny\nz',
  });
  // Joiners are part of words and of emoji.
  expect(
    readCode(nz({ opn: '\u0645\u06cc\u200c\u062e \u{1f469}\u200d\u{1f680}', adr: '\u200b' })),
  ).toMatchObject({
    name: '\u0645\u06cc\u200c\u062e \u{1f469}\u200d\u{1f680}',
  });
  expect(readCode(nz({ adr: '\u200b' })).address).toBeUndefined();
  for (const opn of ['\u200b\u200b', '\u2069\u202e', '\u200d', '\u3164 \u2800'])
    expect(refusal(nz({ opn }))).toBe(
      'This code of NZ COVID Tracer cannot be used: nothing of its name can be seen.',
    );
  const room = message([1, 1], [3, '\u202e2']);
  expect(readCode(swissCovid(payload([], room, 'Ki\u00adosk\u2066')))).toMatchObject({
    name: 'Kiosk',
    room: '2',
  });
  expect(refusal(swissCovid(payload([], room, '\u200b')))).toContain('nothing of its name can be seen');
});

test('LeaveHomeSafe, with a Chinese name alone too', () => {
  expect(readCode(hk())).toEqual({ system: 'hk', id: ascii('Ab3dEf9h'), name: 'Library', trust: 'unsigned' });
  expect(readCode(hk({ nameEn: null })).name).toBe('圖書館');
});

test('Service NSW', () => {
  expect(readCode(nsw())).toEqual({
    system: 'nsw',
    id: ascii('121321'),
    name: 'Corner Shop',
    address: '9 Bay Rd, Manly',
    trust: 'unsigned',
  });
});

test.each([
  ['PROD-201012345M-27345-CORNER-SHOP-SE', 'CORNER-SHOP'],
  ['PROD-T16MC0110C-CORNERSHOP-SE', 'CORNERSHOP'],
  ['5f1e9a', ''],
])('SafeEntry %s', (id, name) => {
  expect(readCode(safeEntry(id))).toEqual({ system: 'safeentry', id: ascii(id), name, trust: 'unsigned' });
});

test.each([
  ['NZ version', nz({ ver: 'c19:2' }), '"ver" is not "c19:1"'],
  ['NZ type', nz({ typ: 'exit' }), '"typ" is not "entry"'],
  ['NZ number', nz({ gln: '12' }), '"gln" is not 13 digits'],
  ['NZ name that is a number', nz({ opn: 7 }), '"opn" is not a text'],
  ['NZ without JSON', 'NZCOVIDTRACER:foo', 'text is not UTF-8'],
  ['NZ with a list', `NZCOVIDTRACER:${base64('[]')}`, 'no JSON object'],
  ['NZ inherited field', `NZCOVIDTRACER:${base64('{"__proto__":{"ver":"c19:1"}}')}`, '"ver" is missing'],
  ['NZ that is not UTF-8', `NZCOVIDTRACER:${base64(Uint8Array.of(0x7b, 0xff))}`, 'not UTF-8'],
  ['HK of another id', hk({}, 'Ab3dEf9k'), 'check sum is wrong'],
  ['HK cut', 'HKEN:0Ab3dEf9h', 'form of such a code'],
  ['NSW of something else', nsw({ t: 'parking' }), '"t" is not "covid19_business"'],
  ['NSW id', nsw({ bid: 'a b' }), 'id is not 1 to 64'],
  ['NSW address', nsw({ baddress: 'x'.repeat(256) }), '"baddress" is longer than 255'],
  ['SafeEntry path', safeEntry('a/b'), 'link is not that of a place'],
])('%s is refused', (_, text, problem) => {
  expect(refusal(text)).toContain(problem);
});

test('test codes are refused kindly, other codes in a sentence', () => {
  for (const text of [
    'https://localhost/?A1B2C3-00000000-0000-4000-8000-000000000000',
    'https://s.coronawarn.app?v=1#abc',
    'https://p.coronawarn.app/?v=1#abc',
  ])
    expect(refusal(text)).toBe('This is a test code, not a place: look for the poster at the door.');
  for (const text of [
    '',
    'https://example.org/menu',
    'WIFI:S:x;P:y;;',
    'https://s.coronawarn.app.example.org',
  ])
    expect(refusal(text)).toBe('This is not the code of a place that SafeTrace knows.');
  expect(refusal('x'.repeat(5000))).toBe('This code is too long to be that of a place.');
  expect(refusal(ours.slice(0, -6))).toMatch(/damaged/);
});

test('two who scanned the same foreign code share a secret, by system and id', () => {
  // SHA-256("safetrace/1/foreignnz9429000000017"), computed elsewhere.
  expect(bytesToHex(venueSecret(readCode(nz())))).toBe('e33a383810103451050f093296de530e');
  expect(venueSecret(readCode(nz({ opn: 'Renamed' })))).toEqual(venueSecret(readCode(nz())));
  const id = ascii('9429000000017');
  expect(venueSecret({ system: 'nsw', id })).not.toEqual(venueSecret({ system: 'nz', id }));
});

const VALID = [
  ours,
  published.nhs.vectors[0].payload,
  published.cwa.vectors[0].payload,
  published.cwa.vectors[2].payload,
  swissCovid(
    payload(
      [
        [4, 1],
        [5, 2],
      ],
      message([3, 'R']),
    ),
  ),
  published.clea.vectors[0].payload!,
  nz(),
  hk(),
  nsw(),
  safeEntry(),
];

test('whatever is scanned, it is a place or one sentence, soon', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => String.fromCharCode(...bytes)),
  );
  const mutated = fc
    .tuple(fc.constantFrom(...VALID), fc.nat(), fc.nat(40), part)
    .map(([text, at, drop, more]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + more + text.slice(cut + drop);
    });
  const json = fc
    .tuple(fc.constantFrom('NZCOVIDTRACER:', 'HKEN:0Ab3dEf9h', `${nsw().split('data=')[0]}data=`), fc.json())
    .map(([prefix, text]) => prefix + base64(text));
  const proto = fc
    .tuple(fc.constantFrom(cwa, swissCovid), fc.uint8Array({ maxLength: 200 }))
    .map(([wrap, bytes]) => wrap(bytes));
  fc.assert(
    fc.property(fc.oneof(mutated, json, proto), (text) => {
      const before = performance.now();
      try {
        const { id, name } = readCode(text, { nhsKeys });
        expect(id.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(255);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        expect(error.message).toMatch(/^[A-Z][^.!?]*\.$/);
      }
      expect(performance.now() - before).toBeLessThan(1000); // a quadratic reader of 4,296 letters takes longer
    }),
    { numRuns: 1000 },
  );
});

test('the longest texts of each kind are refused within 50 ms', () => {
  const open = (text: string) => text.replace(/[^#:=/]*$/, '');
  for (const text of VALID) {
    for (const filler of ['A', '%3D', '=', '[', '.', ':', '-', '#', '/CWA1/', ' x', '\u00e4']) {
      const long = open(text) + filler.repeat((4296 - text.length) / filler.length);
      const took = [1, 2, 3].map(() => {
        const before = performance.now();
        refusal(long, { nhsKeys });
        return performance.now() - before;
      });
      expect(Math.min(...took), long.slice(0, 60)).toBeLessThan(50);
    }
  }
});

test('Base64 of either alphabet and padding, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const plain = base64(bytes);
      const url = Buffer.from(bytes).toString('base64url');
      for (const text of [plain, url, plain.replace(/=+$/, ''), encodeURIComponent(plain)])
        expect(fromBase64(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
  for (const bad of ['A', 'AB', 'AAAAA', 'A===', '====', 'AA A', 'ÄAAA', 'A\u0100AA'])
    expect(() => fromBase64(bad), bad).toThrow(InputError);
});

test('a protobuf message that is torn, doubled or too large is refused', () => {
  const bytes = (hex: string) => hexToBytes(hex);
  for (const torn of ['08', '0a05aa', '0bff', '00', '0affffffffffffffffff01', `08${'ff'.repeat(10)}01`])
    expect(() => new ProtoMessage(bytes(torn)), torn).toThrow('wrong or missing');
  const skipped = new ProtoMessage(bytes('4d00000000490000000000000000080710081009'));
  expect(skipped.number(1)).toBe(7);
  expect(() => skipped.number(2)).toThrow('twice');
  expect(() => new ProtoMessage(bytes('08ffffffffffffffffff01')).number(1)).toThrow('too large');
  expect(() => new ProtoMessage(bytes('0801')).bytes(1)).toThrow(InputError);
  expect(() => new ProtoMessage(bytes('0a0141')).number(1)).toThrow(InputError);
});

test('a signed poster of ours says who made it; a changed one is refused in one sentence', () => {
  const { secret: _, ...fields } = poster;
  const payload = signPoster(fields, 3, new Uint8Array(32).fill(5));
  const link = payloadLink('https://safetrace.example', payload);
  expect(readCode(link)).toMatchObject({
    system: 'safetrace',
    trust: 'signed',
    name: 'Café Nord',
    venue: { key: '6e7a1cdd29b0b78fd13af4c5598feff4ef2a97166e3ca6f2e4fbfccd80505bf1', issue: 3 },
  });
  payload[6] ^= 1;
  expect(refusal(payloadLink('https://safetrace.example', payload))).toBe(
    'The signature of this poster is wrong: it was damaged or changed.',
  );
  payload[1] |= 128;
  expect(refusal(payloadLink('https://safetrace.example', payload))).toContain('signature');
});
