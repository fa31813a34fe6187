/** What Home, the answer and the screens that record say of a phone that does less than people expect of it. */
import { h } from 'preact';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { now } from '../../web/app/now.ts';
import { AnswerCard } from '../../web/home/AnswerCard.tsx';
import { Trouble } from '../../web/home/Trouble.tsx';
import { PairTag } from '../../web/near/PairTag.tsx';
import { scannedTag } from '../../web/near/scanned-tag.ts';
import { Places } from '../../web/places/Places.tsx';
import { ProgramPage } from '../../web/programs/ProgramPage.tsx';
import { Programs } from '../../web/programs/Programs.tsx';
import { ExposureCard } from '../../web/risk/ExposureCard.tsx';
import { wentLast } from '../../web/risk/gone.ts';
import { Risk } from '../../web/risk/Risk.tsx';
import type { Change, Status } from '../../web/risk/status.ts';
import { today } from '../../web/risk/today.ts';
import { WhatToDo } from '../../web/risk/WhatToDo.tsx';
import { Choices } from '../../web/settings/Choices.tsx';
import { choicesOf, SOURCES } from '../../web/settings/consent.ts';
import { IfRecorded } from '../../web/settings/IfRecorded.tsx';
import { OutboxPage } from '../../web/share/OutboxPage.tsx';
import { Receipt } from '../../web/share/Receipt.tsx';
import { Share } from '../../web/share/Share.tsx';
import type { Exposure, Joined, Part, Report } from '../../web/store/schema.ts';
import { checked, consent, guarded, joined, moved, parts, report, status } from '../../web/store/state.ts';
import { en } from '../../web/words/en/index.ts';
import { later } from '../../web/words/en/later.ts';
import { speakLater } from '../../web/words/language.ts';
import { slotPhrase } from '../../web/words/time.ts';
import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { sumProgram } from '../world/sum-program.ts';
import { textOf } from './drawn.ts';
import { demo } from './wire-world.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/app/router.ts', () => ({}));
vi.mock('../../web/app/Page.tsx', () => ({ Page: ({ children }: { children: unknown }) => children }));
vi.mock('../../web/app/now.ts', async () => ({ now: (await import('@preact/signals')).signal(0) }));
vi.stubGlobal('navigator', { onLine: true });

beforeAll(speakLater);

const GRID = { slot: 5, epoch: 40, offset: 0 };
const exposure = (from: number, to: number): Exposure =>
  ({ from, to, visitIds: ['x'], seconds: to - from, level: 3 }) as Exposure;
const stands = (state: Status['state'], ...history: Change[]): Status => ({
  ...{ state, known: [], community: '' },
  history,
});

beforeEach(() => {
  now.value = 525;
  joined.value = {
    since: 0,
    deployment: {
      ...{ parties: 3, threshold: 1, detail: { policy: 'open' }, grid: GRID, roster: [] },
      run: { collect: 20, grace: 0, window: 14 },
      visits: { minimum: 5 },
    },
  } as unknown as Joined;
  checked.value = { run: 11, at: 505, upTo: 480, agree: 'all', doubted: [], missing: [], exposures: [] };
  [moved.value, report.value, status.value, guarded.value] = [null, null, null, []];
  consent.value = choicesOf(undefined);
});

test('a phone whose account went on records nothing, and says where to change that', () => {
  for (const source of SOURCES.filter((each) => each !== 'cells')) {
    const shown = () => textOf(h(IfRecorded, { source, children: 'check in' }));
    moved.value = null;
    expect(shown()).toBe('check in');
    moved.value = { at: 1 };
    expect(shown()).not.toContain('check in');
    expect(shown()).toContain('neither shared nor checked');
    expect(shown()).toContain('<to /more/backup>');
  }
});

test('a phone that asks for no answer any more blames no operator', () => {
  now.value = 5000;
  const home = () => textOf(h(AnswerCard, null));
  const risk = () => textOf(h(Risk, null));
  for (const shown of [home, risk]) {
    moved.value = null;
    expect(shown()).toContain('the operators have not given one');
    moved.value = { at: 1 };
    expect(shown()).not.toContain('No answer');
    expect(shown()).toContain(`<to /more/backup> ${en.home.moved}`);
  }
});

test('on a phone whose account went on an exposure that it knows can still be read', () => {
  moved.value = { at: 1 };
  const home = () => textOf(h(AnswerCard, null));
  expect(home()).not.toContain('/risk');
  status.value = stands('none', { at: 505, state: 'none', reason: 'window', about: { from: 400, to: 405 } });
  expect(home()).toContain('is no longer compared'); // why it went: no way leads to where that stands
  status.value = null;
  checked.value = { ...checked.value!, exposures: [exposure(500, 505)] };
  expect(home()).toContain('you were in the same place as someone who later tested positive');
  expect(home()).toContain('<to /risk>');
  status.value = stands('cleared', { at: 505, state: 'cleared', reason: 'cleared' });
  expect(home()).toContain('that the authority cleared you');
  status.value = null;
  guarded.value = ['x']; // the person was protected there
  expect(home()).toContain(en.risk.onlyProtected);
  expect(home()).toContain('<to /risk>');
});

