import { join } from 'node:path';
import { SafeTraceNode } from '../../workers/node/node.ts';
import { progressLines } from '../../workers/node/progress-lines.ts';
import { joinDeployment } from '../introducer.ts';
import { greetMachines } from '../machines/greet.ts';
import { random } from '../random.ts';
import { sqliteStore } from '../store-sqlite.ts';
import type { NodePlan, RunningNode } from './host.ts';
import { codeOf, computeScript, threadComputer } from './threads.ts';

/** Runs a node in this process, its rows in `node.sqlite` of the state directory. */
export async function startInProcess(plan: NodePlan): Promise<RunningNode> {
  const { deployment, circuits, party, identity, state, shards, machines, log } = plan;
  const store = sqliteStore(join(state, 'node.sqlite'), log);
  const introducer = await joinDeployment(deployment, identity, plan.loopback, log);
  const node = new SafeTraceNode({
    deployment,
    circuits,
    party,
    identity: identity.secretKey,
    introducer,
    computer: await threadComputer(shards, machines),
    store,
    now: () => Math.floor(Date.now() / 1000),
    milliseconds: () => performance.now(),
    random,
    progress: progressLines(log),
    trouble: log,
  });
  await node.start();
  if (machines) void greetMachines(machines, await codeOf(await computeScript()), log);
  return {
    async stop() {
      await node.stop();
      await store.close();
    },
    links: async () => node.links(),
    died: new Promise(() => {}), // an error that ends this process needs no second reporter
  };
}
