import { capital } from '../capital.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('en');

/** Before the operators are known nobody can say how many it takes. */
const many = (n: number | null) => (n === null ? 'several' : inWords(n));

export const settings = {
  notReached: 'This phone has not reached its operators yet, so it cannot say who they are.',
  computedBy: (community: string, parties: number) =>
    `${community} is computed by ${inWords(parties)} operators who do not depend on each other. Each receives one piece of every upload.`,
  /** @param noise a sentence without its stop @param enough how many it takes */
  onlyTogether: (noise: string, enough: number) =>
    `${noise}; only ${inWords(enough)} together could mean something.`,
  node: 'Node',
  country: 'Country',
  key: 'Key',
  lastContact: 'Last contact',
  contactFailed: 'could not be reached',
  contactMade: 'reached',
  contactNone: 'none yet; each is asked when an answer is due',
  refused: 'Refused',
  /** @param reason as the operator said it */
  refusedRecord: (when: string, reason: string) => `the record of ${when}: ${reason}`,
  authority: 'Confirms positive tests. It sees no diary, no account and no answer.',
  leaves: 'What leaves this phone',
  leavesDaily: (parties: number) =>
    `After each day one upload of always the same size, whether you went anywhere or not, cut into ${inWords(parties)} pieces of noise. No name of a place is in it.`,
  leavesEachRound: (parties: number) =>
    `After each round one upload of always the same size, whether you went anywhere or not, cut into ${inWords(parties)} pieces of noise. No name of a place is in it.`,
  comesBack: 'What comes back',
  comesBackText: 'One answer of always the same size, in pieces that only this phone can put together.',
  erased: 'What is erased when',
  erasedDaily: (days: number) =>
    `Operators erase the places after the computation of their day, and all that is left of it after ${count(days, { one: '# day', other: '# days' })}.`,
  /** @param length "9 minutes" */
  erasedEachRound: (length: string) =>
    `Operators erase the places after the computation of their round, and all that is left of it after ${length}.`,
  phoneErases: (days: number) =>
    `This phone deletes diary entries after ${count(days, { one: '# day', other: '# days' })}.`,
  fingerprint: 'Fingerprint of this community',
  compare: 'Compare it with what your school, employer or authority has published.',

  pieces: (parties: number) => `A visit in ${inWords(parties)} pieces`,
  piecesText: 'This is how a visit leaves your phone. Choose operators, and see what they know together.',
  noise: 'Noise',
  visitPicture: 'The visit, a pin on a map',
  seen: (operators: number) =>
    `${capital(inWords(operators))} operators who conspire see the visit. They promise not to, and answer to different laws and people.`,
  seenByNobody: 'Nobody sees anything.',
  seenNoise: (operators: number) =>
    operators === 1
      ? 'One operator sees noise: every picture would look like this.'
      : `${capital(inWords(operators))} operators together see noise: every picture would look like this.`,
  cutAgain: 'Cut it again',

  conspire: (enough: number | null) => `${capital(many(enough))} operators who conspire see everything`,
  /** @param noise a sentence without its stop */
  conspireText: (noise: string, enough: number | null) =>
    `${noise}. ${capital(many(enough))} operators who put theirs together could read places, reports and answers. That is why they are independent of each other.`,
  liar: 'A lying operator can spoil an answer',
  liarText:
    'Operators are trusted to follow the rules. One who does not can make answers wrong, and learn from it. This phone notices when the answers do not fit together, not every lie.',
  seized: (enough: number | null) => `${capital(many(enough))} seized machines show who met`,
  /** @param last "the last 14 days" */
  seizedText: (enough: number | null, last: string) =>
    `Whoever takes ${many(enough)} operators’ machines can see, for ${last}, which pseudonyms were in the same place, which of them are marked infectious, and what each agreed to share; and whole records of the newest days, which are kept until their answer is final. No names of people or of places.`,
  poster: 'A poster proves little',
  posterText:
    'It proves that somebody once saw it. A dishonest person can check in from afar, hold visits back, or ask about a few places whose posters they have.',
  foreign: 'Codes of other systems are no secret',
  foreignText:
    'Numbers of places in New Zealand, Hong Kong, New South Wales, Singapore, England and Wales are short or public. Who knows one can ask about that place without having been there. Nobody checks who printed such a code.',
  times: 'Times say something',
  timesText:
    'The night on which a warning appears tells roughly when somebody reported. Operators see when this phone uploads.',
  near: 'Same place is not same table',
  nearText:
    'Two people count when they were in one place within the same slot of time. Nobody knows how near they were. The level is the highest of several hours.',
  onlyUsers: 'Only who takes part is seen',
  onlyUsersText:
    'No exposure found means: none among people who use this, scanned, and reported. A web page cannot measure distance in the background.',
  phone: 'This phone holds the diary',
  phoneText: 'Who unlocks it can read it. Delete single visits in the diary at any time.',
  noAdvice: 'Nothing here is medical advice.',
};