test('on a phone whose account went on nothing is begun that would leave it, or said to be under way', () => {
  vi.stubGlobal('location', { href: '/share', hash: '' });
  const deployment = { ...joined.value!.deployment, authority: { name: 'Health', url: '', key: '' } };
  joined.value = { ...joined.value!, deployment } as unknown as Joined;
  const share = () => textOf(h(Share, null));
  const home = () => textOf(h(Trouble, null));
  const outbox = () => textOf(h(OutboxPage, null));
  const own = { registeredAt: 480, consent: { place: true, at: 480 }, accepted: false } as Report;
  report.value = own;
  expect(home()).toContain(en.app.reportUnderWay);
  moved.value = { at: 1 };
  expect(home()).toBe('');
  expect(share()).toContain(later.data.moved.records);
  [moved.value, report.value] = [null, null];
  expect(share()).toContain(later.share.checkCode);
  moved.value = { at: 1 };
  expect(share()).not.toContain(later.share.checkCode); // it would be spent
  expect(share()).toContain(`<to /more/backup> ${en.home.moved}`);
  expect(outbox()).toContain(`<to /more/backup> ${en.home.moved}`);
  expect(outbox()).not.toContain(later.share.leavesLater);
});

test('on a phone whose account went on no tag is taken for carried', () => {
  scannedTag.value = new Uint8Array(16);
  const shown = () => textOf(h(PairTag, null));
  expect(shown()).toContain(later.near.carry);
  moved.value = { at: 1 };
  expect(shown()).not.toContain(later.near.carry);
  expect(shown()).toContain(`<to /more/backup> ${en.home.moved}`);
  scannedTag.value = null;
});

test('on a phone whose account went on no numbers are taken for a count, or said to be under way', () => {
  const counting = demo({ programs: [sumProgram().declared] });
  joined.value = { ...joined.value!, deployment: counting };
  const [{ id }] = programsOf(counting);
  const shown = () => textOf(h(ProgramPage, { id }));
  const list = () => textOf(h(Programs, null));
  expect(shown()).toContain(later.programs.takePart);
  moved.value = { at: 1 };
  expect(shown()).not.toContain(later.programs.takePart);
  expect(shown()).toContain(`<to /more/backup> ${en.home.moved}`);
  const part = { at: 1, fields: new Uint8Array(1), epoch: null, answer: null } as unknown as Part;
  const leaving = [later.programs.leavingSentence, later.programs.leaving];
  const waiting = [later.programs.waitingSentence('00:01:00'), later.programs.waiting];
  for (const [present, [sentence, line]] of [
    [part, leaving],
    [{ ...part, fields: null, epoch: 0 }, waiting],
    [{ ...part, fields: null, answer: 'missed' }, [later.programs.missedSentence, later.programs.missed]],
  ] as const) {
    parts.value = { [id]: present };
    moved.value = null;
    expect(shown()).toContain(sentence.slice(0, 40));
    expect(list()).toContain(line);
    moved.value = { at: 1 };
    expect(shown().includes(sentence.slice(0, 40))).toBe(present.answer !== null);
    expect(list().includes(line)).toBe(present.answer !== null);
    expect(list()).toContain(`<to /more/backup> ${en.home.moved}`);
    expect(shown()).not.toContain(later.programs.again);
  }
});

test('nothing is said of what operators have of a report until the receipts are read', () => {
  const registered = { at: 480, place: true };
  report.value = {
    ...{ registeredAt: 480, consent: registered, accepted: false, claim: null, onset: 11, acceptance: null },
    ...{ withheld: [], withheldDays: [], uploads: [{ epoch: 11, sequence: 0 }] },
  };
  const { deployment } = joined.value!;
  const roster = [{ operator: 'City' }] as typeof deployment.roster;
  joined.value = { ...joined.value!, deployment: { ...deployment, roster, claims: { runs: 3 } as never } };
  const share = textOf(h(Share, null));
  expect(share).toContain(later.share.stepAgreed);
  expect(share).toContain(later.share.stop);
  for (const unknown of [later.share.stepGoes, later.share.stages.waiting, later.share.takesNot, 'City'])
    expect(share).not.toContain(unknown);
  const receipt = (receipts: [] | null) =>
    textOf(h(Receipt, { community: joined.value!, report: report.value!, receipts }));
  expect(receipt(null)).not.toContain('City');
  expect(receipt([])).toContain(`City : ${later.share.takesNot}`);
});

