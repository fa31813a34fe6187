import { fullParameters } from '../../server-node/defaults.ts';
import type { IndexSpec } from '../../workers/mpc/index-build.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import { blocksPerEpoch } from '../../workers/wire/time.ts';

/** The jobs of a night in the default deployment. */
const { grid, place, run } = fullParameters;

export const SLOTS = place.h;
export const BLOCKS = blocksPerEpoch(grid, place.h);
export const POSITIONS = place.venues + place.meets;
export const WINDOW = run.window;
/** The new epoch, and the one whose grace time ends. */
export const BUILT_EPOCHS = 2;

/** `older`: builds the epoch that stands for those of earlier nights; `night`: everything of one night. */
export type NightRun = 'older' | 'night';

/** What one party holds of the blocks of an epoch. */
export interface NightInputs {
  readonly spec: IndexSpec;
  readonly blocks: readonly {
    readonly tokens: Shared;
    readonly masks: Shared;
    /** 3×accounts */
    readonly infectious: Shared;
    /** 1×N */
    readonly emit: Shared;
  }[];
}
