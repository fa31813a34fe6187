import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Answer } from '../../workers/phone/answers.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import { phoneCrypto } from '../../workers/phone/crypto.ts';
import { memoryOutbox } from '../../workers/phone/outbox.ts';
import { buildRecord, type Day, emitBits } from '../../workers/phone/record.ts';
import type { Row } from '../../workers/phone/row-choice.ts';
import { createAccount } from '../../workers/wire/account.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { firstBlock } from '../../workers/wire/time.ts';
import { nearToken, tagIdentifier, venueToken } from '../../workers/wire/tokens.ts';
import { random } from '../random.ts';
import type { SimulatedNetwork } from './network.ts';
import type { DayRows } from './rows.ts';
import { tapped } from './tapped-link.ts';

/** A match as the simulation tells it: day and, unless only days are told, slot within the day. */
export interface Found {
  day: number;
  slot?: number;
  level: number;
}

/** One simulated person's phone: the app's own client code, without the app. */
export class SimulatedPhone {
  private constructor(
    private readonly deployment: Deployment,
    private readonly client: PhoneClient,
    private readonly introducer: Introducer,
    /** Secret κ of this person's tag. */
    readonly tag: Uint8Array,
  ) {}

  /** @param traffic hears of every byte that the phone and the nodes exchange */
  static async join(
    deployment: Deployment,
    network: SimulatedNetwork,
    traffic: (bytes: number) => void,
  ): Promise<SimulatedPhone> {
    const account = createAccount(random);
    const keys = { secretKey: account.signKey, publicKey: bytesToHex(account.verifyKey) };
    const introducer = await network.join(deployment, keys);
    const tap = { sent: traffic, received: traffic };
    const dial = async (key: string) => tapped(await introducer.dial(key), tap);
    const client = new PhoneClient(deployment, account, {
      dial,
      outbox: memoryOutbox(),
      crypto: phoneCrypto(deployment, account, random),
    });
    return new SimulatedPhone(deployment, client, introducer, random(16));
  }

  /**
   * Uploads a day.
   * @param tags every person's tag, by place in `people`
   * @param level own infectiousness, in a self-report deployment
   * @throws Error when a node did not take it
   */
  async upload(
    epoch: number,
    rows: DayRows,
    tags: readonly Uint8Array[],
    report: Pick<Day, 'claim' | 'levels'>,
  ): Promise<void> {
    const { deployment: d } = this;
    const day: Day = {
      epoch,
      places: placeRows(d, epoch, rows),
      meets: [],
      near: d.near && nearRows(d, epoch, rows, this.tag, tags),
      emit: emitBits(d, () => true),
      ...report,
    };
    for (const { outcome, party, reason } of await this.client.upload(
      epoch,
      buildRecord(d, day, random).record,
    ))
      if (outcome !== 'receipt') throw new Error(`node ${party} did not take an upload: ${reason}`);
  }

  /** The newest run's answer, null when there is none. */
  answer(): Promise<Answer | null> {
    return this.client.results();
  }

  leave(): void {
    this.client.close();
    this.introducer.close();
  }
}

/** The days and slots that an answer names. */
export function foundIn(d: Deployment, { run, rows, days }: Answer): Found[] {
  const { jobs } = uploadShape(d);
  const slots = rows.flatMap(({ age, row, slots, level }) => {
    const job = jobs.find(
      ({ first, blocks, positions }) => row >= first && row < first + blocks * positions,
    )!;
    const block = Math.floor((row - job.first) / job.positions);
    return slots.map((s) => ({ day: run - age, slot: block * job.h + s, level }));
  });
  return [...days.map(({ age, level }) => ({ day: run - age, level })), ...slots];
}

function placeRows(d: Deployment, epoch: number, { places }: DayRows): Row[] {
  const first = firstBlock(d.grid, d.place.h, epoch);
  return places.map(({ venue, block, mask }) => {
    // The file's venue names stand for posters: a name's hash is its poster's secret.
    const secret = sha256(utf8ToBytes(`simulated venue ${venue}`)).subarray(0, 16);
    return { block, token: venueToken(secret, first + block), mask, visits: [] };
  });
}

/** Own tag in every slot, and what it heard; identifiers are renewed every slot here. */
function nearRows(
  d: Deployment,
  epoch: number,
  { heard }: DayRows,
  own: Uint8Array,
  tags: readonly Uint8Array[],
) {
  const first = firstBlock(d.grid, 1, epoch);
  const row = (tag: Uint8Array, block: number): Row => ({
    block,
    token: nearToken(tagIdentifier(tag, first + block)),
    mask: 1,
    visits: [],
  });
  const slots = d.grid.epoch / d.grid.slot;
  return {
    self: Array.from({ length: slots }, (_, block) => row(own, block)),
    heard: heard.flatMap(({ slot, partners }) => partners.map((partner) => row(tags[partner], slot))),
  };
}
