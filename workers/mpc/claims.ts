import type { Engine } from './engine.ts';
import type { Shared } from './shared.ts';

/** The list of registered claims and the uploads that enter in this run. */
export interface ClaimsInput {
  /** 128×M: registered claims, dummies included; no claim twice. */
  readonly places: Shared;
  /** 1×M: whether a place was redeemed in an earlier run. */
  readonly used: Shared;
  /** L×M: infectiousness levels that a place grants. */
  readonly levels: Shared;
  /** 128×U: the claim field of each upload, in the order of SHA-256(run coin ‖ account ‖ epoch). */
  readonly uploads: Shared;
  /** 32 bytes, tossed after closing. */
  readonly coins: Uint8Array;
}

/** What the join gives; all freshly shared. */
export interface ClaimsOutput {
  /** L×U */
  readonly got: Shared;
  /** 1×U: this upload redeemed a place. */
  readonly accepted: Shared;
  /** 1×M */
  readonly used: Shared;
}

/** Joins claims of uploads with the list (DESIGN §5, Claims 3): each place counts once, for the first upload that holds it. */
export async function joinClaims(_engine: Engine, _input: ClaimsInput): Promise<ClaimsOutput> {
  throw new Error('not written yet');
}
