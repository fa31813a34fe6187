/** What the person lets this phone record and share, one kind of data at a time. Pure. */

/** The kinds of data: stays at places, meetings by code, encounters by Bluetooth, coarse cells of the map. */
export const SOURCES = ['visits', 'meetings', 'bluetooth', 'cells'] as const;
export type Source = (typeof SOURCES)[number];
/** The kinds whose rows uploads have. */
export type SharedSource = Exclude<Source, 'cells'>;

export interface Choice {
  /** Whether new entries are written to the diary. */
  record: boolean;
  /** Whether what was recorded goes into the uploads. */
  share: boolean;
}

export type Choices = Readonly<Record<Source, Choice>>;

/**
 * Before anybody chose: what needs an act of the person each time is on, as the act says what it is for; what would go on
 * by itself is off.
 */
export const UNASKED: Choices = {
  visits: { record: true, share: true },
  meetings: { record: true, share: true },
  bluetooth: { record: true, share: true },
  cells: { record: false, share: false },
};

/** The choices that count. @param stored as the database has them; those of an older app lack a kind */
export const choicesOf = (stored: Partial<Choices> | undefined): Choices => ({ ...UNASKED, ...stored });

/** Whether a new entry of this kind may be written. */
export const mayRecord = (choices: Choices, source: Source): boolean => choices[source].record;

/** Whether rows of this kind may be in an upload; without them it has the same size. */
export const mayShare = (choices: Choices, source: Source): boolean => choices[source].share;
