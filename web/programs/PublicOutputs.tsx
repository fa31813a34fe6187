import { useState } from 'preact/hooks';
import type { PublicOutputs as Outputs } from '../../workers/phone/programs.ts';
import type { Program } from '../../workers/wire/circuit-programs.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { makeClient } from '../engine/client.ts';
import { idbOutbox } from '../engine/outbox-idb.ts';
import { worker } from '../engine/worker.ts';
import type { Joined } from '../store/schema.ts';
import { laterWords } from '../words/later.ts';
import { visitPhrase } from '../words/time.ts';
import { Facts } from './Facts.tsx';

/** Groups that are listed; the rest is counted. */
const MOST = 20;

/** Entries of the catalogue. */
type Said = 'asking' | 'nothingYet' | 'unreachable';

/** Asks as a stranger, whom nothing links to this phone's pseudonym. */
const look = async (community: Joined, program: Program): Promise<Outputs | null> => {
  const client = makeClient(community, await worker().createAccount(), idbOutbox);
  try {
    return await client.programOutputs(program);
  } finally {
    client.close();
  }
};

/** What a program gave to everybody in its newest run, for who took part and who did not. */
export function PublicOutputs({ community, program }: { community: Joined; program: Program }) {
  const w = laterWords.value.programs;
  const [said, say] = useState<Said | null>(null);
  const [found, keep] = useState<Outputs | null>(null);
  const ask = async () => {
    say('asking');
    try {
      const outputs = await look(community, program);
      keep(outputs);
      say(outputs ? null : 'nothingYet');
    } catch {
      say('unreachable');
    }
  };
  const { grid } = community.deployment;
  return (
    <section class="card stack tight">
      <h2>{w.everybody}</h2>
      {found && (
        <p>
          {w.gave(
            visitPhrase(epochStart(grid, found.run), now.value, grid),
            found.persons,
            found.groups.length,
          )}
        </p>
      )}
      {found?.groups.slice(0, MOST).map((values, g) => (
        <Facts key={`${found.run}/${g}`} title={w.group(g + 1)} values={values} />
      ))}
      {found && found.groups.length > MOST && <p>{w.moreGroups(found.groups.length - MOST)}</p>}
      <p role="status">{said && w[said]}</p>
      <button type="button" class="button" onClick={() => void ask()}>
        {w.newest}
      </button>
    </section>
  );
}
