import type { Minute } from './minutes.ts';

/**
 * Minutes spent near: those under δ, and silent ones between two such, as phones hear in bursts. A minute that was
 * heard and is not under δ is never near. With a larger δ these minutes stay and others may come.
 * @param minutes of one identifier, ascending, each once (not checked)
 * @param delta dB
 * @param bridge at most so many silent minutes in a row
 * @returns floor(Unix seconds / 60), ascending
 */
export function nearMinutes(minutes: readonly Minute[], delta: number, bridge: number): number[] {
  const near: number[] = [];
  for (const [i, { minute, attenuation }] of minutes.entries()) {
    if (!(attenuation < delta)) continue;
    const before = minutes[i - 1];
    const silent = before && before.attenuation < delta ? minute - before.minute - 1 : 0;
    if (silent <= bridge) for (let s = minute - silent; s < minute; s++) near.push(s);
    near.push(minute);
  }
  return near;
}
