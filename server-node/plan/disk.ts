import { rowsOf } from '../../workers/mpc/index-build.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { pathBytes } from '../../workers/wire/merkle.ts';
import { resultBytes } from '../../workers/wire/result-kind.ts';
import { uploadBytes } from '../../workers/wire/upload.ts';
import { waysOf } from './formula.ts';
import type { NightJobs } from './jobs.ts';

/** Bytes of one user's upload at a node that holds an explicit part, and of the result of one among so many users. */
export const userBytes = (d: Deployment, users: number) => ({
  upload: uploadBytes(d, 1),
  result: resultBytes(d, pathBytes(0, users)),
});

/** A stored index: lanes 4, two parts of e and mask, with `near` two bits of roles each way (index-codec.ts). */
export const indexBytesPerRow = ({ spec }: Pick<NightJobs, 'spec'>): number =>
  spec ? 4 + (2 * (1 + spec.h + (spec.kind === 'near' ? 2 * waysOf(spec) : 0))) / 8 : 0;

/** What a node's store holds after a night, bytes, without the store's own. */
export interface Disk {
  /** Of the new epoch and those in grace. */
  readonly uploads: number;
  /** Of the window. */
  readonly indices: number;
  readonly results: number;
}

export function diskOf(d: Deployment, users: number, jobs: readonly NightJobs[]): Disk {
  const { upload, result } = userBytes(d, users);
  return {
    uploads: (d.run.grace + 1) * users * upload,
    indices: jobs.reduce(
      (sum, job) => sum + (job.spec ? job.matches * rowsOf(job.spec) * indexBytesPerRow(job) : 0),
      0,
    ),
    results: users * result,
  };
}
