import type { Deployment } from '../wire/deployment.ts';
import { DETECTOR, type Detector } from './detector.ts';

/** What a deployment calls an encounter; without words of its own, or without a deployment, the usual. */
export const detectorOf = (deployment: Deployment | null): Detector =>
  deployment?.near?.encounter ?? DETECTOR;

/** What phones of a model lose more than the usual one, dB: as the deployment says, else 0. */
export const correctionOf = (deployment: Deployment, model: string): number =>
  deployment.near?.corrections?.find((known) => known.model === model)?.dB ?? 0;
