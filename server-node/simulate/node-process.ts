/** A simulated node in a process of its own, which its simulation tells what to do over the channel between them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { joinDeployment } from '../introducer.ts';
import { type NodeEvents, type NodeSetup, type SimulatedNode, startNode } from './node.ts';
import { NODE_COMMAND } from './node-command.ts';

type Order =
  | { order: 'start'; value: NodeSetup }
  | { order: 'setTime'; value: number }
  | { order: 'announce' | 'stop'; value?: undefined };

/** Answers come in the order of the orders, events between them. */
type Message =
  | { answer: true; error?: string }
  | { [E in keyof NodeEvents]: { event: E; value: Parameters<NodeEvents[E]>[0] } }[keyof NodeEvents];

/** Starts the process and the node in it. @throws Error when it does not start */
export async function startNodeProcess(setup: NodeSetup, events: NodeEvents): Promise<SimulatedNode> {
  // As we were started ourselves: by tsx or as a bundle.
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1], NODE_COMMAND], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    detached: true, // Ctrl-C reaches us alone
  });
  const waiting: { resolve(): void; reject(error: Error): void }[] = [];
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    const end = (why: string) => {
      const error = new Error(`the process of node ${setup.party} ended (${why})`);
      for (const { reject } of waiting.splice(0)) reject(error);
      if (!stopping) events.failed(error.message);
      resolve();
    };
    child.once('exit', (code, signal) => end(signal ?? `exit code ${code}`));
    child.once('error', ({ message }) => end(message));
  });
  child.on('message', (message: Message) => {
    if ('answer' in message) {
      const { resolve, reject } = waiting.shift()!;
      if (message.error === undefined) resolve();
      else reject(new Error(message.error));
    } else (events[message.event] as (value: unknown) => void)(message.value);
  });
  const tell = (order: Order) =>
    new Promise<void>((resolve, reject) => {
      waiting.push({ resolve, reject });
      child.send(order);
    });
  await tell({ order: 'start', value: setup }).catch((error) => {
    stopping = true;
    if (child.connected) child.disconnect();
    throw error;
  });
  return {
    setTime: (value) => tell({ order: 'setTime', value }),
    announce: () => tell({ order: 'announce' }),
    async stop() {
      stopping = true;
      await tell({ order: 'stop' }).catch(() => {}); // it may have ended before
      child.disconnect();
      await ended;
    },
  };
}

/** Is such a process until the simulation is gone. */
export async function serveNode(channel: Pick<ChildProcess, 'send' | 'on' | 'connected'>): Promise<void> {
  if (!channel.connected) return;
  const send = (message: Message) => void channel.send!(message);
  const event =
    <E extends keyof NodeEvents>(name: E): NodeEvents[E] =>
    (value: never) =>
      send({ event: name, value } as Message);
  const events = { progress: event('progress'), done: event('done'), failed: event('failed') };
  let node: SimulatedNode;
  const obey = async ({ order, value }: Order) => {
    if (order === 'start') {
      const introducer = await joinDeployment(value.deployment, value.keys, true, () => {});
      node = await startNode(value, introducer, events);
    } else if (order === 'setTime') await node.setTime(value);
    else await node[order]();
  };
  let last = Promise.resolve();
  channel.on('message', (order: Order) => {
    last = last
      .then(() => obey(order))
      .then(
        () => send({ answer: true }),
        (error: Error) => send({ answer: true, error: error.message }),
      );
  });
  await new Promise<void>((resolve) => channel.on('disconnect', () => resolve()));
}
