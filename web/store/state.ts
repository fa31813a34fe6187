/** What the screens show, as signals over the database. Other windows of the app are told of every change. */
import { computed, signal } from '@preact/signals';
import type { Pause } from '../diary/pauses.ts';
import type { Visit } from '../diary/visits.ts';
import type { Status } from '../risk/status.ts';
import { db, readFact } from './db.ts';
import type { Checked, Contact, Facts, Joined, MadePoster, Report } from './schema.ts';

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
/** What the answers so far, and the person herself, make of it; null before the first answer. */
export const status = signal<Status | null>(null);
/** Whether visits show as notifications; null until the person was asked. */
export const notices = signal<boolean | null>(null);
export const posters = signal<MadePoster[]>([]);
export const report = signal<Report | null>(null);
export const checked = signal<Checked | null>(null);
export const contact = signal<Contact | null>(null);
/** Parts in programs, by the program's hash. */
export const parts = signal<Facts['parts']>({});
/** Sealed messages that wait for a node. */
export const waiting = signal(0);
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
    waiting.value = await (await db()).count('outbox');
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
