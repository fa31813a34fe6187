import { type Identity, identityOf } from '../../workers/link/identity.ts';

export const DEPLOYMENT = 'dd'.repeat(32);

/** A fixed identity for tests. */
export const identity = (number: number): Identity => identityOf(new Uint8Array(32).fill(number));
