/** Codes of other systems, made for tests, and the published ones. */
import { readFileSync } from 'node:fs';

interface Vector {
  readonly name: string;
  readonly payload: string;
  readonly expect: 'accept' | 'reject';
}

interface Published {
  readonly nhs: { keyId: string; publicKeySpki: string; vectors: Vector[] };
  readonly nhsPosters: { vectors: { payload: string; claims: { id: string; opn: string; pc: string } }[] };
  readonly cwa: { vectors: (Vector & { id?: string; venue: Record<string, string | number> })[] };
  readonly clea: { vectors: { payload?: string; lspBase64: string; ltid: string; bytes: number }[] };
  readonly crowdNotifier: {
    identity: { startOfInterval: number; payload: string; identity: string }[];
    hkdf: { payload: string; noncePreId: string }[];
  };
}

export const published: Published = JSON.parse(
  readFileSync(new URL('../vectors/place-codes/published.json', import.meta.url), 'utf8'),
);

export const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const base64OfJson = (json: object) => base64(JSON.stringify(json));

export const nz = (changes: object = {}) =>
  `NZCOVIDTRACER:${base64OfJson({ gln: '9429000000017', ver: 'c19:1', typ: 'entry', opn: 'Kai Café', adr: '1 Quay St\nWhanganui', ...changes })}`;

/** The hash is that of the venue `Ab3dEf9h`. */
export const hk = (changes: object = {}, venueId = 'Ab3dEf9h') =>
  `HKEN:0${venueId}${base64OfJson({
    metadata: null,
    nameZh: '圖書館',
    nameEn: 'Library',
    type: 'IMPORT',
    hash: '87e366e5df124f086a5e3979c074610dfb2075af3fc9a9341d90add6cb46a0f0',
    ...changes,
  })}`;

export const nsw = (changes: object = {}) =>
  `https://www.service.nsw.gov.au/campaign/service-nsw-mobile-app?data=${base64OfJson({ t: 'covid19_business', bid: '121321', bname: 'Corner Shop', baddress: '9 Bay Rd, Manly', ...changes })}`;

export const safeEntry = (id = 'PROD-201012345M-27345-CORNER-SHOP-SE') =>
  `https://www.safeentry-qr.gov.sg/login/${id}`;

type Value = number | string | Uint8Array;

/** A protobuf message of numbers (below 2^53), texts and bytes. */
export function message(...fields: readonly (readonly [number, Value])[]): Uint8Array {
  const out: number[] = [];
  const varint = (value: number) => {
    for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) | 128);
    out.push(value);
  };
  for (const [field, value] of fields) {
    varint(field * 8 + (typeof value === 'number' ? 0 : 2));
    if (typeof value === 'number') varint(value);
    else {
      const bytes = Buffer.from(value);
      varint(bytes.length);
      out.push(...bytes);
    }
  }
  return Uint8Array.from(out);
}

/** A payload of CrowdNotifier. @param times fields of the location after its address */
export function payload(
  times: readonly (readonly [number, number])[] = [],
  country: Uint8Array = new Uint8Array(0),
  name = 'Kiosk',
): Uint8Array {
  const location = message([1, 1], [2, name], [3, 'Seeweg 1'], ...times);
  const crowd = message([1, 1], [2, new Uint8Array(96).fill(7)], [3, new Uint8Array(32).fill(5)]);
  return message([1, 1], [2, location], [3, crowd], [4, country]);
}

export const cwa = (bytes: Uint8Array) =>
  `https://e.coronawarn.app?v=1#${Buffer.from(bytes).toString('base64url')}`;
export const swissCovid = (bytes: Uint8Array) => `https://qr.swisscovid.ch?v=4#${base64(bytes)}`;
