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
  scan: 'Scan a place',
};
