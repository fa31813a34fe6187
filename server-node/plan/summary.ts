import type { Capacity } from './capacity.ts';
import { amount, bytes, duration } from './numbers.ts';

/** Several plans for machines of one kind, a line each; also a table in Markdown. */
export function planSummary(plans: readonly Capacity[]): string {
  const { cores, link } = plans[0].machine;
  const rows = [
    [
      'users',
      'CPU-hours',
      'sent',
      'disk',
      `machines (${cores} cores, ${amount(link / 1e6)} Mbit/s)`,
      'night',
      'today’s node',
    ],
    ...plans.map(({ users, cpuSeconds, sentBytes, disk, machines, seconds, today, tooLarge }) => [
      amount(users),
      amount(cpuSeconds.sum / 3600),
      bytes(sentBytes),
      bytes(disk.sum),
      `${amount(machines)}${tooLarge.length > 0 ? ' *' : ''}`,
      duration(seconds),
      today === null ? 'not possible' : duration(today),
    ]),
  ];
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const lines = rows.map((row) => `| ${row.map((cell, at) => cell.padEnd(widths[at])).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  if (plans.some(({ tooLarge }) => tooLarge.length > 0))
    lines.push(
      '',
      '\\* jobs are larger than any that was measured in one piece; a node divides them among up to four threads, here or on other machines (--shards, --workers), and hands out nothing else',
    );
  return lines.join('\n');
}
