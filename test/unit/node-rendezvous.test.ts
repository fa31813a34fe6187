import { expect, test } from 'vitest';
import type { Hello } from '../../workers/node/hello.ts';
import { type Meeting, Rendezvous } from '../../workers/node/rendezvous.ts';

/** Three rendezvous joined by queues, so that a test decides when a hello arrives. */
class Table {
  readonly queue: { to: number; from: number; hello: Hello }[] = [];
  readonly seats = new Map<number, Rendezvous>();
  #fresh = 0;

  sit(party: number, lastDone = -1): Rendezvous {
    const seat = new Rendezvous({
      others: [1, 2, 3].filter((other) => other !== party),
      makeHello: (run, attempt): Hello => ({
        deployment: new Uint8Array(),
        party,
        run,
        attempt,
        ephemeral: Uint8Array.of(++this.#fresh),
        lastDone: new Uint8Array(),
        bytes: Uint8Array.of(this.#fresh),
      }),
      send: (to, hello) => this.queue.push({ to, from: party, hello }),
      lastDone: () => lastDone,
      done: () => -1,
    });
    this.seats.set(party, seat);
    return seat;
  }

  deliver(): void {
    for (let next = this.queue.shift(); next; next = this.queue.shift())
      this.seats.get(next.to)!.hear(next.from, next.hello);
  }
}

const attempts = (meetings: readonly Meeting[]) => meetings.map(({ run, attempt }) => `${run}.${attempt}`);
/** Every node must hold the same three hellos: else their link secrets differ. */
const hellos = (meeting: Meeting) => [1, 2, 3].map((party) => meeting.hellos.get(party)!.ephemeral[0]);

test('all meet in the first attempt, whoever comes first', async () => {
  const table = new Table();
  const met = [1, 2, 3].map((party) => table.sit(party)).map((seat) => seat.meet(7));
  table.deliver();
  const meetings = await Promise.all(met);
  expect(attempts(meetings)).toEqual(['7.1', '7.1', '7.1']);
  expect(new Set(meetings.map((m) => hellos(m).join())).size).toBe(1);
});

test('a node that restarts with no memory brings all to a new attempt with fresh keys', async () => {
  const table = new Table();
  const first = await meetAll(table, 7);
  const restarted = table.sit(2).meet(7);
  table.deliver();
  expect(first[0].left.aborted && first[2].left.aborted).toBe(true);
  const again = [table.seats.get(1)!.meet(7), table.seats.get(3)!.meet(7)];
  table.deliver();
  const meetings = await Promise.all([...again, restarted]);
  expect(attempts(meetings)).toEqual(['7.2', '7.2', '7.2']);
  expect(new Set(meetings.map((m) => hellos(m).join())).size).toBe(1);
  const used = new Set(first.flatMap(hellos));
  expect(hellos(meetings[0]).every((key) => !used.has(key))).toBe(true);
});

test('a hello of a later run does not disturb one that its sender has proof of', async () => {
  const table = new Table();
  for (const party of [1, 2, 3]) table.sit(party, 7);
  const [one, two] = await meetAll(table, 7);
  table.seats.get(2)!.finish();
  void table.seats.get(2)!.meet(8);
  table.deliver();
  expect(one.left.aborted).toBe(false);
  expect(two.left.aborted).toBe(false);
});

test('a lost link ends the attempt, and what that node said is forgotten', async () => {
  const table = new Table();
  const [one] = await meetAll(table, 7);
  table.seats.get(1)!.lose(3, 'it died');
  expect((one.left.reason as Error).message).toBe('node 3 was lost: it died');
  const again = table.seats.get(1)!.meet(7);
  table.queue.length = 0;
  table.seats.get(1)!.greet(3);
  expect(table.queue).toMatchObject([{ to: 3, hello: { run: 7, attempt: 2 } }]);
  table.seats.get(1)!.cancel('the test ends');
  await expect(again).rejects.toThrow('the test ends');
});

async function meetAll(table: Table, run: number): Promise<Meeting[]> {
  const met = [1, 2, 3].map((party) => (table.seats.get(party) ?? table.sit(party)).meet(run));
  table.deliver();
  return Promise.all(met);
}

test('who takes a run over leaves for a new hello that names it, and tells those who wait in the attempt', async () => {
  const table = new Table();
  const [one] = await meetAll(table, 7);
  const first = table.seats.get(1)!;
  first.takenOver(7, true);
  expect(one.left.aborted).toBe(false); // the attempt is about to end so itself
  first.takenOver(7, false);
  expect((one.left.reason as Error).message).toBe('run 7 was taken over from another node');
  expect(table.queue.map(({ to }) => to)).toEqual([2, 3]);

  const waiting = first.meet(8);
  first.takenOver(7, true);
  await expect(waiting).rejects.toThrow('run 7 was taken over');
});
