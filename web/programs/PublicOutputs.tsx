import { useState } from 'preact/hooks';
import type { PublicOutputs as Outputs } from '../../workers/phone/programs.ts';
import { createAccount } from '../../workers/wire/account.ts';
import type { Program } from '../../workers/wire/circuit-programs.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { random } from '../app/random.ts';
import { makeClient } from '../engine/client.ts';
import type { Joined } from '../store/schema.ts';
import { visitPhrase } from '../words/time.ts';
import { Facts } from './Facts.tsx';

/** Groups that are listed; the rest is counted. */
const MOST = 20;

/** Asks as a stranger, whom nothing links to this phone's pseudonym. */
const look = async (community: Joined, program: Program): Promise<Outputs | null> => {
  const client = makeClient(community, createAccount(random));
  try {
    return await client.programOutputs(program);
  } finally {
    client.close();
  }
};

/** What a program gave to everybody in its newest run, for who took part and who did not. */
export function PublicOutputs({ community, program }: { community: Joined; program: Program }) {
  const [said, say] = useState('');
  const [found, keep] = useState<Outputs | null>(null);
  const ask = async () => {
    say('Asking the operators …');
    try {
      const outputs = await look(community, program);
      keep(outputs);
      say(outputs ? '' : 'Nothing has come of it yet.');
    } catch {
      say('No operator can be reached now.');
    }
  };
  const { grid } = community.deployment;
  return (
    <section class="card stack tight">
      <h2>What everybody can see</h2>
      {found && (
        <p>
          Of {visitPhrase(epochStart(grid, found.run), now.value, grid)}: {found.persons}{' '}
          {found.persons === 1 ? 'person' : 'people'} gave numbers, in {found.groups.length}{' '}
          {found.groups.length === 1 ? 'group' : 'groups'}.
        </p>
      )}
      {found?.groups.slice(0, MOST).map((values, g) => (
        <Facts key={`${found.run}/${g}`} title={`Group ${g + 1}`} values={values} />
      ))}
      {found && found.groups.length > MOST && <p>And {found.groups.length - MOST} groups more.</p>}
      <p role="status">{said}</p>
      <button type="button" class="button" onClick={() => void ask()}>
        Show the newest
      </button>
    </section>
  );
}
