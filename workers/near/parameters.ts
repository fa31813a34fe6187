import type { Deployment } from '../wire/deployment.ts';
import { DETECTOR, type Detector } from './detector.ts';

/** What a deployment calls an encounter; without words of its own, or without a deployment, the usual. */
export const detectorOf = (deployment: Deployment | null): Detector =>
  deployment?.near?.encounter ?? DETECTOR;
