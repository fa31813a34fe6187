import type { Deployment } from '../../workers/wire/deployment.ts';
import { fullParameters } from '../defaults.ts';

/** A deployment with the parameters of `init` and an authority; names, keys and addresses cost nothing. */
export const typicalDeployment: Deployment = {
  ...fullParameters,
  name: '',
  roster: [],
  authority: { name: '', key: '', url: '' },
  signal: '',
};
