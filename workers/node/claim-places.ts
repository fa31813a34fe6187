import type { Engine } from '../mpc/engine.ts';
import { type Shared, zeroBits } from '../mpc/shared.ts';
import { claimListShape } from '../wire/claim-list.ts';
import { Reader, Writer } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { CLAIM_BITS, LEVEL_BITS } from '../wire/shape.ts';
import { shiftBits } from './account-state.ts';
import type { OpenedList } from './inputs.ts';
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
 * Adds the places of this run, and of runs that did not take place but whose lists came, and drops the oldest.
 * Without a list (the authority was not there) this run's places are dummies: random claims that nobody knows.
 */
export function addCohorts(
  d: Deployment,
  run: number,
  places: ClaimPlaces,
  lists: readonly OpenedList[],
  engine: Engine,
): ClaimPlaces {
  const { entries } = claimListShape(d);
  const cohorts = lists.map((list) => listedPlaces(d, list.run, list.parts));
  if (!lists.some((list) => list.run === run)) cohorts.push(dummyPlaces(d, run, engine));
  return [...places, ...cohorts.flat()].slice(-d.claims.runs * entries);
}

function listedPlaces(d: Deployment, run: number, parts: RecordParts): ClaimPlaces {
  const { entries, epochs, claim, levels } = claimListShape(d);
  const all = Array.from({ length: entries }, (_, entry) => entry);
  const claims = gatherRows([parts], all.map(claim), CLAIM_BITS, parts.length);
  const granted = gatherRows([parts], all.map(levels), LEVEL_BITS * epochs, parts.length);
  return placesOf(run, claims, granted);
}

function dummyPlaces(d: Deployment, run: number, engine: Engine): ClaimPlaces {
  const { entries, epochs } = claimListShape(d);
  const nothing = engine.constant(zeroBits(LEVEL_BITS * epochs, entries));
  return placesOf(run, engine.random(CLAIM_BITS, entries), nothing);
}

function placesOf(run: number, claims: Shared, levels: Shared): ClaimPlaces {
  const fields = [claims, levels].map((rows) => {
    const out = emptyRecords(rows.length, rows.planes, rows.parts.length);
    scatterRows(rows, out, [0]);
    return out;
  });
  const used = emptyRecords(claims.length, 1, claims.parts.length);
  return used.map((bit, i) => ({ run, claim: fields[0][i], levels: fields[1][i], used: bit }));
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
