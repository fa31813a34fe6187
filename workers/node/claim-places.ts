import type { Engine } from '../mpc/engine.ts';
import type { Shared } from '../mpc/shared.ts';
import { claimListShape } from '../wire/claim-list.ts';
import { Reader, Writer } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { CLAIM_BITS, LEVEL_BITS } from '../wire/shape.ts';
import { shiftBits } from './account-state.ts';
import { emptyRecords, gatherRows, type RecordParts, scatterRows } from './records.ts';

/** One place of the authority's list, in shares. */
export interface ClaimPlace {
  /** Run that listed it; its levels count from that run's window. */
  run: number;
  /** 128 bits. */
  claim: RecordParts;
  /** 3 · (window + ahead) bits. */
  levels: RecordParts;
  /** 1 bit: redeemed. */
  used: RecordParts;
}

/** Oldest first; at most V · M_new. */
export type ClaimPlaces = ClaimPlace[];

/**
 * Adds the places of this run and drops the oldest. Without a list (the authority was not there) they are dummies:
 * random claims that nobody knows, so the number of places never tells anything.
 */
export function addCohort(
  d: Deployment,
  run: number,
  places: ClaimPlaces,
  list: RecordParts | null,
  engine: Engine,
): ClaimPlaces {
  const shape = claimListShape(d);
  const levelBits = LEVEL_BITS * shape.epochs;
  const starts = Array.from({ length: shape.entries }, (_, entry) => entry);
  const parts = list?.length ?? engine.random(1, 1).parts.length;
  const field = (offset: (entry: number) => number, bits: number): RecordParts[] => {
    const rows = list ? gatherRows([list], starts.map(offset), bits, parts) : null;
    return records(rows, shape.entries, bits, parts);
  };
  const claims = list
    ? field(shape.claim, CLAIM_BITS)
    : records(engine.random(CLAIM_BITS, shape.entries), shape.entries, CLAIM_BITS, parts);
  const levels = field(shape.levels, levelBits);
  const used = emptyRecords(shape.entries, 1, parts);
  const cohort = starts.map((i) => ({ run, claim: claims[i]!, levels: levels[i]!, used: used[i]! }));
  return [...places, ...cohort].slice(-d.claims.runs * shape.entries);
}

/** The places as the join takes them, levels counted from the window of `run`. */
export function placesShared(
  d: Deployment,
  run: number,
  places: ClaimPlaces,
  parts: number,
): { places: Shared; used: Shared; levels: Shared } {
  const levelBits = LEVEL_BITS * claimListShape(d).epochs;
  const moved = places.map((place) =>
    place.levels.map((part) => shiftBits(part, -LEVEL_BITS * (run - place.run), levelBits)),
  );
  return {
    places: gatherRows(
      places.map(({ claim }) => claim),
      [0],
      CLAIM_BITS,
      parts,
    ),
    used: gatherRows(
      places.map(({ used }) => used),
      [0],
      1,
      parts,
    ),
    levels: gatherRows(moved, [0], levelBits, parts),
  };
}

function records(rows: Shared | null, count: number, bits: number, parts: number): RecordParts[] {
  const out = emptyRecords(count, bits, parts);
  if (rows) scatterRows(rows, out, [0]);
  return out;
}

export function encodePlaces(places: ClaimPlaces): Uint8Array {
  const writer = new Writer().u32(places.length);
  for (const { run, claim, levels, used } of places) {
    writer.u32(run);
    for (const field of [claim, levels, used]) {
      writer.u8(field.length);
      for (const part of field) writer.blob(part);
    }
  }
  return writer.finish();
}

/** @throws InputError when the stored bytes are torn */
export function decodePlaces(bytes: Uint8Array): ClaimPlaces {
  const reader = new Reader(bytes, 'claim places');
  const field = () => Array.from({ length: reader.u8() }, () => reader.blob(bytes.length));
  const places = Array.from({ length: reader.u32() }, () => ({
    run: reader.u32(),
    claim: field(),
    levels: field(),
    used: field(),
  }));
  reader.end();
  return places;
}
