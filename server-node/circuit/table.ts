import { type Circuit, KINDS, outputWidths } from '../../workers/mpc/circuit/circuit.ts';
import { OP_WORDS, schedule } from '../../workers/mpc/circuit/schedule.ts';

/** What a circuit is and costs, a line each; a MAND counts as the ANDs that it is. */
export function circuitTable(circuit: Circuit): string {
  const { depth, slots, code } = schedule(circuit);
  const counts = KINDS.map(() => 0);
  for (const kind of circuit.kinds) counts[kind]++;
  const kinds = KINDS.flatMap((name, kind) => (counts[kind] > 0 ? [`${number(counts[kind])} ${name}`] : []));
  return [
    ['inputs', `${circuit.inputs.join(', ')} bits`],
    ['outputs', `${outputWidths(circuit).join(', ')} bits`],
    ['gates', kinds.length > 0 ? `${number(circuit.kinds.length)}: ${kinds.join(', ')}` : '0'],
    ['evaluated', `${number(code.length / OP_WORDS)} (copies and gates that no output needs are left out)`],
    ['AND depth', number(depth)],
    ['registers', number(slots)],
  ]
    .map(([name, value]) => `${name.padEnd(10)} ${value}`)
    .join('\n');
}

const number = (value: number): string => value.toLocaleString('en-US');
