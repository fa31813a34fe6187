/**
 * Usual stays by kind of venue, for codes that name no length of their own. The numbers are those of the
 * Corona-Warn-App, which posters of ours use too; 0 is a kind without a name.
 */
const USUAL_MINUTES: Readonly<Record<number, number>> = {
  1: 120, // other, for good
  2: 180, // other, for a time
  3: 45, // shop
  4: 90, // food and drink
  5: 90, // crafts, services
  6: 480, // workplace
  7: 120, // school, university
  8: 60, // public building
  9: 180, // cultural event
  10: 120, // club, sport
  11: 240, // private celebration
  12: 90, // worship
};

/** Usual stay in minutes at a kind of venue; undefined for a kind that is not known. */
export const usualMinutes = (type: number | undefined): number | undefined =>
  type === undefined ? undefined : USUAL_MINUTES[type];
