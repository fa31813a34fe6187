import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { type JobContext, PartyKeys } from '../../workers/mpc/keys.ts';
import { Phone, smallDeployment, World } from './world.ts';

/** What must be new in every run and in every attempt (DESIGN §4, Keys). */

let world: World;
const { pair } = PartyKeys.prototype;
afterEach(async () => {
  PartyKeys.prototype.pair = pair;
  await world.stop();
});

/** Secrets and coins under which keys were derived, by run and attempt. */
function watchKeys() {
  const seen = { secrets: new Map<string, Set<string>>(), coins: new Map<string, Set<string>>() };
  const note = (map: Map<string, Set<string>>, at: string, bytes: Uint8Array) =>
    map.set(at, (map.get(at) ?? new Set()).add(bytesToHex(bytes)));
  PartyKeys.prototype.pair = function (this: PartyKeys, peer, purpose) {
    const { context, linkSecrets, self } = this as unknown as {
      context: JobContext;
      linkSecrets: Map<number, Uint8Array>;
      self: number;
    };
    const at = `${context.run}.${context.attempt}`;
    note(seen.secrets, `${at} ${[self, peer].sort().join('-')}`, linkSecrets.get(peer)!);
    note(seen.coins, at, context.coins);
    return pair.call(this, peer, purpose);
  };
  return seen;
}

test('no link secret and no coin serves two runs, two attempts or two pairs; both ends have the same', async () => {
  const seen = watchKeys();
  world = new World(smallDeployment());
  await world.startAll();
  const phones = ['a', 'b'].map((name) => new Phone(world, name));
  let killed = false;
  const before = world.nodes[0]!.host.progress!;
  world.nodes[0]!.host.progress = (progress) => {
    before(progress);
    if (progress.stage !== 'match' || progress.run !== 1001 || killed) return;
    killed = true;
    void world.kill(3).then(() => world.start(3));
  };
  for (const epoch of [1000, 1001]) {
    world.endEpoch(epoch);
    for (const phone of phones) await phone.upload(epoch, []);
    await world.closeRun(epoch);
  }
  expect(killed).toBe(true);
  for (const map of [seen.secrets, seen.coins]) {
    expect(new Set([...map.keys()].map((at) => at.split(' ')[0])).size).toBeGreaterThanOrEqual(3);
    const values = [...map.values()].flatMap((set) => [...set]);
    expect(values).toHaveLength(map.size); // one for each name, at both ends
    expect(new Set(values).size).toBe(map.size); // and none twice
  }
}, 20_000);
