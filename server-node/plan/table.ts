import { jobsAtOnce } from '../../workers/node/at-once.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { type Capacity, LATENCY } from './capacity.ts';
import type { Coefficients } from './coefficients.ts';
import { indexBytesPerRow, userBytes } from './disk.ts';
import { claimLines, type Line, rowLines } from './job-lines.ts';
import { amount, bytes, duration, scientific } from './numbers.ts';

/** The plan in sections: of each quantity what it is, the formula, and the value. */
export function planTable(d: Deployment, capacity: Capacity, c: Coefficients): string {
  const { users, machine } = capacity;
  const sections: [string, Line[]][] = [
    ...capacity.jobs.map((job): [string, Line[]] => [
      job.spec ? `${job.kind}: one job for each block of an epoch` : 'claims: one job a night',
      job.spec ? rowLines(d, job, users) : claimLines(d, job, users),
    ]),
    ['what a night costs each operator', costLines(d, capacity, c)],
    [
      `on machines with ${machine.cores} cores and links of ${amount(machine.link / 1e6)} Mbit/s`,
      nightLines(d, capacity, c),
    ],
  ];
  const all = sections.flatMap(([, lines]) => lines);
  const [first, second] = [0, 1].map((at) => Math.max(...all.map((line) => line[at].length)));
  const text = sections.map(([title, lines]) =>
    [
      title,
      ...lines.map(([what, how, value]) =>
        `  ${what.padEnd(first)}  ${how.padEnd(second)}  ${value}`.trimEnd(),
      ),
    ].join('\n'),
  );
  return [`A night of ${amount(users)} users who all upload.`, ...text, notes(capacity, c).join('\n')].join(
    '\n\n',
  );
}

function costLines(d: Deployment, capacity: Capacity, c: Coefficients): Line[] {
  const { comparisons, otherBits, sentBytes, cpuSeconds: cpu, disk, jobs, users } = capacity;
  const { upload, result } = userBytes(d, users);
  const perRow = jobs.filter(({ spec }) => spec).map((job) => `${amount(indexBytesPerRow(job))} B`);
  return [
    ['comparisons', 'Σ sorts · N · C', scientific(comparisons)],
    ['other bits', 'Σ N · (sorts · (I without C) + matches · T)', scientific(otherBits)],
    [
      'sent',
      'Σ N · (sorts · I + matches · T) / 8; as much received',
      `${bytes(sentBytes)}, ${bytes(sentBytes / users)} a user`,
    ],
    ['CPU comparisons', `comparisons × ${c.comparisonNs} ns`, duration(cpu.comparisons)],
    ['CPU other', `other bits × ${c.rowBitNs} ns`, duration(cpu.other)],
    ['CPU links', `2 × sent × ${c.linkByteNs} ns`, duration(cpu.links)],
    [
      'CPU accounts',
      `users × (${capacity.built} × ${c.openMs} ms to open, ${c.sealMs} ms to seal)`,
      duration(cpu.accounts),
    ],
    ['CPU', 'sum', `${amount(cpu.sum / 3600)} CPU-hours`],
    ['uploads', `(grace ${d.run.grace} + 1) epochs × users × ${amount(upload)} B`, bytes(disk.uploads)],
    ['indices', `Σ matches · N · (${perRow.join(', ')})`, bytes(disk.indices)],
    ['results', `users × ${amount(result)} B`, bytes(disk.results)],
    ['disk', 'sum', bytes(disk.sum)],
  ];
}

function nightLines(d: Deployment, capacity: Capacity, c: Coefficients): Line[] {
  const { machine, jobs, rounds, rate, one, allowed, machines, seconds, today, memory, rowsUnderWay } =
    capacity;
  const atOnce = jobs.map(({ kind, rows }) => `${kind} ${jobsAtOnce(rows)}`).join(', ');
  const link = `${amount(machine.link / 8e6)}, ${c.linkMegabytesPerSecond}`;
  return [
    ['computing', `CPU / ${machine.cores} cores`, duration(one.computing)],
    [
      'sending',
      `sent / ${amount(rate / 1e6)} MB/s, the least of link and process (${link})`,
      duration(one.sending),
    ],
    [
      'waiting',
      `${scientific(rounds)} rounds × ${1000 * LATENCY} ms one way / jobs at once (${atOnce})`,
      duration(one.waiting),
    ],
    ['one machine', 'max(computing, sending) + waiting', duration(one.sum)],
    [
      'there is time',
      `from the end of collecting to the end of the epoch: ${amount(d.grid.epoch)} − ${amount(d.run.collect)} s`,
      duration(allowed),
    ],
    ['machines', 'one machine / time, rounded up', amount(machines)],
    ['night', 'one machine / machines', duration(seconds)],
    [
      'memory',
      `${amount(rowsUnderWay)} rows of jobs at once × ${c.rowMemoryBytes} B`,
      `${bytes(memory)} a machine`,
    ],
    [
      'with today’s node',
      'CPU accounts + max(CPU comparisons + other, sending) + waiting',
      today === null ? 'not possible, see below' : duration(today),
    ],
  ];
}

/** What the numbers rest on, and what they need that is not there. */
function notes({ machine, machines, tooLarge }: Capacity, c: Coefficients): string[] {
  const lines = [
    `Measured on ${c.machine}, ${c.date}, with jobs of ${amount(c.rows)} rows, by: ${c.command}`,
    'Not in it: taking uploads by day; moving records into jobs and out; sealing indices at rest; the store.',
  ];
  if (machines > 1 || machine.cores > 1)
    lines.push(
      'Jobs do not depend on each other, but so far a node computes in one thread, and divides large jobs among up to four, here or on other machines (--shards, --workers): more cores and machines need somebody who hands jobs out to them.',
    );
  for (const { kind, rows, sorts, matches } of tooLarge)
    lines.push(
      `${kind}: ${amount(rows)} rows a job are more than the ${amount(c.rows)} that were measured in one piece. A node divides them among up to four threads, here or on other machines (--shards, --workers); the numbers assume that they are divided over all machines and a row costs the same then. Jobs: ${amount(sorts + matches)}, parts of each: ${amount(Math.ceil(rows / c.rows))}.`,
    );
  return lines;
}
