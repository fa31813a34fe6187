import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { decodeEnrolment } from '../wire/account.ts';
import type { Random } from '../wire/codec.ts';
import type { NodeContext } from './context.ts';
import { type Change, Table } from './store.ts';

/** Some 30 MB. */
const MOST_NEWCOMERS = 2 ** 16;

/**
 * Enrolments of accounts that have no upload here yet, in memory: strangers who only enrol cost no disk.
 *
 * When all places are taken the lot decides who goes. A phone enrols right before its upload; to drive it out in
 * between takes a flood of about MOST_NEWCOMERS signed enrolments in that moment, and then it enrols again.
 */
export class Newcomers {
  readonly #accounts: string[] = [];
  readonly #enrolments = new Map<string, Uint8Array>();

  constructor(
    private readonly random: Random,
    private readonly most = MOST_NEWCOMERS,
  ) {}

  /** @param enrolment as of `encodeEnrolment`, verified */
  add(account: string, enrolment: Uint8Array): void {
    if (this.#enrolments.has(account)) return;
    let place = this.#accounts.length;
    if (place >= this.most) {
      place = new DataView(this.random(4).slice().buffer).getUint32(0) % this.most;
      this.#enrolments.delete(this.#accounts[place]);
    }
    this.#accounts[place] = account;
    this.#enrolments.set(account, enrolment.slice());
  }

  get(account: string): Uint8Array | undefined {
    return this.#enrolments.get(account);
  }
}

/** The enrolment of an account that has uploaded here, or enrolled a short while ago. */
export async function enrolmentOf(ctx: NodeContext, account: string): Promise<Uint8Array | undefined> {
  return (await ctx.store.get(Table.Accounts, account)) ?? ctx.newcomers.get(account);
}

/**
 * The account that asks for what is its own.
 * @param peer Ed25519 key (hexadecimal) of the other end, proven by the link
 * @param id of the account, as it was sent
 * @returns it in hexadecimal
 * @throws InputError when it is not known, or the other end is somebody else
 */
export async function requireAccount(
  ctx: NodeContext,
  peer: string,
  id: Uint8Array,
  what: string,
): Promise<string> {
  const account = bytesToHex(id.subarray(0, 32));
  const enrolment = id.length === 32 ? await enrolmentOf(ctx, account) : undefined;
  if (!enrolment) throw new InputError(`${what}: this account is not known here; enrol first`);
  if (bytesToHex(decodeEnrolment(enrolment).verifyKey) !== peer)
    throw new InputError(`${what}: only the account itself may fetch its result`);
  return account;
}

/** Forgets accounts of which nothing is held any more. Who comes back enrols anew. */
export function dropIdleAccounts({ store, serially }: NodeContext): Promise<void> {
  // Not while an upload is written: its account would be idle when we look, and gone when it counts.
  return serially(async () => {
    const busy = new Set<string>();
    // In this order: a run that is committed meanwhile moves accounts from the first to the second.
    for (const table of [Table.Uploads, Table.Fields, Table.Counted])
      for (const key of await store.keys(table, '')) busy.add(key.split('/')[1]);
    const idle = (await store.keys(Table.Accounts, '')).filter((account) => !busy.has(account));
    if (idle.length > 0)
      await store.write(idle.map((key): Change => ({ table: Table.Accounts, key, value: null })));
  });
}
