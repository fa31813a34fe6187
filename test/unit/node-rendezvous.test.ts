import { expect, test } from 'vitest';
import { type Hello, NO_END } from '../../workers/node/hello.ts';
import { type Meeting, Rendezvous } from '../../workers/node/rendezvous.ts';

/** Three rendezvous joined by queues, so that a test decides when a hello arrives. */
class Table {
  readonly queue: { to: number; from: number; hello: Hello }[] = [];
  readonly seats = new Map<number, Rendezvous>();
  /** The newest run that a party knows done. */
  readonly done = new Map<number, number>();
  /** What waits for the time that a rendezvous asked for. */
  readonly later: (() => void)[] = [];
  #fresh = 0;

  sit(party: number): Rendezvous {
    const seat = new Rendezvous({
      others: [1, 2, 3].filter((other) => other !== party),
      makeHello: (run, attempt): Hello => ({
        deployment: new Uint8Array(),
        party,
        run,
        attempt,
        ephemeral: Uint8Array.of(++this.#fresh),
        lastDone: Uint8Array.from(this.done.has(party) ? [this.done.get(party)!] : []),
        aside: NO_END,
        bytes: Uint8Array.of(this.#fresh),
      }),
      send: (to, hello) => this.queue.push({ to, from: party, hello }),
      lastDone: (hello) => hello.lastDone[0] ?? -1,
      done: () => this.done.get(party) ?? -1,
      awaited: () => 3,
      later: (work) => this.later.push(work),
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
  const [one, two] = await meetAll(table, 7);
  for (const party of [1, 2, 3]) table.done.set(party, 7); // the others took it over as they heard of it
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
  first.takenOver(7, false);
  expect((one.left.reason as Error).message).toBe('run 7 was taken over from another node');
  expect(table.queue.map(({ to }) => to)).toEqual([2, 3]);

  const waiting = first.meet(8);
  first.takenOver(7, true);
  await expect(waiting).rejects.toThrow('run 7 was taken over');
});

test('an attempt whose end was taken over is left in time, and names the node whose signature did not come', async () => {
  const table = new Table();
  const [one, two] = await meetAll(table, 7);
  for (const party of [1, 2]) table.seats.get(party)!.takenOver(7, true);
  table.seats.get(2)!.finish(); // its signature came
  expect(one.left.aborted).toBe(false);
  for (const work of table.later) work();
  expect((one.left.reason as Error).message).toContain('the signature of node 3 did not come');
  expect(two.left.aborted).toBe(false);
});

test('who hears that a run is done which it cannot take over yet leaves it, and begins nothing before it has', async () => {
  const table = new Table();
  const [one] = await meetAll(table, 7);
  const first = table.seats.get(1)!;
  const used = first.newest.get(2)!;
  table.done.set(3, 7);
  void table.seats.get(3)!.meet(8);
  table.deliver();
  expect((one.left.reason as Error).message).toBe('node 3 began attempt 1 of run 8');

  const behind = [1, 2].map((party) => table.seats.get(party)!.meet(8));
  table.deliver();
  expect([2, 3].map((party) => first.newest.get(party))).toMatchObject([{ run: 8 }, { run: 8 }]);
  expect([first.isLater(used), first.isLater(first.newest.get(2)!)]).toEqual([false, true]);
  for (const party of [1, 2]) {
    table.done.set(party, 7);
    table.seats.get(party)!.takenOver(7, false);
  }
  for (const met of behind) await expect(met).rejects.toThrow('run 7 was taken over');

  const caughtUp = [1, 2].map((party) => table.seats.get(party)!.meet(8));
  table.deliver();
  expect(attempts(await Promise.all(caughtUp))).toEqual(['8.2', '8.2']);
});
