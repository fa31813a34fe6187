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
 * Adds the places of this run, and of runs that did not take place but whose lists came, and drops the oldest; of the
 * lists that come now none, since after an outage the uploads of all their epochs come in this run too.
 * @returns the places that are known, and how many dummies follow them: without a list (the authority was not there)
 *   this run's places have random claims that nobody knows
 */
export function addCohorts(
  d: Deployment,
  run: number,
  places: ClaimPlaces,
  lists: readonly OpenedList[],
): { known: ClaimPlaces; dummies: number } {
  const { entries } = claimListShape(d);
  const dummies = lists.some((list) => list.run === run) ? 0 : entries;
  const listed = lists.flatMap((list) => listedPlaces(d, list.run, list.parts));
  const kept = Math.max(0, d.claims.runs * entries - listed.length - dummies);
  return { known: [...places.slice(Math.max(0, places.length - kept)), ...listed], dummies };
}

function listedPlaces(d: Deployment, run: number, parts: RecordParts): ClaimPlaces {
  const { entries, epochs, claim, levels } = claimListShape(d);
  const all = Array.from({ length: entries }, (_, entry) => entry);
  const claims = gatherRows([parts], all.map(claim), CLAIM_BITS, parts.length);
  const granted = gatherRows([parts], all.map(levels), LEVEL_BITS * epochs, parts.length);
  return placesOf(run, claims, granted);
}

/** This run's places whose claims nobody knows; they grant nothing. @param claims 128×dummies */
export function dummyPlaces(d: Deployment, run: number, claims: Shared): ClaimPlaces {
  const levels = LEVEL_BITS * claimListShape(d).epochs;
  return placesOf(run, claims, {
    planes: levels,
    length: claims.length,
    parts: claims.parts.map(() => zeroBits(levels, claims.length).words),
  });
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

/**
 * The places as the join takes them: levels are counted from the window of `run`, and dummies, which follow the
 * known places, are unused and grant nothing.
 */
export function placesShared(
  d: Deployment,
  run: number,
  known: ClaimPlaces,
  dummies: number,
  parts: number,
): { places: Shared; dummies: number; used: Shared; levels: Shared } {
  const levelBits = LEVEL_BITS * claimListShape(d).epochs;
  const moved = known.map((place) =>
    place.levels.map((part) => shiftBits(part, -LEVEL_BITS * (run - place.run), levelBits)),
  );
  const used = known.map((place) => place.used);
  return {
    places: gatherRows(
      known.map(({ claim }) => claim),
      [0],
      CLAIM_BITS,
      parts,
    ),
    dummies,
    used: gatherRows([...used, ...emptyRecords(dummies, 1, parts)], [0], 1, parts),
    levels: gatherRows([...moved, ...emptyRecords(dummies, levelBits, parts)], [0], levelBits, parts),
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