test('on a phone whose account went on no areas begin to be noted', () => {
  const region = { cell: 500 } as never;
  joined.value = { ...joined.value!, deployment: { ...joined.value!.deployment, region } };
  const shown = () => textOf(h(Places, null));
  expect(shown()).toContain(later.places.start);
  moved.value = { at: 1 };
  expect(shown()).not.toContain(later.places.start);
  expect(shown()).not.toContain(later.data.moved.records); // areas are shared by no phone
  expect(shown()).toContain(`<to /more/backup> ${en.home.moved}`);
});

const went = (at: number, reason: Change['reason'], from = 0): Change => ({
  ...{ at, reason, state: 'none' },
  about: { from, to: from + 5 },
});

test('an exposure that went is told with its reason while results look back as far, until something new is said', () => {
  const [old, first, second] = [went(100, 'answer'), went(400, 'window'), went(500, 'window', 40)];
  const found = { ...went(450, 'found'), state: 'exposed' } as Change;
  expect(wentLast([old, first, second], 560, 525)).toEqual([old, first, second]);
  expect(wentLast([old, first, second], 400, 525)).toEqual([first, second]);
  expect(wentLast([first, found, second], 560, 525)).toEqual([second]);
  expect(wentLast([first, second, { ...found, at: 510 }], 560, 525)).toEqual([]);
  expect(wentLast([second], 560, 1060)).toEqual([]);
  expect(wentLast([went(500, 'protected')], 560, 525)).toEqual([]);
});

test('an answer that no longer holds an exposure says why on Home and on its own page', () => {
  const [home, risk] = [() => textOf(h(AnswerCard, null)), () => textOf(h(Risk, null))];
  const why = 'this exposure is more than 14 rounds (9 minutes) ago and is no longer compared.';
  const isTold = () => [home(), risk().split(en.risk.standing)[0]].map((text) => text.split(why).length - 1);
  expect(isTold()).toEqual([0, 0]);
  status.value = stands('none', went(520, 'window'));
  expect(home()).toContain('No exposure found');
  expect(isTold()).toEqual([1, 1]);
  // Beside another that still counts.
  checked.value = { ...checked.value!, exposures: [exposure(455, 460)] };
  expect(isTold()).toEqual([1, 1]);
  checked.value = { ...checked.value!, exposures: [] };
  status.value = stands('none', went(520, 'answer'));
  expect(home()).toContain(en.risk.reasons.answer);
});

const made = (place: boolean | null): Report =>
  ({ registeredAt: 510, consent: place === null ? null : { place, at: 511 } }) as Report;

test('who warned others is not told to, and reads that he reported', () => {
  status.value = stands('positive', { at: 500, state: 'positive', reason: 'positive' });
  const advice = () => textOf(h(WhatToDo, { state: 'positive' }));
  for (const undecided of [null, made(null), made(false)]) {
    report.value = undecided;
    expect(advice()).toContain(en.risk.adviceWarn);
    expect(today().detail).toContain('as noted just now');
  }
  report.value = made(true);
  expect(advice()).not.toContain(en.risk.adviceWarn);
  expect(advice()).toContain(en.risk.advice.positive[1]);
  expect(today().detail).toContain('as you reported just now');
  report.value = null;
  expect(textOf(h(WhatToDo, { state: 'exposed' }))).not.toContain(en.risk.adviceWarn);
});

test('one slot and several are told apart', () => {
  expect(slotPhrase(GRID, 1)).toBe('the same 5 seconds');
  expect(slotPhrase({ ...GRID, slot: 900 }, 1)).toBe('the same quarter of an hour');
  expect(slotPhrase({ ...GRID, slot: 900 }, 2)).toBe('the same quarters of an hour');
  const card = (to: number) => textOf(h(ExposureCard, { exposure: exposure(455, to) }));
  expect(card(460)).toContain('both there in the same 5 seconds');
  expect(card(470)).toContain('both there in the same slots of 5 seconds');
});

test('one round that was checked is one', () => {
  joined.value = { ...joined.value!, since: 440 };
  expect(today().headline).toBe(
    'No exposure found in the one round checked of the last 14 rounds (9 minutes).',
  );
});

test('Home says which choice leaves visits unchecked', () => {
  const shown = (record: boolean, share: boolean) => {
    consent.value = choicesOf({ visits: { record, share } });
    return textOf(h(Choices, null));
  };
  expect(shown(true, true)).toBe('');
  expect(shown(true, false)).toContain(en.home.visitsNotShared);
  for (const share of [true, false])
    expect(shown(false, share)).toContain(`<to /more/consent> ${en.home.visitsOff}`);
});
