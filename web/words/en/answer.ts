import { inWords } from './operators.ts';

export const answer = {
  noAnswerSince: (since: string, why: string) => `No answer ${since}: ${why}.`,
  noAnswerYet: (why: string) => `No answer yet: ${why}.`,
  offline: 'this phone is offline',
  skipped: 'too few people took part in the last round',
  silent: 'the operators have not given one',
  visit: (place: string, when: string) => `${place} (${when})`,
  /** @param named one or two @param others how many more */
  visits: (named: string[], others: number) =>
    [...named, ...(others > 0 ? [`${inWords(others)} other visit${others === 1 ? '' : 's'}`] : [])].join(
      ' and ',
    ),
  noneOpen: 'You have no visits that wait to be checked.',
  noneOpenSince: (since: string) => `You have no visits ${since} that wait to be checked.`,
  open: (visits: string) => `Your visits are not checked yet: ${visits}.`,
  openSince: (since: string, visits: string) => `Your visits ${since} are not checked yet: ${visits}.`,
  keptHere: (last: string) =>
    `They are kept on this phone. Keep the app open when the operators are back: those of ${last} can still be checked then.`,
  someMissing: (answered: string, missing: string) => `${answered}; ${missing}.`,
  notChecked: (visits: string) =>
    `Not checked: ${visits}, because not every operator has this phone's record of that time.`,
  deleted: 'a place that you deleted from your diary',
  /** The place follows. */
  exposedAt: (when: string) => `${when} you were in the same place as someone who later tested positive:`,
  exposedMeeting: (when: string) => `${when} you were in a meeting with someone who later tested positive:`,
  exposedMet: (when: string) => `${when} you were in a meeting with someone who later tested positive.`,
  exposedNear: (when: string) => `${when} Bluetooth noted you near someone who later tested positive.`,
  exposedOn: (when: string) => `${when} you were in the same place as someone who later tested positive.`,
  dayOnly: 'Results here do not say when or where.',
  otherTimes: (n: number) => `And ${inWords(n)} other time${n === 1 ? '' : 's'}.`,
  otherDays: (n: number) => `And ${inWords(n)} other day${n === 1 ? '' : 's'}.`,
  contradiction: 'No answer today: the operators contradict each other.',
  nothingShown:
    'At least one of them answered wrongly, so nothing of it is shown. The next round is checked afresh.',
  nothingOf: (last: string) => `Nothing of ${last} is checked yet.`,
  nothingYet: 'Nothing to check yet.',
  everyNight: 'Visits are checked in the night after each day.',
  everyRound: 'Visits are checked after each round.',
  none: (last: string) => `No exposure found in ${last}.`,
  /** @param counted "3 days": those that were checked */
  noneIn: (counted: string, last: string) =>
    `No exposure found in the ${counted.replace(/^1 /, 'one ')} checked of ${last}.`,
  checked: (moment: string) => `Checked ${moment}.`,
};
