import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { Party, PartyNet } from '../../workers/mpc/party.ts';
import { agreeLinks } from '../../workers/node/link-agreement.ts';
import { measureLinks } from '../../workers/node/link-probe.ts';
import { type NetworkProfile, SlowPipe, slowNet } from '../bench/slow-net.ts';
import { EventClock } from '../world/event-clock.ts';

/** Three parties and the clock of their links. @param profile of what goes from one to another */
function slowParties(profile: (from: Party, to: Party) => NetworkProfile) {
  const clock = new EventClock();
  const nets = memoryNets(3).map((net) => {
    const others = [1, 2, 3].filter((party) => party !== net.self);
    return slowNet(net, new Map(others.map((to) => [to, new SlowPipe(profile(net.self, to), clock)])));
  });
  return { clock, nets };
}

type Tamper = (to: Party, step: string, data: Uint8Array) => Uint8Array;

const tampered = (net: PartyNet, tamper: Tamper): PartyNet => ({
  ...net,
  send: (to, step, data) => net.send(to, step, tamper(to, step, data)),
  strand: (number) => tampered(net.strand(number), tamper),
});

/** Party 2 says something else than it would. @returns why parties 1 and 3 do not agree */
async function disagreements(tamper: Tamper): Promise<string[]> {
  const [one, two, three] = memoryNets(3);
  const [first, , third] = [one, tampered(two, tamper), three].map((net) =>
    agreeLinks(net, () => 0).then(
      () => 'agreed',
      ({ message }: Error) => message,
    ),
  );
  return Promise.all([first, third]);
}

test('a node measures the longest way there and back, and the slowest way here', async () => {
  // From 2 to 1 it is slow, between 2 and 3 far.
  const { clock, nets } = slowParties((from, to) => ({
    rtt: from + to === 5 ? 80 : 10,
    mbit: from === 2 && to === 1 ? 8 : 100,
  }));
  const measured = await Promise.all(nets.map((net) => measureLinks(net, clock.now)));
  const round = measured.map(({ rtt, rate }) => [Math.round(1000 * rtt), Math.round((8 * rate) / 1e6)]);
  expect(round).toEqual([
    [10, 8],
    [80, 100],
    [80, 100],
  ]);
});

test('of round trips the quickest counts: a node that is busy once is not far', async () => {
  const { clock, nets } = slowParties(() => ({ rtt: 10, mbit: 100 }));
  let isBusy = true;
  const late = (net: PartyNet): PartyNet => ({
    ...net,
    send(to, step, data) {
      if (step !== 'echo' || !isBusy) return net.send(to, step, data);
      isBusy = false;
      clock.after(500, () => net.send(to, step, data));
    },
    strand: (number) => late(net.strand(number)),
  });
  const [one, two, three] = nets;
  const measured = await Promise.all([one, late(two), three].map((net) => measureLinks(net, clock.now)));
  for (const { rtt } of measured) expect(1000 * rtt).toBeCloseTo(10, 1);
});

test('the worst that anybody measured counts for all, and everybody knows who said so', async () => {
  const { clock, nets } = slowParties((from, to) => ({
    rtt: from + to === 5 ? 80 : 10,
    mbit: from === 2 && to === 1 ? 8 : 100,
  }));
  const agreed = await Promise.all(nets.map((net) => agreeLinks(net, clock.now)));
  expect(agreed).toEqual(Array(3).fill({ roundTripMs: 64, mbit: 8, roundTripBy: [2, 3], mbitBy: [1] }));
});

test('a node that says nonsense is refused, by its name', async () => {
  const reasons = await disagreements((_, step, data) =>
    step === 'link class' ? Uint8Array.of(255, data[1]) : data,
  );
  expect(reasons).toEqual(Array(2).fill('node 2 says that its links are of class 255'));
});

test('a node that says one thing to one and another to the other is found out', async () => {
  const reasons = await disagreements((to, step, data) =>
    step === 'link class' && to === 3 ? Uint8Array.of(14, 0) : data,
  );
  expect(reasons).toEqual(
    [3, 1].map((party) => `node ${party} heard other link classes than this node: somebody said two`),
  );
});

test('a node that sends pieces of another size is refused: its link would look fast or slow', async () => {
  const reasons = await disagreements((_, step, data) => (step === 'piece' ? new Uint8Array(1) : data));
  expect(reasons).toEqual(Array(2).fill('node 2 sent a piece of 1 bytes'));
});
