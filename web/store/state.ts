/** What the screens show, as signals over the database. Other windows of the app are told of every change. */
import { computed, signal } from '@preact/signals';
import type { Visit } from '../diary/visits.ts';
import type { Guest } from '../guests/guests.ts';
import type { Meeting } from '../meet/meetings.ts';
import type { Withdrawal } from '../poster/makers.ts';
import { db, readFact } from './db.ts';
import type { Checked, Contact, Facts, Joined, MadePoster, Report, Tries, Waits } from './schema.ts';

export const loaded = signal(false);
export const joined = signal<Joined | null>(null);
/** The community's time grid; quarter hours and days until it is known. */
export const grid = computed(() => joined.value?.deployment.grid ?? { slot: 900, epoch: 86_400, offset: 0 });
/** Newest first. */
export const visits = signal<Visit[]>([]);
export const posters = signal<MadePoster[]>([]);
/** Newest first. */
export const meetings = signal<Meeting[]>([]);
/** Notices of makers that this phone keeps. */
export const withdrawals = signal<Withdrawal[]>([]);
/** In the order in which they came. */
export const guests = signal<Guest[]>([]);
export const report = signal<Report | null>(null);
export const checked = signal<Checked | null>(null);
export const contact = signal<Contact | null>(null);
/** Parts in programs, by the program's hash. */
export const parts = signal<Facts['parts']>({});
/** Sealed messages that wait for a node, oldest first. */
export const outbox = signal<Waits[]>([]);
export const waiting = computed(() => outbox.value.length);
export const tries = signal<Tries>({});
/** What keeps the app from working with its operators, in one sentence; null while nothing does. */
export const trouble = signal<string | null>(null);

const loaders = {
  joined: async () => {
    joined.value = (await readFact('joined')) ?? null;
  },
  visits: async () => {
    const all = await (await db()).getAll('visits');
    visits.value = all.sort((a, b) => b.from - a.from);
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
    withdrawals.value = (await readFact('withdrawals')) ?? [];
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
