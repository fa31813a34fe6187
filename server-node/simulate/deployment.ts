import type { Deployment } from '../../workers/wire/deployment.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { UsageError } from '../errors.ts';
import { createKeyPair, type KeyPair } from '../keys.ts';
import type { SimulationPlan } from './plan.ts';
import { DAY } from './rows.ts';
import type { Replay } from './run.ts';

/** Days before and after its run for which an entry of the authority's list has levels. */
export const WINDOW = 14;
export const AHEAD = 10;

/** A deployment made for one simulation, with everybody's keys. */
export interface SimulatedDeployment {
  deployment: Deployment;
  /** Of parties 1..n. */
  nodes: KeyPair[];
  /** Null in a self-report deployment. */
  authority: KeyPair | null;
}

/**
 * The deployment that a plan needs: epochs are days, each matched once in its own run; with claims the whole window
 * is matched and an authority says who is ill.
 * @param signal address of the signalling server; any when links stay in memory
 * @throws UsageError when the plan's options make no deployment that phones would join
 */
export function simulatedDeployment(
  plan: SimulationPlan,
  { program, claims, parties, threshold }: Replay,
  ill: number,
  signal: string,
): SimulatedDeployment {
  const nodes = Array.from({ length: parties }, createKeyPair);
  const authority = claims ? createKeyPair() : null;
  const near = plan.kind === 'near';
  const deployment: Deployment = {
    version: 1,
    name: 'simulation',
    parties,
    threshold,
    program,
    detail: plan.detail,
    roster: nodes.map(({ publicKey }, i) => ({
      name: `node ${i + 1}`,
      operator: 'simulation',
      country: 'none',
      key: publicKey,
    })),
    authority: authority && { name: 'authority', key: authority.publicKey, url: 'http://localhost' },
    signal,
    grid: { slot: plan.slot, epoch: DAY, offset: 0 },
    place: { h: plan.block, venues: near ? 0 : plan.positions, meets: 0 },
    near: near ? { h: 1, self: 1, heard: plan.positions, symmetric: plan.symmetric } : null,
    run: { collect: DAY / 2, grace: 0, window: claims ? WINDOW : 1, minAccounts: 2 },
    claims: { places: Math.max(4, ill), runs: 3, ahead: AHEAD },
    visits: { minimum: 0, defaultLength: 7200, cap: DAY },
  };
  try {
    signDeployment(deployment, (authority ?? nodes[0]).secretKey);
  } catch (error) {
    throw new UsageError(`these options make no deployment: ${(error as Error).message}`);
  }
  return { deployment, nodes, authority };
}
