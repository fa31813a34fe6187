import type { Deployment } from './deployment.ts';
import { uploadShape } from './shape.ts';

/** What stands around an upload's record: header, signature, envelope and RPC, generously. */
const AROUND = 4096;
const LEAST = 64 * 1024;

/** Whom a member of the deployment takes links from without limit, and the largest frame (bytes) of all others. */
export function linkLimits(d: Deployment): { trusted: ReadonlySet<string>; strangerFrame: number } {
  const keys = d.roster.map(({ key }) => key);
  return {
    trusted: new Set(d.authority ? [...keys, d.authority.key] : keys),
    strangerFrame: Math.max(LEAST, uploadShape(d).bytes + AROUND),
  };
}
