import type { Party } from '../mpc/party.ts';
import { sharingOf } from '../mpc/sharing.ts';
import { type Deployment, deploymentHash } from './deployment.ts';
import { SALT_BYTES } from './result-proof.ts';
import { resultShape } from './shape.ts';
import { ENVELOPE_BYTES, SIGNATURE_BYTES } from './sizes.ts';

/** One node's share of an account's result by Shamir. */
export interface ResultShare {
  readonly run: number;
  readonly node: Party;
  /** Epochs in which an upload of this account counts, packed LSB first: bit a is epoch run − a. */
  readonly counted: Uint8Array;
  /** k bit-planes of the field's elements, packed LSB first. */
  readonly planes: readonly Uint8Array[];
  /** The account's place among all results of the run, and how many there are, by the node's word. */
  readonly index: number;
  readonly size: number;
  /** Where the share's path leads: the root that the node signed, or it has not signed this share. */
  readonly root: Uint8Array;
}

/** What a result tells of: the contact tracing, or a program (circuit-programs.ts). Both have one form, as uploads. */
export interface ResultKind {
  /** Label of signatures, role of envelopes. */
  readonly what: 'result' | 'program-result';
  /** What headers name, 32 bytes: the hash of the deployment, for a program also of that. */
  readonly id: Uint8Array;
  /** Epochs that it tells about. */
  readonly window: number;
  /** Bytes of `counted`. */
  readonly counted: number;
  /** Bytes of each plane of a share. */
  readonly bytes: number;
}

/** The results of the contact tracing. */
export const tracingKind = (deployment: Deployment): ResultKind => {
  const { window } = deployment.run;
  return {
    what: 'result',
    id: deploymentHash(deployment),
    window,
    counted: countedBytes(window),
    bytes: resultShape(deployment).bytes,
  };
};

/** Of a proof, before its path. */
const PLACE_BYTES = 4 + 4;
/** The path among 2^31 accounts. */
export const LONGEST_PATH = 31 * 32;

/** Bytes of `counted`. */
export function countedBytes(window: number): number {
  return Math.ceil(window / 8);
}

/**
 * Bytes of a result of a deployment: exposed or not, full window or first day.
 * @param path bytes of its path, which follow from the account's place among all of the run
 */
export function resultBytes(
  deployment: Deployment,
  path = LONGEST_PATH,
  kind = tracingKind(deployment),
): number {
  const head = 32 + 8 + 2 + 32 + 1 + kind.counted;
  return head + PLACE_BYTES + path + sealedBytes(deployment, kind) + SIGNATURE_BYTES;
}

export const fieldOf = (deployment: Deployment) => sharingOf(deployment).scheme.field;

export const sealedBytes = (deployment: Deployment, { bytes }: ResultKind): number =>
  ENVELOPE_BYTES + fieldOf(deployment).k * bytes + SALT_BYTES;
