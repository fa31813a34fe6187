export const home = {
  here: 'Where I am now',
  nowhere: 'You are not checked in anywhere.',
  youAreHere: 'You are here',
  since: (time: string) => `Since ${time}`,
  endsAt: (time: string) => `Ends by itself at ${time}.`,
  checkOut: 'Check out',
  answer: "Today's answer",
  whatToDo: 'What to do',
  how: 'How this is checked',
  scan: 'Scan a place',
};
