/** What the screens show, as signals over the database. Other windows of the app are told of every change. */
import { computed, signal } from '@preact/signals';
import type { Visit } from '../diary/visits.ts';
import { USUAL_DAYS } from '../engine/retention.ts';
import { choicesOf } from '../settings/consent.ts';
import { db, readFact } from './db.ts';
import type { Checked, Contact, Facts, Joined, MadePoster, Moved, Report } from './schema.ts';

export const loaded = signal(false);
export const joined = signal<Joined | null>(null);
/** The community's time grid; quarter hours and days until it is known. */
export const grid = computed(() => joined.value?.deployment.grid ?? { slot: 900, epoch: 86_400, offset: 0 });
/** Newest first. */
export const visits = signal<Visit[]>([]);
export const posters = signal<MadePoster[]>([]);
export const report = signal<Report | null>(null);
export const checked = signal<Checked | null>(null);
export const contact = signal<Contact | null>(null);
/** Parts in programs, by the program's hash. */
export const parts = signal<Facts['parts']>({});
/** What the person lets this phone record and share. */
export const consent = signal(choicesOf(undefined));
/** Days for which the diary remembers. */
export const retention = signal(USUAL_DAYS);
/** The account went on to another phone. */
export const moved = signal<Moved | null>(null);
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
