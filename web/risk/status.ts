/**
 * Where a person stands, and every change of it with its reason: nothing that was found goes away in silence. Pure;
 * unix seconds.
 *
 *   none ──found──▶ exposed ──tested negative──▶ negative ──▶ cleared
 *                      ▲   └────────cleared by the authority────▲
 *                      └─────another exposure: from each of them
 *   all ──tested positive──▶ positive ──ended──▶ where the exposures that are left put it
 *
 * An answer that contradicts itself changes nothing. An exposure goes only when it is older than what is compared, when
 * a newer answer does not hold it, when the person was protected there, or with the community that found it.
 */
import type { Span } from '../diary/pauses.ts';

export type State = 'none' | 'exposed' | 'negative' | 'cleared' | 'positive';

/** What changed it. The first six are of answers, the others of the person. */
export type Reason =
  | 'found'
  | 'another'
  | 'window'
  | 'answer'
  | 'protected'
  | 'community'
  | 'negative'
  | 'cleared'
  | 'positive'
  | 'report'
  | 'ended'
  | 'undone';

export interface Change {
  at: number;
  /** The state after it. */
  state: State;
  reason: Reason;
  /** The exposure that came or went. */
  about?: Span;
}

/** An exposure that counts. */
export interface Known extends Span {
  /** Of the exposure; absent in what an older app kept, which is told apart by its time alone. */
  visitIds?: readonly string[];
}

export interface Status {
  state: State;
  known: Known[];
  /** Of whose answers they are: the deployment's hash. */
  community: string;
  /** Oldest first. */
  history: Change[];
}

type Found = Required<Known>;

/** What the newest answer and the diary say now. */
export interface Seen {
  at: number;
  community: string;
  /** Start of the time that the answer covers. */
  since: number;
  /** Whether the operators' answers can be believed; nothing follows from others. */
  believed: boolean;
  exposures: (Found & { protected: boolean })[];
}

/** So many changes are kept. */
const MOST = 200;

export const unknown = (community: string): Status => ({
  state: 'none',
  known: [],
  community,
  history: [],
});

const record = (status: Status, change: Change): Status => ({
  ...status,
  state: change.state,
  history: [...status.history, change].slice(-MOST),
});

/** What exposures that overlap in time are told apart by: a visit and a meeting at one table are two. */
const sameVisits = ({ visitIds: a }: Known, { visitIds: b }: Found) =>
  a === undefined || JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** The very same exposure. */
const equal = (a: Known, b: Found) => a.from === b.from && a.to === b.to && sameVisits(a, b);

/** The same exposure, perhaps of more slots than before. */
const same = (a: Known, b: Found) => a.from < b.to && b.from < a.to && sameVisits(a, b);

/** Which exposure each known one is now, those that did not change first; no two are one. */
const pairsOf = (known: readonly Known[], found: readonly Found[]): Map<Known, Found> => {
  const pairs = new Map<Known, Found>();
  const left = new Set(found);
  for (const is of [equal, same])
    for (const one of known) {
      const now = pairs.has(one) ? undefined : [...left].find((exposure) => is(one, exposure));
      if (!now) continue;
      pairs.set(one, now);
      left.delete(now);
    }
  return pairs;
};

/** Takes an exposure out; with the last one the state goes too, except what a positive test says. */
const drop = (status: Status, gone: Known, reason: Reason, at: number): Status => {
  const known = status.known.filter((one) => one !== gone);
  const state = known.length > 0 || status.state === 'positive' ? status.state : 'none';
  const about = { from: gone.from, to: gone.to };
  return record({ ...status, known }, { at, state, reason, about });
};

const add = (status: Status, { from, to, visitIds }: Found, at: number): Status => {
  const state = status.state === 'positive' ? 'positive' : 'exposed';
  const reason = status.state === 'none' ? 'found' : 'another';
  const known = [...status.known, { from, to, visitIds }];
  return record({ ...status, known }, { at, state, reason, about: { from, to } });
};

