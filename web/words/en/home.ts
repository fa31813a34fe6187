import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const home = {
  here: 'Where I am now',
  nowhere: 'You are not checked in anywhere.',
  youAreHere: 'You are here',
  since: (time: string) => `Since ${time}`,
  endsAt: (time: string) => `Ends by itself at ${time}.`,
  checkOut: 'Check out',
  stillThere: 'Are you still there?',
  stillHere: 'Still here',
  /** Title of a notification, without the place: it can be read on a locked screen. */
  checkedInSince: (time: string) => `Checked in since ${time}`,
  askNotice: 'A check-out button on the lock screen?',
  askNoticeWhy:
    'A notification can offer the check-out and ask whether you are still there. It does not name the place.',
  yes: 'Yes, show it',
  no: 'No, thank you',
  paused: (time: string) => `Paused since ${time}. Nothing is recorded.`,
  resume: 'Record again',

  answer: "Today's answer",
  whatToDo: 'What to do',
  how: 'How this is checked',
  guestsExposed: (n: number) =>
    count(n, {
      one: '# guest had an exposure: tell them.',
      other: '# guests had an exposure: tell them.',
    }),
  guestsDoubted: (n: number) =>
    count(n, {
      one: 'The operators contradict each other about # guest.',
      other: 'The operators contradict each other about # guests.',
    }),
  scan: 'Scan a place',
  meet: 'I meet somebody',
  wasWithdrawn: (name: string) => `The poster of ${name} was withdrawn by its maker.`,
  moved: 'Your account went on to another phone',
  movedWhy: 'This phone shares nothing and fetches no answer any more.',
  visitsOff: 'This phone records no visits, as you chose, so none can be checked.',
  visitsNotShared: 'Your visits are not shared, as you chose, so they are not checked either.',
  remindTitle: 'A record is due',
  remindBody: 'Open SafeTrace for a moment so that it can be sent.',
};
