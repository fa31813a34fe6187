import { readFact, writeFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { uniform, uploadTime } from './plan.ts';

const draw = async (joined: Joined, epoch: number): Promise<number> => {
  const drawn = (await readFact('upload-times')) ?? [];
  const known = drawn.find((time) => time.epoch === epoch);
  if (known) return known.at;
  const at = uploadTime(joined, epoch, uniform());
  // The newest open epoch is drawn last; those that left the window by then are open no more.
  const open = drawn.filter((time) => time.epoch > epoch - joined.deployment.run.window);
  await writeFact('upload-times', [...open, { epoch, at }]);
  return at;
};

let last: Promise<unknown> = Promise.resolve();

/**
 * The upload's moment, drawn once for each epoch, also over a restart: an epoch that were drawn again at every look
 * would go out early, and two can be open at once.
 * @returns unix seconds
 */
export const momentOf = (joined: Joined, epoch: number): Promise<number> => {
  // One after the other: two steps of the engine ask, and each draw is written beside those before it.
  const mine = last.then(() => draw(joined, epoch));
  last = mine.catch(() => {});
  return mine;
};
