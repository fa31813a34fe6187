import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('en');

export const risk = {
  exposedTitle: 'You were exposed',
  title: 'Your answer',
  // Without an answer
  notJoined: 'This phone has not reached its operators yet.',
  notJoinedWhy:
    'You can already scan: visits are kept on this phone, and checked from the day on which it reaches them.',
  onlyProtected: 'Found only where you noted that you were protected.',
  onlyProtectedWhy: 'It is listed with its time and place, and does not count in your answer.',
  // One exposure
  deletedPlace: 'A place that you deleted from your diary',
  deletedMeeting: 'A meeting that you deleted',
  hiddenPlace: 'a place that you have hidden',
  hiddenMeeting: 'a meeting that you have hidden',
  at: (day: string, between: string) => `${day}, ${between}`,
  ofThat: (length: string) => `${length} of that time`,
  infectiousness: 'Infectiousness',
  dayOnly: (slot: string) =>
    `At some time you were both in the same place in ${slot}. Results in this community do not say when or where. Nobody knows how near you were to each other, or for how long.`,
  protectedHere: 'You noted that you were protected here. This exposure does not count in your answer.',
  // Why
  why: 'Why this is shown',
  whyDay:
    'Somebody whose test was positive, or who reported to be ill, had the same place in their record as you, at least once on that day.',
  whyCrowd: (n: number) =>
    count(n, {
      one: 'It is told only because at least # other participant was checked in there within the same hours.',
      other:
        'It is told only because at least # other participants were checked in there within the same hours.',
    }),
  whyLevel: {
    1: 'Level 1 of 3: it was 8 to 10 days after the first day of the illness, or a day that a doctor named.',
    2: 'Level 2 of 3: it was 4 to 7 days after the first day of the illness.',
    3: 'Level 3 of 3: it was between 2 days before and 3 days after the first day of the illness.',
  },
  whyLevels:
    'The levels follow the usual course: 3 from 2 days before to 3 days after the first symptoms or the test, 2 until day 7, 1 until day 10. Where several people or hours come together, the highest is shown. A demonstration always shows 3.',
  whyFound: (moment: string) =>
    `It stands in the answer of ${moment}, which this phone put together from its operators' pieces.`,
  // By what an exposure is about
  kinds: {
    place: {
      youWere: 'You were there',
      together: (slot: string) =>
        `You were both there in ${slot}. Nobody knows how near you were to each other, or for how long.`,
      whySlots: (n: number, slots: string) =>
        count(n, {
          one: `Somebody whose test was positive, or who reported to be ill, had the same place in their record as you, in # time slot: ${slots}. You are told no more than that slot, even if one of you was there for a few minutes only.`,
          other: `Somebody whose test was positive, or who reported to be ill, had the same place in their record as you, in # time slots: ${slots}. You are told no more than these slots, even if one of you was there for a few minutes only.`,
        }),
      whyOwn: (length: string) =>
        `Your own minutes come from your diary: ${length} of these slots. The operators do not know them.`,
      whyNot:
        'Not known to anybody, this app included: who it was, how near you were, whether you met at all, whether somebody wore a mask, and whether you caught anything.',
    },
    meeting: {
      youWere: 'Your meeting lasted',
      together: (slot: string) =>
        `Both of you have this meeting in your records in ${slot}. Nobody knows how near you were to each other, or for how long.`,
      whySlots: (n: number, slots: string) =>
        count(n, {
          one: `Somebody whose test was positive, or who reported to be ill, had the same meeting in their record as you, in # time slot: ${slots}. You are told no more than that slot.`,
          other: `Somebody whose test was positive, or who reported to be ill, had the same meeting in their record as you, in # time slots: ${slots}. You are told no more than these slots.`,
        }),
      whyNot:
        'This app does not know: who of the others in the meeting it was, how near you were, whether somebody wore a mask, and whether you caught anything.',
      whyOwn: (length: string) =>
        `How long it lasted is what you said: ${length} of these slots. The operators do not know it.`,
    },
  },
  // Where the person stands
  standing: 'Where you stand',
  states: {
    none: 'Nothing is known that you should act on.',
    exposed: 'You were exposed.',
    negative: 'You were exposed, and have noted a negative test.',
    cleared: 'You were exposed, and the authority has cleared you.',
    positive: 'You have tested positive.',
  },
  since: (moment: string) => `Since ${moment}.`,
  says: {
    negative: 'I tested negative',
    cleared: 'The authority cleared me',
    positive: 'I tested positive',
    ended: 'My illness is over',
  },
  saysWhy:
    'What you note here stays on this phone. It warns nobody, and changes nothing of the answers to come.',
  toWarn: 'To warn others, share your test result',
  undo: 'Take back what I noted last',
  history: 'How it came to this',
  reasons: {
    found: 'An exposure was found',
    another: 'A further exposure was found',
    window: 'An exposure lies so far back that it is no longer compared',
    answer:
      'A newer answer no longer holds an exposure: a report or a record behind it was taken back or corrected',
    protected: 'You noted that you were protected',
    community: 'This site has other operators now; what the former ones found no longer counts',
    negative: 'You noted a negative test',
    cleared: 'You noted that the authority cleared you',
    positive: 'You noted a positive test',
    report: 'Your report was confirmed',
    ended: 'Your illness or your report ended',
    undone: 'You took back what you had noted',
  },
  change: (reason: string, moment: string) => `${reason} (${moment}).`,
  changeAbout: (reason: string, about: string, moment: string) => `${about}: ${reason} (${moment}).`,
  agedOut: (about: string, window: string) =>
    `${about}: this exposure is more than ${window} ago and is no longer compared.`,
  saidNegative: (moment: string) => `You noted a negative test ${moment}.`,
  saidCleared: (moment: string) => `You noted ${moment} that the authority cleared you.`,
  saidPositive: (moment: string) => `You have tested positive, as noted ${moment}.`,
  reportedPositive: (moment: string) => `You have tested positive, as you reported ${moment}.`,
  // What to do
  whatToDo: 'What to do',
  adviceOf: (authority: string) =>
    `These are the words of ${authority}. They came with the app, not with this answer.`,
  adviceNone: 'This is information, not medical advice.',
  advice: {
    exposed: [
      'Watch for symptoms over the next ten days, and take a test when you can. A test in the first days can still miss an infection.',
      'Keep away from people who would fall seriously ill, until you know more.',
      'Call your doctor or health authority if you feel ill. They cannot see this screen: show it to them.',
    ],
    negative: [
      'One negative test does not end it: an infection can show some days later. Test again if you feel ill.',
      'Keep away from people who would fall seriously ill until ten days have passed.',
    ],
    cleared: ['Go on as the authority told you. A further exposure would be shown here again.'],
    positive: [
      'Stay away from others, as your health authority says.',
      'Call your doctor if you feel worse.',
    ],
  },
  adviceWarn: 'You can warn the people who were where you were: share your test result.',
  // How it was checked
  how: 'How this is checked',
  contradiction:
    'The answers do not fit together: at least one operator answered wrongly. Nothing of them is shown.',
  doubted: (who: string) => `${who}.`,
  allAnswered: (all: number) => `All ${inWords(all)} operators answered, and their answers fit together.`,
  enough: (some: string, n: number) =>
    `${some}. The pieces of ${inWords(n)} are enough to read the answer; each further one checks it.`,
  came: (moment: string, time: string, counted: string, window: string, upTo: string) =>
    `The answer came ${moment} (${time}) and holds this phone's record of ${counted} of the ${window} before ${upTo}.`,
  without: {
    meetings: (span: string) => `Meetings were not shared and so not checked: ${span}.`,
    bluetooth: (span: string) => `Encounters by Bluetooth were not shared and so not checked: ${span}.`,
  },
  noneYet: 'No answer has come yet.',
  noise: (names: string) =>
    `${names} compute it on pieces of noise. None of them sees where you were, who is ill, or this answer: only this phone can read it.`,
  who: 'Who computes',
  limits: 'What this cannot do',
  near: {
    // An exposure that Bluetooth found
    found: {
      tag: {
        length: 'Near a tag',
        atMost: (length: string) => `at most ${length}`,
        together: (slot: string) =>
          `By Bluetooth, you were near each other in ${slot}. Nobody knows how near, or what lay between you.`,
        how: (slots: string) =>
          `This phone heard the tag of somebody whose test was positive, or who reported to be ill; or that person’s phone heard your tag. You are not told which. Time: ${slots}.`,
        own: (length: string) =>
          `${length} were counted. Where this phone heard the tag, these are the minutes in which it was near. Where another phone heard your tag, this phone does not know the minutes, and whole time slots count: then it may have been a few minutes only.`,
        crowd: (n: number) =>
          `It is told only because enough other phones were near within the same hours: ${n} at least.`,
      },
      room: {
        length: 'In the room',
        atMost: (length: string) => `at most ${length}`,
        together: (slot: string) =>
          `Both of your phones heard the beacon of the same room in ${slot}. It can be heard through walls. Nobody knows how near you were to each other, or for how long.`,
        how: (slots: string) =>
          `The phone of somebody whose test was positive, or who reported to be ill, heard the same room beacon as this phone. You are told no more than the time slots, even if one of you was there for a few minutes only. Time: ${slots}.`,
        own: (length: string) =>
          `Your own time comes from what this phone heard, in whole time slots: ${length}. The operators do not know it.`,
        crowd: (n: number) =>
          `It is told only because enough other phones were in that room within the same hours: ${n} at least.`,
      },
    },
    notKnown:
      'Not known to anybody, this app included: who it was, how near you really were, whether there was a wall between you, whether somebody wore a mask, and whether you caught anything.',
    foundDay:
      'Where tags are used, it may also be that one of you heard the other’s tag. Where only days are told, no least length of an encounter is asked for: a few minutes are enough.',
    place: 'near a Bluetooth tag',
    room: 'a room with a Bluetooth beacon',
  },
};