/** Follows an answer, or a mark in the diary. @returns the same object when nothing changed */
export const follow = (before: Status, seen: Seen): Status => {
  let status = before;
  const moved = seen.community !== before.community;
  if (!moved && !seen.believed) return before;
  if (moved) {
    for (const known of before.known) status = drop(status, known, 'community', seen.at);
    status = { ...status, community: seen.community };
  }
  if (!seen.believed) return status;
  const counting = seen.exposures.filter((exposure) => !exposure.protected);
  const pairs = pairsOf(status.known, counting);
  for (const known of status.known) {
    const now = pairs.get(known);
    if (now) {
      if (known.visitIds === undefined || !equal(known, now)) {
        const grown = { from: now.from, to: now.to, visitIds: now.visitIds };
        status = { ...status, known: status.known.map((one) => (one === known ? grown : one)) };
      }
    } else if (counting.some((exposure) => same(known, exposure)))
      // Two that grew into one: nothing went.
      status = { ...status, known: status.known.filter((one) => one !== known) };
    else {
      const guarded = seen.exposures.some((exposure) => exposure.protected && same(known, exposure));
      const reason = guarded ? 'protected' : known.to <= seen.since ? 'window' : 'answer';
      status = drop(status, known, reason, seen.at);
    }
  }
  const old = new Set(pairs.values());
  for (const exposure of counting) if (!old.has(exposure)) status = add(status, exposure, seen.at);
  return status;
};

/** What a person may say of herself in each state. */
export const SAYS: Readonly<Record<State, readonly ('negative' | 'cleared' | 'positive' | 'ended')[]>> = {
  none: ['positive'],
  exposed: ['negative', 'cleared', 'positive'],
  negative: ['cleared', 'positive'],
  cleared: ['positive'],
  positive: ['ended'],
};

/** The change by which she came to stand where she does, by her own word or her report; undefined when it was pruned. */
export const lastSaid = ({ state, history }: Status): Change | undefined =>
  history
    .filter((change) => change.state === state && (change.reason === state || change.reason === 'report'))
    .at(-1);

/** The person says something of herself. @returns the same object when it does not follow from where she stands */
export const say = (
  status: Status,
  what: 'negative' | 'cleared' | 'positive' | 'ended',
  at: number,
): Status => {
  if (!SAYS[status.state].includes(what)) return status;
  if (what !== 'ended') return record(status, { at, state: what, reason: what });
  return record(status, { at, state: status.known.length > 0 ? 'exposed' : 'none', reason: 'ended' });
};

/** A report that the authority confirmed, or one that was ended, says it too. */
export const reported = (status: Status, isReported: boolean, at: number): Status => {
  if (isReported && status.state !== 'positive')
    return record(status, { at, state: 'positive', reason: 'report' });
  const because = status.history.filter(({ reason }) => reason === 'report' || reason === 'positive').at(-1);
  return !isReported && status.state === 'positive' && because?.reason === 'report'
    ? say(status, 'ended', at)
    : status;
};

/** Whether the newest change is something that the person said and can take back. */
export const canUndo = ({ history }: Status): boolean => {
  const last = history.at(-1);
  return last !== undefined && ['negative', 'cleared', 'positive'].includes(last.reason);
};

/** Takes back what was said last; that it was said stays in the history. */
export const undo = (status: Status, at: number): Status => {
  if (!canUndo(status)) return status;
  const before = status.history.at(-2)?.state ?? 'none';
  const state = status.known.length === 0 ? 'none' : before === 'none' ? 'exposed' : before;
  return record(status, { at, state, reason: 'undone' });
};

/**
 * Without changes before a moment; the newest stays, and what was said last, as they say why things are as they are, and
 * while the newest can be taken back the one before it, to which that leads.
 */
export const withoutOld = (status: Status, before: number): Status => {
  const staying = canUndo(status) ? 2 : 1;
  const said = lastSaid(status);
  const history = status.history.filter(
    (change, i, all) => change.at >= before || change === said || i >= all.length - staying,
  );
  return history.length === status.history.length ? status : { ...status, history };
};
