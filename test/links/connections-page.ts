import { CollectedConnection } from '../../web/node/connections.ts';

/** Makes and closes connections; returns how many were made before the browser refused. */
async function comeAndGo(count: number): Promise<number> {
  for (let made = 0; made < count; made++) {
    try {
      new CollectedConnection().close();
    } catch {
      return made;
    }
    if (made % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return count;
}

export type ConnectionsPage = { comeAndGo: typeof comeAndGo };
Object.assign(window, { connections: { comeAndGo } });
