import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const guests = {
  intro:
    'You can check in people who have no phone, and tell them later what came of it. Each gets an anonymous account of their own on this device, which shares and is answered like any phone.',
  limits: (most: number) =>
    `At most ${most} guests: this device stands for them, and more would count for more people than one person can answer for. The operators see accounts that come from one device, not who they are.`,
  label: 'What you call them',
  labelHelp: 'Stays on this device. A first name or a seat is enough.',
  add: 'Add a guest',
  full: (most: number) => `There are ${most} guests already. Delete one that you no longer need.`,
  noLabel: 'Give the guest a name or a seat.',
  longLabel: (most: number) => `At most ${most} letters, please.`,
  where: 'Place',
  nowhere:
    'Check in somewhere yourself, or make a poster that is valid now: then you can check in guests there.',
  checkIn: 'Check in',
  checkInAll: (n: number) => count(n, { one: 'Check in # guest', other: 'Check in all # guests' }),
  checkOut: 'Check out',
  checkOutAll: (n: number) => count(n, { one: 'Check out # guest', other: 'Check out all # guests' }),
  here: (place: string, time: string) => `At ${place} since ${time}`,
  away: 'Not checked in',
  list: 'Your guests',
  none: 'No guests yet.',
  visits: 'Visits',
  noVisits: 'No visits yet.',
  stay: (from: string, to: string) => `${from} to ${to}`,
  since: (time: string) => `since ${time}`,
  answer: 'Their answer',
  unchecked: 'Nothing of this guest is checked yet.',
  clear: 'No exposure found in what was checked.',
  doubted: 'The operators contradict each other: nothing of their answer is shown.',
  exposed: 'Exposed: tell this guest',
  exposedAt: (place: string, day: string, from: string, to: string) => `${place}, ${day}, ${from} to ${to}`,
  exposedOn: (day: string) => `At some time on ${day}`,
  deletedPlace: 'A place that is no longer in the list',
  checkedAt: (time: string) => `Checked ${time}`,
  missing: (n: number) => count(n, { one: '# day was not checked.', other: '# days were not checked.' }),
  howToTell: 'How to tell them',
  tell: [
    'Tell them yourself, in private, and only them.',
    'Say when and where it was. Nobody knows who it was, or how near they were to each other.',
    'They can watch for symptoms for ten days and take a test. A doctor or the health authority can advise them.',
  ],
  erase: 'Delete this guest',
  eraseSure: 'Delete this guest for good? Their answer then reaches nobody.',
  eraseHelp: (days: number) =>
    `Their account, visits and answer are deleted from this device by themselves ${count(days, { one: '# day', other: '# days' })} after their last visit.`,
  unknown: 'No such guest',
  unknownHelp: 'They were deleted on this device.',
  notWritten: 'This could not be written to this device. Free some space and try again.',
  cannotReport:
    'A guest who falls ill cannot warn others from here: they need a phone of their own for that.',
};
