import '../app/trusted-types.ts';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { identityOf } from '../../workers/link/identity.ts';
import { computeInThread } from '../../workers/node/compute-thread.ts';
import { SafeTraceNode } from '../../workers/node/node.ts';
import type { PageBridge } from '../../workers/node/page-bridge.ts';
import { progressLines } from '../../workers/node/progress-lines.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment } from '../../workers/wire/deployment-file.ts';
import { linkLimits } from '../../workers/wire/link-limits.ts';
import { random } from '../app/random.ts';
import { browserIntroducer } from '../peer/introducer.ts';
import { startWorker } from './compute-worker.ts';
import { CollectedConnection } from './connections.ts';
import { idbStore } from './store-idb.ts';

/** Links of phones at once. Chromium makes 500 connections: the rest is for what opens and for the other nodes. */
const MOST_PHONES = 200;

declare global {
  interface Window extends PageBridge {}
}

/** Runs a node in this page: the same core as everywhere, rows in IndexedDB, links by the browser's own WebRTC. */
async function main(): Promise<void> {
  const setup = await window.safetraceSetup();
  const deployment = parseDeployment(setup.deployment);
  const identity = hexToBytes(setup.secretKey);
  const store = await idbStore(`node-${setup.party}`);
  const log = (text: string) => void window.safetraceLog(text);
  const introducer = await browserIntroducer({
    url: deployment.signal,
    deployment: bytesToHex(deploymentHash(deployment)),
    identity: identityOf(identity),
    report: log,
    ...linkLimits(deployment),
    mostStrangers: MOST_PHONES,
    RTCPeerConnection: CollectedConnection,
  });
  const circuits = new Map(
    setup.circuits.map((text) => {
      const bytes = utf8ToBytes(text);
      return [bytesToHex(sha256(bytes)), bytes];
    }),
  );
  const node = new SafeTraceNode({
    deployment,
    circuits,
    party: setup.party,
    identity,
    introducer,
    computer: computeInThread(startWorker, setup.shards),
    store,
    now: () => Math.floor(Date.now() / 1000),
    milliseconds: () => performance.now(),
    random,
    progress: progressLines(log),
    trouble: log,
  });
  await node.start();
  window.safetraceLinks = async () => node.links();
  window.safetraceStop = async () => {
    await node.stop();
    await store.close();
  };
}

main().then(
  () => document.body.setAttribute('data-state', 'running'),
  (error) => {
    document.body.setAttribute('data-state', `failed: ${error instanceof Error ? error.message : error}`);
  },
);
