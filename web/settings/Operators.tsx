import { bytesToHex } from '@noble/hashes/utils.js';
import { programHash } from '../../workers/wire/deployment.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { contact, joined, retention } from '../store/state.ts';
import { enough, inWords, noise } from '../words/operators.ts';
import { duration, visitPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { countryName, fingerprint } from './fingerprint.ts';
import { PiecesOfAVisit } from './PiecesOfAVisit.tsx';

/** Names, countries and keys of those who compute, and what leaves the phone, comes back and is erased. */
export function Operators() {
  const community = joined.value;
  if (!community)
    return (
      <Page title="Who computes" up="/more">
        <p>This phone has not reached its operators yet, so it cannot say who they are.</p>
      </Page>
    );
  const { deployment, hash } = community;
  const { roster, authority, run, grid } = deployment;
  const unreachable = new Set(contact.value?.unreachable);
  const refusals = Object.fromEntries(
    (contact.value?.refused ?? []).map(({ operator, epoch, reason }) => [
      operator,
      `the record of ${visitPhrase(epochStart(grid, epoch), now.value, grid)}: ${reason}`,
    ]),
  );
  return (
    <Page title="Who computes" up="/more">
      <p>
        {deployment.name} is computed by {inWords(deployment.parties)} operators who do not depend on each
        other. Each receives one piece of every upload. {noise(deployment)}; only {enough(deployment)}{' '}
        together could mean something.
      </p>
      <PiecesOfAVisit key={hash} deployment={deployment} />
      {roster.map((node) => (
        <section key={node.key} class="card stack tight">
          <h2>{node.operator}</h2>
          <dl class="facts">
            <dt>Node</dt>
            <dd>{node.name}</dd>
            <dt>Country</dt>
            <dd>{countryName(node.country)}</dd>
            <dt>Key</dt>
            <dd class="mono">{fingerprint(node.key)}</dd>
            <dt>Last contact</dt>
            <dd>
              {contact.value
                ? unreachable.has(node.name)
                  ? 'could not be reached'
                  : 'reached'
                : 'not tried yet'}
            </dd>
            {refusals[node.name] && (
              <>
                <dt>Refused</dt>
                <dd>{refusals[node.name]}</dd>
              </>
            )}
          </dl>
        </section>
      ))}
      {authority && (
        <section class="card stack tight">
          <h2>{authority.name}</h2>
          <p>Confirms positive tests. It sees no diary, no account and no answer.</p>
          <dl class="facts">
            <dt>Key</dt>
            <dd class="mono">{fingerprint(authority.key)}</dd>
          </dl>
        </section>
      )}
      <section class="card stack tight">
        <h2>{words.value.data.operators.program}</h2>
        <p>{words.value.data.operators.programText}</p>
        <p class="mono">
          {deployment.program}: {fingerprint(bytesToHex(programHash(deployment)))}
        </p>
      </section>
      <section class="stack tight">
        <h2>What leaves this phone</h2>
        <p>
          After each {grid.epoch === 86_400 ? 'day' : 'round'} one upload of always the same size, whether you
          went anywhere or not, cut into {inWords(deployment.parties)} pieces of noise. No name of a place is
          in it.
        </p>
        <h2>What comes back</h2>
        <p>One answer of always the same size, in pieces that only this phone can put together.</p>
        <h2>What is erased when</h2>
        <p>
          Operators erase the places after the computation of their {grid.epoch === 86_400 ? 'day' : 'round'},
          and all that is left of it after {duration(run.window * grid.epoch)}. This phone deletes diary
          entries after {duration(retention.value * 86_400)}.
        </p>
      </section>
      <section class="stack tight">
        <h2>Fingerprint of this community</h2>
        <p class="mono">{fingerprint(hash)}</p>
        <p class="soft small">Compare it with what your school, employer or authority has published.</p>
      </section>
    </Page>
  );
}
