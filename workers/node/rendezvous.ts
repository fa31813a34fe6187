import { ProtocolError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { sameBytes } from '../wire/codec.ts';
import type { Hello } from './hello.ts';

const NONE = new Uint8Array();

/** How the rendezvous reaches the world; `makeHello` draws a fresh ephemeral key each time. */
export interface RendezvousPorts {
  others: readonly Party[];
  makeHello(run: number, attempt: number): Hello;
  send(to: Party, hello: Hello): void;
  /** The newest run that a hello proves done; −1 for none. */
  lastDone(hello: Hello): number;
  /** The newest run that this node knows done; −1 for none. */
  done(): number;
  /** The node whose message the attempt that goes on waits for. */
  awaited(): Party;
  /** Does this after a time in which all comes that is under way. */
  later(work: () => void): void;
}

/** An attempt that all nodes began together: everybody's hello, ours included. */
export interface Meeting {
  run: number;
  attempt: number;
  hellos: ReadonlyMap<Party, Hello>;
  /** Aborts when another node leaves this attempt for a new one. */
  left: AbortSignal;
}

/**
 * Brings the nodes to the same (run, attempt), whoever restarts, lags or retries.
 *
 * Everybody names a run and an attempt; the highest attempt wins; an attempt begins once the newest hello of
 * every node names it and the same newest run that is done. A hello that differs from the one in use ends the
 * attempt: its sender began anew, with a new ephemeral key, so a retry shares no key with the attempt before (DESIGN §4).
 */
export class Rendezvous {
  readonly #newest = new Map<Party, Hello>();
  /** The last attempt that began here. */
  #begun: Pick<Hello, 'run' | 'attempt'> = { run: -1, attempt: 0 };
  #own: Hello | null = null;
  #waiting: { resolve(meeting: Meeting): void; reject(error: Error): void } | null = null;
  #current: { meeting: Meeting; leave: AbortController } | null = null;

  constructor(readonly ports: RendezvousPorts) {}

  /** The newest hello of each other node, over the link that is up. */
  get newest(): ReadonlyMap<Party, Hello> {
    return this.#newest;
  }

  /** Whether a hello is of a later attempt than the last that began here: its sender has left that one. */
  isLater({ run, attempt }: Hello): boolean {
    const begun = this.#begun;
    return run > begun.run || (run === begun.run && attempt > begun.attempt);
  }

  /** Waits until every node is at `run`. @throws ProtocolError when cancelled */
  meet(run: number): Promise<Meeting> {
    this.cancel('this node began another attempt');
    const named = [...this.#newest.values()].filter((hello) => hello.run === run).map((h) => h.attempt);
    const next = this.#own?.run === run ? this.#own.attempt + 1 : 1;
    const met = new Promise<Meeting>((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
    this.#propose(run, Math.max(next, ...named));
    return met;
  }

  /** Ends the waiting or running attempt of this node. */
  cancel(reason: string): void {
    this.#waiting?.reject(new ProtocolError(reason));
    this.#waiting = null;
    this.#current?.leave.abort(new ProtocolError(reason));
    this.#current = null;
  }

  /** A verified hello of another node came. */
  hear(from: Party, hello: Hello): void {
    if (sameBytes(this.#current?.meeting.hellos.get(from)?.bytes ?? NONE, hello.bytes)) return; // it came twice
    this.#newest.set(from, hello);
    const [shown, done] = [this.ports.lastDone(hello), this.ports.done()];
    if (hello.run <= done) this.#proveDone(from);
    else if (this.#current) {
      // Whoever goes on to a later run has this one's certificate; we are about to, unless it is of an attempt before.
      if (shown < this.#current.meeting.run || shown > done)
        this.#leave(`node ${from} began attempt ${hello.attempt} of run ${hello.run}`);
    } else if (this.#waiting && this.#own && hello.run === this.#own.run) {
      if (hello.attempt > this.#own.attempt) this.#propose(hello.run, hello.attempt);
      else if (hello.attempt < this.#own.attempt) this.ports.send(from, this.#own);
      else this.#begin();
    }
  }

  /** A link came up: the other node may have missed what we said. */
  greet(party: Party): void {
    if (this.#waiting && this.#own) this.ports.send(party, this.#own);
  }

  /** A link went down: what that node said no longer counts. */
  lose(party: Party, reason: string): void {
    this.#newest.delete(party);
    if (this.#current) this.#leave(`node ${party} was lost: ${reason}`);
  }

  /**
   * A run was taken over from another node: what goes on without it is in vain, as every hello names the newest run.
   * @param isCurrent whether the attempt that goes on, if there is one, ends so itself, once all signatures come
   */
  takenOver(run: number, isCurrent: boolean): void {
    const current = this.#current;
    if (!current || !isCurrent) this.#leaveDone(`run ${run} was taken over from another node`);
    else
      this.ports.later(() => {
        if (this.#current === current)
          this.#leaveDone(
            `run ${run} is done, but the signature of node ${this.ports.awaited()} did not come`,
          );
      });
  }

  /** Ends what goes on without a run that is done; the others may wait in it, or for what this node says of that run. */
  #leaveDone(reason: string): void {
    this.cancel(reason);
    for (const party of this.ports.others) this.#proveDone(party);
  }

  /** The attempt ended well; a hello after this belongs to the next run. */
  finish(): void {
    this.#current = null;
  }

  /** Answers who still tries a run that is done here: every hello of ours carries the certificate. */
  #proveDone(party: Party): void {
    const done = this.ports.done();
    const current = this.#waiting && this.#own && this.#own.run > done ? this.#own : null;
    this.ports.send(party, current ?? this.ports.makeHello(done + 1, 0));
  }

  #leave(reason: string): void {
    this.#current?.leave.abort(new ProtocolError(reason));
    this.#current = null;
  }

  #propose(run: number, attempt: number): void {
    this.#own = this.ports.makeHello(run, attempt);
    for (const party of this.ports.others) this.ports.send(party, this.#own);
    this.#begin();
  }

  #begin(): void {
    const own = this.#own;
    if (!own || !this.#waiting) return;
    const hellos = new Map<Party, Hello>([[own.party, own]]);
    for (const party of this.ports.others) {
      const hello = this.#newest.get(party);
      if (hello?.run !== own.run || hello.attempt !== own.attempt) return;
      if (this.ports.lastDone(hello) !== this.ports.lastDone(own)) return; // one of us has to catch up
      hellos.set(party, hello);
    }
    const leave = new AbortController();
    this.#begun = own;
    const meeting = { run: own.run, attempt: own.attempt, hellos, left: leave.signal };
    this.#current = { meeting, leave };
    const { resolve } = this.#waiting;
    this.#waiting = null;
    resolve(meeting);
  }
}
