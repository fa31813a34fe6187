/** A realistic row for every store of the app's database, and a value for every fact: the types let none be forgotten. */

import { bytesToHex } from '@noble/hashes/utils.js';
import type { StoreName } from '../../web/backup/all-rows.ts';
import { interpret } from '../../web/scan/interpret.ts';
import { UNASKED } from '../../web/settings/consent.ts';
import { sealAtRest } from '../../web/store/device-key.ts';
import type { Facts, Schema } from '../../web/store/schema.ts';
import { posterLink, signPoster } from '../../workers/wire/poster.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import { demo, seeded } from './wire-world.ts';

type Rows = { [Name in Exclude<StoreName, 'facts'>]: readonly Schema[Name]['value'][] };

const T = 1_790_000_000;

/** A place as the scan reads it from a screen. @param secret of its poster */
const onScreen = (secret: Uint8Array) => {
  const { grid, place } = demo();
  const poster = { secret, type: 1, defaultMinutes: 1, name: 'Gym' };
  const link = posterLink('https://a.example', screenPoster({ grid, place }, poster, T));
  const scanned = interpret(link, T, 'a.example', grid.slot * place.h);
  if (scanned.kind !== 'place') throw new Error('the code of a screen is not read');
  return scanned.place;
};

/** Secrets are sealed with the key of the device whose database is open. */
export async function samples() {
  const random = seeded('samples');
  const sealed = (length: number) => sealAtRest(random(length));
  const place = {
    secret: random(16),
    name: 'Café Nord',
    address: 'Hafen 1',
    room: 'Garden',
    defaultMinutes: 60,
  };
  const fields = { name: place.name, type: 2, defaultMinutes: 60 };
  const [signKey, issue] = [random(32), 2];
  const venue = { key: bytesToHex(random(32)), issue: 2 };
  const screen = onScreen(random(16));
  const visit = { id: 'a', place, from: T, to: T + 3600, until: T + 7200 };
  const sent = {
    epoch: 49,
    rows: [{ epoch: 49, row: 3, block: 1, h: 4, mask: 5, visits: [{ id: 'a', from: T, to: T + 3600 }] }],
  };
  const checked = {
    ...{ run: 49, at: T, upTo: T, agree: 'some' as const, doubted: ['Cedar'], missing: [47] },
    missingOf: { meetings: [47, 48], bluetooth: [] },
    exposures: [{ from: T, to: T + 900, visitIds: ['a'], seconds: 900, level: 2 as const }],
  };
  const message = { id: 7, party: 2, epoch: 49, sequence: 1, hash: random(32) };
  const identifier = random(16);
  const report = {
    ...{ claim: await sealed(16), onset: null, registeredAt: T, consent: { place: true, at: T } },
    ...{
      withheld: ['b'],
      withheldDays: [T, { from: T, to: T + 90_000 }],
      accepted: true,
      uploads: [{ epoch: 49, sequence: 0 }],
    },
    ...{ acceptance: { run: 50, at: T, by: ['Ash'] }, tellsFrom: 63 },
  };
  const rows: Rows = {
    visits: [
      { ...visit, place: { ...place, venue, withdrawn: true }, hidden: true, protected: true, late: true },
      { ...visit, id: 'b', place: screen, to: null },
      { ...visit, id: 'noted', place: { secret: null, name: 'Grandmother', defaultMinutes: 0 } },
    ],
    pauses: [
      { from: T, to: T + 60 },
      { from: T + 90, to: null },
    ],
    status: [
      {
        ...{ state: 'exposed', known: [{ from: T, to: T + 900 }], community: 'ab' },
        history: [{ at: T, state: 'exposed', reason: 'found', about: { from: T, to: T + 900 } }],
      },
    ],
    posters: [
      {
        ...{ id: 'AB2CD3EF', place, type: 2, madeAt: T, batch: 'QQ', validFrom: T, validTo: T + 9 },
        payload: signPoster(fields, issue, signKey),
        withdrawal: signPoster({ ...fields, withdrawn: true }, issue, signKey),
      },
    ],
    meetings: [
      { id: 'meet-a', secret: random(16), from: T, to: T + 1800, name: 'Ada' },
      { id: 'meet-b', secret: random(16), from: T, to: T + 900, name: '', hidden: true, protected: true },
    ],
    heard: [
      {
        ...{ id: `spell/${bytesToHex(identifier)}`, kind: 'tag', identifier, period: 9 },
        slots: [
          [40, 12],
          [41, 3],
        ],
      },
    ],
    cells: [{ id: '71/9', cell: 71, slot: T, seconds: 300 }],
    guests: [
      {
        ...{ id: 'g', label: 'Erna', account: await sealed(64), since: T },
        ...{ visits: [{ ...visit, place: screen }], sent: [sent] },
        ...{ sequences: { 49: 2 }, waiting: [{ ...message, message: random(40) }] },
        ...{ moments: [{ epoch: 50, at: T }], checked },
      },
    ],
    sent: [
      { ...sent, unshared: ['meetings'] },
      // As an older app kept it.
      { ...sent, epoch: 48, unshared: true },
    ],
    outbox: [{ ...message, program: 'ab', since: T, message: random(40) }],
    receipts: [
      { ...message, id: '49/1/2/ab', program: 'ab', receipt: random(64), at: T },
      { ...message, receipt: random(64), at: T }, // of an older app
    ],
    sequences: [3],
  };
  const facts: Facts = {
    joined: { deployment: demo(), hash: 'ab'.repeat(32), since: T },
    account: await sealed(64),
    consent: { ...UNASKED, cells: { record: true, share: false } },
    retention: 30,
    moved: { at: T },
    'first-sequence': T,
    report,
    checked,
    contact: {
      ...{ at: T, unreachable: ['Birch'], skipped: 48 },
      refused: [{ operator: 'Cedar', epoch: 48, reason: 'upload: epoch 48 is closed; its run is done' }],
    },
    'upload-times': [{ epoch: 50, at: T }],
    tries: { 2: { failures: 3, next: T } },
    'remind-me': true,
    reminder: { due: T, title: 'A record is due', body: 'Open the app.', lang: 'en', dir: 'ltr' },
    'past-reports': [{ ...report, claim: null, unjoined: true }],
    parts: {
      ['cd'.repeat(32)]: {
        ...{ at: T, fields: { walked: 7n, rode: 2n ** 60n }, epoch: 50 },
        answer: {
          ...{ run: 50, persons: 4, outcome: 'answered', own: { rank: 2n }, open: { sum: 2n ** 61n } },
        },
      },
    },
    language: 'fr',
    'venue-key': { signKey: await sealed(32), issues: { 'Café Nord': 2 } },
    withdrawals: [{ key: bytesToHex(random(32)), label: 'Gym', issue: 1 }],
    published: { at: T, notices: '[]' },
    'visit-notices': true,
    asked: [{ code: '12345678', claim: await sealed(16), at: T }],
    'scan-silent': true,
    tags: [{ secret: await sealed(16), since: T, until: T + 9 }],
    guarded: ['deleted'],
    told: T,
    looked: 1_790_000_000,
    home: { key: random(16), hidden: [bytesToHex(random(8)), bytesToHex(random(8))] },
  };
  return { rows, facts };
}
