import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('en');

const size = (least: number, most: number) =>
  least === most ? `${most}` : `${least} ${most === least + 1 ? 'or' : 'to'} ${most}`;

export const programs = {
  intro:
    'Each of these takes numbers that people give of their own will. Who takes part in none is left out of it, and nothing else changes.',
  none: 'This community has no such count.',
  noPart: 'You take no part',
  leaving: 'Leaves this phone in a moment',
  waiting: 'You take part; no answer yet',
  missed: 'Was not counted',
  answered: 'Answered',
  tooFew: 'Too few took part',
  doubted: 'In doubt',

  whoLearns: 'Who learns what',
  quoted: (name: string) => `“${name}”`,
  /** @param least persons of the smallest group @param most persons of the largest */
  everybodySees: (outputs: string, least: number, most: number) =>
    `Everybody can see ${outputs} of each group of ${size(least, most)} people.`,
  onlyYou: (outputs: string) => `Only you can read ${outputs}. Others of your group read their own.`,
  chance: (least: number) =>
    `Chance decides who is in a group with whom. When fewer than ${least} people are left for a group nothing is computed for them.`,
  leaves: 'What leaves this phone',
  leavesText: (parties: number, operators: string) =>
    `Your numbers, cut into ${inWords(parties)} pieces of noise, one for each operator: ${operators}. They see that this phone’s pseudonym takes part, not what you give, and erase the pieces with the computation.`,
  couldRead: (enough: number) => `Only ${inWords(enough)} of them who conspire could read your numbers.`,
  smallGroup: 'In a small group people can work out something about each other from what is public.',
  fingerprint: 'Fingerprint of this count',
  fingerprintText: (community: string, operators: string) =>
    `It stands for the circuit and all that is said of it here, not for who computes it: that is ${community}, with ${operators}, who all compute exactly this.`,

  give: 'What you give',
  range: (most: string) => `A whole number from 0 to ${most}`,
  outOfRange: (field: string, most: string) => `${field}: a whole number from 0 to ${most}, please.`,
  notKept: 'Your numbers could not be kept on this device. Try again.',
  onceGiven: 'Once given it counts for today, and cannot be taken back.',
  takePart: 'Take part',
  takeNoPart: 'Take no part',

  leavingSentence: 'Your numbers leave this phone in a moment. Until then you can change your mind.',
  waitingSentence: (due: string) =>
    `You take part: your numbers are on their way, or at the operators, who compute after ${due}. Keep the app open or open it again later.`,
  missedSentence:
    'Your numbers were not counted: not all operators had them in time and in order, more people took part than can be counted at once, or an operator broke the computation off. In that case operators may have seen what is public of your group.',
  doubtedSentence: 'The operators’ answers do not fit together. Nothing of them is shown.',
  tooFewSentence: (persons: number, least: number) =>
    `Too few took part: your group would have had ${persons} of at least ${least} people. Nothing was computed from your numbers.`,
  answeredSentence: (persons: number) =>
    count(persons, {
      one: 'Computed for # person: you.',
      other: 'Computed for # people, you among them.',
    }),
  forYou: 'For you alone',
  forAll: 'Of your group, for everybody',
  giveNothing: 'Give nothing',
  again: 'Take part again',

  everybody: 'What everybody can see',
  asking: 'Asking the operators …',
  nothingYet: 'Nothing has come of it yet.',
  unreachable: 'No operator can be reached now.',
  gave: (when: string, persons: number, groups: number) =>
    `Of ${when}: ${count(persons, { one: '# person', other: '# people' })} gave numbers, in ${count(groups, { one: '# group', other: '# groups' })}.`,
  group: (n: number) => `Group ${n}`,
  moreGroups: (n: number) => count(n, { one: 'And # group more.', other: 'And # groups more.' }),
  newest: 'Show the newest',
};
