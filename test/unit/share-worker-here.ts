import { deploymentHash, parseDeployment } from '../../workers/wire/deployment.ts';

/** What the share worker does at a start, in this thread: there is no worker in these tests. */
export const workerHere = () => ({
  readDeployment: async (text: string) => {
    const deployment = parseDeployment(text);
    return { deployment, hash: deploymentHash(deployment) };
  },
});
