const others = (n: number) => `${n === 1 ? 'one' : n} other participant${n === 1 ? '' : 's'}`;

export const detail = {
  day: 'People who were in the same places at the same times learn on which day, not when or where. Nobody learns your name.',
  strict: (crowd: number) =>
    `People who were in the same places at the same times learn when and where, if at least ${others(crowd)} checked in there within the same hours; else nothing. Nobody learns your name.`,
  open: 'People who were in the same places at the same times learn when and where. Nobody learns your name. In a small group somebody may guess it.',
  keptBack: (crowd: number) =>
    `Where fewer than ${others(crowd)} checked in within the same hours, nothing is told.`,
};
