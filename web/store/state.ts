/** What the screens show, as signals over the database. Other windows of the app are told of every change. */
import { computed, signal } from '@preact/signals';
import type { Tag } from '../../workers/phone/near-rows.ts';
import type { Home } from '../../workers/places/home.ts';
import type { Pause } from '../diary/pauses.ts';
import type { Visit } from '../diary/visits.ts';
import { USUAL_DAYS } from '../engine/retention.ts';
import type { Guest } from '../guests/guest.ts';
import type { Meeting } from '../meet/meetings.ts';
import type { Withdrawal } from '../poster/withdrawals.ts';
import type { Status } from '../risk/status.ts';
import { choicesOf } from '../settings/consent.ts';
import { bestLanguage, trySpeaking } from '../words/language.ts';
import type { Words } from '../words/words.ts';
import { db, readFact } from './db.ts';
import type {
  Checked,
  Contact,
  Facts,
  Joined,
  KeptCell,
  KeptHeard,
  MadePoster,
  Moved,
  Report,
  Tries,
  Waits,
} from './schema.ts';
import { readTags } from './tags.ts';

export const loaded = signal(false);
export const joined = signal<Joined | null>(null);
/** The community's time grid; quarter hours and days until it is known. */
export const grid = computed(() => joined.value?.deployment.grid ?? { slot: 900, epoch: 86_400, offset: 0 });
/** Newest first. */
export const visits = signal<Visit[]>([]);
/** Times in which the person wanted nothing recorded. */
export const pauses = signal<Pause[]>([]);
/** Epochs whose record left this phone: changes of their visits no longer count. */
export const shared = signal<ReadonlySet<number>>(new Set());
/** Ids of deleted visits and meetings at which the person was protected. */
export const guarded = signal<readonly string[]>([]);
/** What the answers so far, and the person herself, make of it; null before the first answer. */
export const status = signal<Status | null>(null);
/** Whether visits show as notifications; null until the person was asked. */
export const notices = signal<boolean | null>(null);
export const posters = signal<MadePoster[]>([]);
/** Newest first. */
export const meetings = signal<Meeting[]>([]);
/** Notices of makers that this phone keeps. */
export const withdrawals = signal<Withdrawal[]>([]);
/** Notices that the app's site publishes; null until this phone has read its list. */
export const published = signal<readonly Withdrawal[] | null>(null);
/** Notices of makers that this phone has heard of, kept or published. */
export const allWithdrawals = computed(() => [...withdrawals.value, ...(published.value ?? [])]);
/** In the order in which they came. */
export const guests = signal<Guest[]>([]);
export const report = signal<Report | null>(null);
export const checked = signal<Checked | null>(null);
export const contact = signal<Contact | null>(null);
/** Parts in programs, by the program's hash. */
export const parts = signal<Facts['parts']>({});
/** Identifiers of tags and rooms that were heard; see web/near. */
export const heard = signal<KeptHeard[]>([]);
/** Tags that the person carries or carried, oldest first. */
export const tags = signal<Tag[]>([]);
/** Cells in which this phone was; see web/places. */
export const cells = signal<KeptCell[]>([]);
export const home = signal<Home | null>(null);
/** What the person lets this phone record and share. */
export const consent = signal(choicesOf(undefined));
/** Days for which the diary remembers. */
export const retention = signal(USUAL_DAYS);
/** The account went on to another phone. */
export const moved = signal<Moved | null>(null);
/** Sealed messages that wait for a node, oldest first. */
export const outbox = signal<Waits[]>([]);
export const waiting = computed(() => outbox.value.length);
export const tries = signal<Tries>({});
/** What keeps the app from working with its operators, as a sentence of the catalogue; null while nothing does. */
export const trouble = signal<((words: Words) => string) | null>(null);

const loaders = {
  joined: async () => {
    joined.value = (await readFact('joined')) ?? null;
  },
  visits: async () => {
    const all = await (await db()).getAll('visits');
    visits.value = all.sort((a, b) => b.from - a.from);
  },
  guarded: async () => {
    guarded.value = (await readFact('guarded')) ?? [];
  },
  pauses: async () => {
    pauses.value = await (await db()).getAll('pauses');
  },
  sent: async () => {
    shared.value = new Set(await (await db()).getAllKeys('sent'));
  },
  status: async () => {
    status.value = (await (await db()).get('status', 'status')) ?? null;
  },
  'visit-notices': async () => {
    notices.value = (await readFact('visit-notices')) ?? null;
  },
  posters: async () => {
    const all = await (await db()).getAll('posters');
    posters.value = all.sort((a, b) => b.madeAt - a.madeAt);
  },
  meetings: async () => {
    const all = await (await db()).getAll('meetings');
    meetings.value = all.sort((a, b) => b.from - a.from);
  },
  withdrawals: async () => {
    const [own, list] = await Promise.all([readFact('withdrawals'), readFact('published')]);
    withdrawals.value = own ?? [];
    published.value = list ? JSON.parse(list.notices) : null;
  },
  guests: async () => {
    const all = await (await db()).getAll('guests');
    guests.value = all.sort((a, b) => a.since - b.since || a.label.localeCompare(b.label));
  },
  report: async () => {
    report.value = (await readFact('report')) ?? null;
  },
  checked: async () => {
    checked.value = (await readFact('checked')) ?? null;
  },
  contact: async () => {
    contact.value = (await readFact('contact')) ?? null;
  },
  parts: async () => {
    parts.value = (await readFact('parts')) ?? {};
  },
  language: async () => {
    await trySpeaking((await readFact('language')) ?? bestLanguage(navigator.languages));
  },
  heard: async () => {
    heard.value = await (await db()).getAll('heard');
  },
  tags: async () => {
    tags.value = await readTags();
  },
  cells: async () => {
    cells.value = await (await db()).getAll('cells');
  },
  home: async () => {
    home.value = (await readFact('home')) ?? null;
  },
  consent: async () => {
    consent.value = choicesOf(await readFact('consent'));
  },
  retention: async () => {
    retention.value = (await readFact('retention')) ?? USUAL_DAYS;
  },
  moved: async () => {
    moved.value = (await readFact('moved')) ?? null;
  },
  outbox: async () => {
    outbox.value = (await (await db()).getAll('outbox')).map((message) => ({
      id: message.id!,
      party: message.party,
      epoch: message.epoch,
      sequence: message.sequence,
      ...(message.program !== undefined && { program: message.program }),
      since: message.since ?? null,
    }));
  },
  tries: async () => {
    tries.value = (await readFact('tries')) ?? {};
  },
};

export type Part = keyof typeof loaders;

const windows = new BroadcastChannel('safetrace');

/** Reads parts of the state again after the database changed, here and in other windows. */
export const changed = async (...parts: Part[]): Promise<void> => {
  windows.postMessage(parts);
  await Promise.all(parts.map((part) => loaders[part]()));
};

/** Reads everything once. @throws when the database cannot be opened */
export const load = async (): Promise<void> => {
  await Promise.all(Object.values(loaders).map((read) => read()));
  loaded.value = true;
  windows.onmessage = ({ data }: MessageEvent<Part[]>) => {
    for (const part of data) void loaders[part]();
  };
};
