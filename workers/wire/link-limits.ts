import type { Deployment } from './deployment.ts';
import { uploadBytes } from './upload.ts';

/** What stands around an upload as an RPC, generously. */
const AROUND = 1024;
const LEAST = 64 * 1024;

/** Whom a member of the deployment takes links from without limit, and the largest frame (bytes) of all others. */
export function linkLimits(d: Deployment): { trusted: ReadonlySet<string>; strangerFrame: number } {
  const keys = d.roster.map(({ key }) => key);
  return {
    trusted: new Set(d.authority ? [...keys, d.authority.key] : keys),
    strangerFrame: Math.max(LEAST, ...d.roster.map((_, i) => uploadBytes(d, i + 1) + AROUND)),
  };
}
