import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { BURST_BYTES, type NetworkProfile, SlowPipe, slowNet } from '../bench/slow-net.ts';

/** A clock that tests move. */
class FakeClock {
  time = 0;
  readonly #due: { at: number; work: () => void }[] = [];

  now = () => this.time;

  after = (ms: number, work: () => void) => {
    this.#due.push({ at: this.time + ms, work });
  };

  /** Goes from one timer to the next until none is left. */
  runOut(): void {
    while (this.#due.length > 0) {
      this.#due.sort((a, b) => a.at - b.at);
      const { at, work } = this.#due.shift()!;
      this.time = Math.max(this.time, at);
      work();
    }
  }
}

/** When messages of these sizes, all sent at time 0, arrive. */
function arrivals(profile: NetworkProfile, sizes: readonly number[]): [number, number][] {
  const clock = new FakeClock();
  const pipe = new SlowPipe(profile, clock);
  const arrived: [number, number][] = [];
  sizes.forEach((size, i) => {
    pipe.carry(size, () => arrived.push([i, Number(clock.time.toFixed(6))]));
  });
  clock.runOut();
  return arrived;
}

test('without a limit everything arrives after half a round trip, in order', () => {
  expect(arrivals({ rtt: 30, mbit: Number.POSITIVE_INFINITY }, [1e9, 1, 50])).toEqual([
    [0, 15],
    [1, 15],
    [2, 15],
  ]);
});

test('a burst leaves at once, what follows at the rate: 8 Mbit/s are 1,000 bytes a millisecond', () => {
  expect(arrivals({ rtt: 10, mbit: 8 }, [BURST_BYTES, 2000, 1, 999])).toEqual([
    [0, 5],
    [1, 7],
    [2, 7.001],
    [3, 8],
  ]);
});

test('the bucket fills again while nothing is sent', () => {
  const clock = new FakeClock();
  const pipe = new SlowPipe({ rtt: 0, mbit: 8 }, clock);
  const arrived: number[] = [];
  const carry = (bytes: number) => pipe.carry(bytes, () => arrived.push(clock.time));
  carry(BURST_BYTES);
  clock.after(10, () => carry(10_000)); // 10 ms gave back 10,000 bytes
  clock.after(10, () => carry(3000));
  clock.runOut();
  expect(arrived).toEqual([0, 10, 13]);
});

test('strands of a net share the pipes; each peer has its own', async () => {
  const clock = new FakeClock();
  const [one, two, three] = memoryNets(3);
  const pipe = () => new SlowPipe({ rtt: 0, mbit: 8 }, clock);
  const net = slowNet(
    one,
    new Map([
      [2, pipe()],
      [3, pipe()],
    ]),
  );
  const arrived: [string, number][] = [];
  const note = (name: string, message: Promise<Uint8Array>) =>
    message.then(({ length }) => arrived.push([`${name} ${length}`, clock.time]));
  const all = [
    note('two', two.receive(1, 'step')),
    note('strand', two.strand(1).receive(1, 'step')),
    note('three', three.receive(1, 'step')),
  ];
  net.send(2, 'step', new Uint8Array(BURST_BYTES));
  net.strand(1).send(2, 'step', new Uint8Array(4000));
  net.send(3, 'step', new Uint8Array(7));
  while (arrived.length < 3) {
    clock.runOut();
    await Promise.resolve();
  }
  await Promise.all(all);
  expect(arrived.map(([what]) => what).sort()).toEqual([`strand 4000`, 'three 7', `two ${BURST_BYTES}`]);
  expect(clock.time).toBeCloseTo(4);
});
