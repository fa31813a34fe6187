import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const near = {
  what: 'Some people carry a small tag that sends a number, a new one all the time. When this phone hears one close by for some minutes, it notes the number and the quarter hours. The number tells nobody whose tag it was.',
  noCommunity: 'This phone has not reached its operators yet, so it is not known whether tags are used here.',
  notUsed: 'Your community does not use Bluetooth tags. Checking in with a poster works as ever.',
  listening: 'Listening',
  off: 'Not listening.',
  asking: 'The browser asks you now.',
  on: (since: string) => `Listening since ${since}, while this app is in front.`,
  hears: (tags: number, rooms: number) =>
    `In the last minute: ${count(tags, { one: '# tag', other: '# tags' })}, ${count(rooms, { one: '# room beacon', other: '# room beacons' })}.`,
  apart:
    'That is a tag, not a room. Over a connection this browser cannot tell how near it is, so nothing is noted.',
  stop: 'Stop listening',
  start: {
    scan: 'Listen to all tags around',
    watch: 'Listen to one tag',
    identify: 'Connect to a room beacon',
  },
  ended: {
    refused: 'Nothing was chosen or allowed, so the app does not listen.',
    failed: 'Listening did not start: the device or the Bluetooth of this phone did not answer.',
    elsewhere: 'Another window of this app listens already.',
    left: 'Listening ended when the app was no longer in front. Browsers do not let a page listen longer.',
    unkept: 'What was heard could not be written to this device. Free some space and try again.',
  },
  today: 'Heard today',
  nothing: 'Nothing was heard for long enough today.',
  beside: (minutes: number) => count(minutes, { one: '# minute near a tag', other: '# minutes near a tag' }),
  inRooms: (minutes: number) =>
    count(minutes, { one: '# minute in a room with a beacon', other: '# minutes in rooms with a beacon' }),
  rows: (heard: number, own: number) =>
    `Into today's upload go ${count(heard, { one: '# entry', other: '# entries' })} of heard tags and ${count(own, { one: '# entry', other: '# entries' })} of your own.`,
  sameSize: 'The upload has the same size with and without them.',
  forget: 'Delete everything heard',
  forgetSure: "Delete everything heard? It can't be had back.",
  forgetNote: 'What was shared already stays noise; it can no longer be read on this phone.',
  tag: 'Your tag',
  noTag: 'You carry no tag that this app knows. Who makes or lends tags gives a code with each.',
  carried: (since: string) =>
    `This app knows your tag since ${since}. Others who hear it can learn that they were near someone, not who.`,
  unpair: 'I no longer carry it',
  replace: 'Add another tag instead',
  scanCode: 'Scan its code',
  code: 'Or type the code',
  codeHint: '31 letters and digits, as printed below the QR code. Capital or small does not matter.',
  confirm: 'This is the code of a Bluetooth tag. Carry it yourself?',
  confirmNote:
    'From now on this phone knows which numbers your tag sends. It takes them as yours, and the tag before it as given away.',
  carry: 'I carry this tag',
  notMine: 'It is not mine',
  wrongCode: 'This is not the code of a tag, or a letter is wrong. Compare it with the print.',
  notKept: 'The tag could not be written to this device. Free some space and try again.',
  can: 'What this browser can do',
  hindrance: {
    insecure: 'This address does not begin with https, so the browser keeps Bluetooth back.',
    ios: 'No browser on an iPhone or iPad gives Bluetooth to a page. Posters work here as everywhere.',
    none: 'This browser gives no Bluetooth to pages. Chrome and Edge do, on Android, Windows and macOS. Chromium on Linux has it behind a switch: enable-experimental-web-platform-features in chrome://flags.',
    off: 'Bluetooth is off on this device at the moment, or it has none.',
  },
  way: {
    scan: 'Hear all tags around',
    watch: 'Hear one tag that you choose',
    identify: 'Connect to a room beacon, to note the room',
  },
  yes: 'Yes',
  no: {
    scan: 'No: the browser has it behind a switch for trials, or not at all.',
    watch: 'No: the browser has it behind a switch for trials, or not at all.',
    identify: 'No.',
  },
  limits:
    'A page hears only while it is open and in front. Strength tells near from far poorly: bodies and bags weaken it. So the app shows no metres, and a poster remains the surer way.',
  consent: 'Encounters by Bluetooth',
  consentLine: 'Tags that this phone heard, your own tag, and rooms with a beacon',
};
