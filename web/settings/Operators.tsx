import { bytesToHex } from '@noble/hashes/utils.js';
import { programHash } from '../../workers/wire/deployment.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { NotReached } from '../app/NotReached.tsx';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { contact, joined, retention } from '../store/state.ts';
import { isolated, quoted } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { noise } from '../words/operators.ts';
import { duration, visitPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { countryName, fingerprint } from './fingerprint.ts';
import { PiecesOfAVisit } from './PiecesOfAVisit.tsx';

/** Names, countries and keys of those who compute, and what leaves the phone, comes back and is erased. */
export function Operators() {
  const w = laterWords.value.settings;
  const community = joined.value;
  if (!community)
    return (
      <Page title={words.value.screens.operators.title} up="/more">
        <NotReached why={w.notReached} />
      </Page>
    );
  const { deployment, hash } = community;
  const { roster, authority, run, grid, parties, threshold } = deployment;
  const daily = grid.epoch === 86_400;
  const unreachable = new Set(contact.value?.unreachable);
  const refusals = Object.fromEntries(
    (contact.value?.refused ?? []).map(({ operator, epoch, reason }) => [
      operator,
      w.refusedRecord(visitPhrase(epochStart(grid, epoch), now.value, grid), quoted(reason)),
    ]),
  );
  return (
    <Page title={words.value.screens.operators.title} up="/more">
      <p>
        {w.computedBy(isolated(deployment.name), parties)} {w.onlyTogether(noise(deployment), threshold + 1)}
      </p>
      <PiecesOfAVisit key={hash} deployment={deployment} />
      {roster.map((node) => (
        <section key={node.key} class="card stack tight">
          <h2>
            <bdi>{node.operator}</bdi>
          </h2>
          <dl class="facts">
            <dt>{w.node}</dt>
            <dd>
              <bdi>{node.name}</bdi>
            </dd>
            <dt>{w.country}</dt>
            <dd>{countryName(node.country)}</dd>
            <dt>{w.key}</dt>
            <dd class="mono">{fingerprint(node.key)}</dd>
            <dt>{w.lastContact}</dt>
            <dd>
              {contact.value ? (unreachable.has(node.name) ? w.contactFailed : w.contactMade) : w.contactNone}
            </dd>
            {refusals[node.name] && (
              <>
                <dt>{w.refused}</dt>
                <dd>{refusals[node.name]}</dd>
              </>
            )}
          </dl>
        </section>
      ))}
      {authority && (
        <section class="card stack tight">
          <h2>
            <bdi>{authority.name}</bdi>
          </h2>
          <p>{w.authority}</p>
          <dl class="facts">
            <dt>{w.key}</dt>
            <dd class="mono">{fingerprint(authority.key)}</dd>
          </dl>
        </section>
      )}
      <section class="card stack tight">
        <h2>{laterWords.value.data.operators.program}</h2>
        <p>{laterWords.value.data.operators.programText}</p>
        <p class="mono">
          {deployment.program}: {fingerprint(bytesToHex(programHash(deployment)))}
        </p>
      </section>
      <section class="stack tight">
        <h2>{w.leaves}</h2>
        <p>{daily ? w.leavesDaily(parties) : w.leavesEachRound(parties)}</p>
        <h2>{w.comesBack}</h2>
        <p>{w.comesBackText}</p>
        <h2>{w.erased}</h2>
        <p>
          {daily ? w.erasedDaily(run.window) : w.erasedEachRound(duration(run.window * grid.epoch))}{' '}
          {w.phoneErases(retention.value)}
        </p>
      </section>
      <section class="stack tight">
        <h2>{w.fingerprint}</h2>
        <p class="mono">{fingerprint(hash)}</p>
        <p class="soft small">{w.compare}</p>
      </section>
    </Page>
  );
}
