import { bytesToHex } from '@noble/hashes/utils.js';
import type { Deployment } from '../wire/deployment.ts';
import { slotAt } from '../wire/time.ts';
import { tagIdentifier } from '../wire/tokens.ts';
import { type Advertisement, periodOf } from './advertisement.ts';
import { logged } from './detector.ts';
import { detectorOf } from './parameters.ts';
import { isPaused, type Pause } from './pauses.ts';
import { type AdvertiserKind, periodAt, slotsOfPeriod } from './periods.ts';
import type { Reading } from './reading.ts';

/** What is kept of one identifier: no strength, no second, no order within a slot. */
export interface Heard {
  readonly kind: AdvertiserKind;
  /** E, 16 bytes. */
  readonly identifier: Uint8Array;
  /** The advertiser's, counted from the deployment's offset. */
  readonly period: number;
  /** Near minutes by absolute slot of the hearer's clock, ascending; of a room, minutes in which it was heard. */
  readonly slots: readonly (readonly [slot: number, minutes: number])[];
}

/**
 * So many identifiers that were near for long enough, as many that were not, and so many readings of each are held at
 * most: somebody may flood the air.
 */
export const MOST_IDENTIFIERS = 1024;
export const MOST_READINGS = 20_000;

/** Of a room only the time of a reading counts. */
const ANY_STRENGTH = 0;

interface Series {
  readonly kind: AdvertiserKind;
  readonly identifier: Uint8Array;
  readonly period: number;
  readonly readings: Reading[];
}

/**
 * What tells apart what was heard: who hears an E can send it again as another kind, or with another period, and must
 * not thereby take the place of who has it.
 */
export const heardKey = ({ kind, period, identifier }: Omit<Heard, 'slots'>): string =>
  `${kind}/${period}/${bytesToHex(identifier)}`;

/** Readings of one spell of listening, in memory only, and what is to be kept of them. */
export class Hearing {
  /** Not known to have been near for long enough; the least recently heard first. */
  readonly #passing = new Map<string, Series>();
  /** Those that were, and that did not stay in the other for want of room. */
  readonly #near = new Map<string, Series>();

  /**
   * @param own secrets κ of this person's tags: nothing is kept of them
   * @param correction dB, of this phone
   */
  constructor(
    readonly deployment: Deployment,
    readonly own: readonly Uint8Array[],
    readonly correction = 0,
  ) {}

  /** Takes one reading. @returns false when nothing of it counts: another time's identifier, one's own tag, a flood */
  hear(advertisement: Advertisement, reading: Reading): boolean {
    const { kind, identifier } = advertisement;
    const period = periodOf(this.deployment, advertisement, reading.t);
    if (period === null || (kind === 'tag' && !this.deployment.near)) return false;
    const key = heardKey({ kind, period, identifier });
    let series = this.#near.get(key) ?? this.#passing.get(key);
    if (!series) {
      if (this.#isOwn(advertisement, reading.t)) return false;
      if (this.#passing.size >= MOST_IDENTIFIERS) this.#makeRoom();
      series = { kind, identifier, period, readings: [] };
      this.#passing.set(key, series);
    } else if (this.#passing.delete(key)) this.#passing.set(key, series);
    if (series.readings.length >= MOST_READINGS) return false;
    series.readings.push(reading);
    return true;
  }

  /**
   * Takes what was read over a connection, which has no strength.
   * @returns false when nothing of it counts: of a tag it cannot be told how near it is
   */
  read(advertisement: Advertisement, t: number): boolean {
    return advertisement.kind === 'room' && this.hear(advertisement, { t, rssi: ANY_STRENGTH });
  }

  /** Identifiers of tags and rooms that were heard since a moment, unix seconds. */
  since(t: number): { tags: number; rooms: number } {
    const now = [...this.#passing.values(), ...this.#near.values()].filter(
      ({ readings }) => readings[readings.length - 1].t >= t,
    );
    const tags = now.filter(({ kind }) => kind === 'tag').length;
    return { tags, rooms: now.length - tags };
  }

  /**
   * What is to be kept so far; the same identifier again with what came since.
   * @param now unix seconds; readings of periods that are over are forgotten afterwards
   * @param pauses minutes that touch one are left out
   */
  keep(now: number, pauses: readonly Pause[] = []): Heard[] {
    const kept: Heard[] = [];
    for (const held of [this.#passing, this.#near])
      for (const [key, series] of held) {
        const heard = this.#heard(key, series, pauses);
        if (heard) kept.push(heard);
        if (series.period < periodAt(this.deployment, series.kind, now) - 1) held.delete(key);
      }
    return kept;
  }

  /** The least recently heard one goes, or moves on where it was near for long enough. */
  #makeRoom(): void {
    const [[key, series]] = this.#passing;
    if (this.#near.size < MOST_IDENTIFIERS && this.#heard(key, series, [])) this.#near.set(key, series);
    this.#passing.delete(key);
  }

  #heard(
    key: string,
    { kind, identifier, period, readings }: Series,
    pauses: readonly Pause[],
  ): Heard | null {
    const detector = detectorOf(this.deployment);
    const awake = readings.filter(({ t }) => {
      const minute = Math.floor(t / 60) * 60;
      return !isPaused(minute, minute + 60, pauses);
    });
    // A room is where its beacon is heard; how far that is its owner sets by the beacon's power.
    const log = logged(
      key,
      awake,
      this.correction,
      kind === 'room' ? { ...detector, delta: Number.POSITIVE_INFINITY } : detector,
    );
    if (!log) return null;
    const slots = new Map<number, number>();
    const [first, last] = slotsOfPeriod(this.deployment, kind, period);
    for (const minute of log.minutes) {
      if (isPaused(minute * 60, minute * 60 + 60, pauses)) continue; // a silent one between two
      const slot = slotAt(this.deployment.grid, minute * 60);
      if (slot >= first && slot <= last) slots.set(slot, (slots.get(slot) ?? 0) + 1);
    }
    return slots.size > 0 ? { kind, identifier, period, slots: [...slots] } : null;
  }

  #isOwn({ kind, identifier }: Advertisement, time: number): boolean {
    const now = periodAt(this.deployment, kind, time);
    const hex = bytesToHex(identifier);
    return this.own.some((secret) =>
      [now - 1, now, now + 1].some((period) => bytesToHex(tagIdentifier(secret, period)) === hex),
    );
  }
}
