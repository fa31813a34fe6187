import type { Log } from '../log.ts';
import { type Machines, remoteThread } from './remote-thread.ts';

/** Says of every worker whether it can be reached now, so that nobody learns only at night that one cannot. */
export async function greetMachines({ addresses, key }: Machines, code: string, log: Log): Promise<void> {
  await Promise.all(
    addresses.map(async (address) => {
      const thread = remoteThread(address, key, code);
      try {
        await thread.met;
        log(`worker ${address.host}:${address.port} is there`);
      } catch (error) {
        log(`${(error as Error).message}; runs fail until it is there`);
      } finally {
        thread.terminate();
      }
    }),
  );
}
