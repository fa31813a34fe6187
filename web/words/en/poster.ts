import { counterIn } from '../plural.ts';

const count = counterIn('en');

const posterCount = (n: number) => count(n, { one: '# poster', other: '# posters' });

export const poster = {
  intro:
    'A poster at the door carries a secret of its own. Nothing is registered anywhere: whoever scans it keeps the name and the time on their own phone.',
  nowhere:
    'Nobody keeps a list of who was here: not this device, which only keeps the posters that it made, not the operators, and no server. So nobody can be asked for one.',
  name: 'Name of the place',
  rooms: 'Rooms or tables, one a line (optional)',
  roomsHelp: 'Each gets a poster of its own, which tells people more exactly where they were.',
  address: 'Address (optional)',
  minutes: 'Usual stay in minutes',
  minutesHelp: 'After this time a visit ends by itself, when somebody forgets to check out.',
  validity: 'Valid only for a time',
  from: 'Valid from (optional)',
  to: 'Valid until (optional)',
  validityHelp: 'Outside this time the app refuses the poster, by the clock of the phone.',
  sign: 'Sign with the key of this device',
  signHelp:
    'Phones then see that your posters have the same maker, and you can withdraw one that leaked. The code has more dots, so print it large.',
  make: 'Make the poster',
  csv: 'Make many from a table',
  csvHelp:
    'A CSV file with a heading line: name, and as you like room, address, minutes, from, to. At most 200 lines. The file stays on this device.',
  csvFile: 'Choose a CSV file',
  made: 'Made on this device',
  several: (posters: number) => posterCount(posters),
  sheets: (posters: number, places: number) =>
    `${posterCount(posters)}, ${count(places, { one: '# place', other: '# places' })}`,
  none: 'No such poster',
  noneHelp: 'It was made on another device, or deleted here.',
  sheet: (name: string) => `Poster: ${name}`,
  print: 'Print',
  size: 'Paper',
  sizes: { a4: 'A4, for a door', a6: 'A6, for a table', badge: 'Badge, 90 × 55 mm' },
  logo: 'Add a logo',
  logoHelp: 'It stays in this window only.',
  logoBad: 'This file is no picture that the browser can show.',
  screen: 'Show on a tablet',
  link: "Open this poster's link",
  noticeLink: "Open this notice's link",
  nfc: 'Write to an NFC tag',
  nfcHold: 'Hold the tag to the back of this device.',
  nfcDone: 'The tag carries the link now.',
  nfcFailed: 'The tag could not be written. Hold it still, or try another one.',
  nfcDenied: 'The browser does not let this page write tags. Allow it in the settings of this page.',
  remove: 'Delete',
  removeAll: 'Delete all',
  removeSure: (n: number) =>
    count(n, { one: 'Delete this poster for good?', other: 'Delete these # posters for good?' }),
  leaked: 'If the poster leaked',
  leakedOrClosed: 'If the poster leaked or the place closes',
  leakedHelp:
    'Whoever has a picture of the code can check in from afar. A new poster has another secret: visits with the old one then match nobody who scans the new one. Hang it in place of the old one.',
  replace: 'Make a new one in its place',
  replaceSure:
    'Replace this poster? Visits with the old code match nobody who scans the new one, and the old one leaves this device.',
  leakedSigned: 'Phones that scanned the new poster refuse the old one.',
  withdraw: 'Withdraw it',
  withdrawSure: 'Withdraw it for good? The notice is signed and cannot be taken back.',
  withdrawYes: 'Withdraw',
  withdrawHelp:
    'For a place that closes. You get a signed notice to hang up or to publish: a phone that reads it refuses the poster, also offline. Send its link to whoever runs this app’s site too: published there, it reaches all phones within a day or so.',
  withdrawn: 'Withdrawn',
  severalWithdrawn: (n: number) => count(n, { one: '# of them withdrawn', other: '# of them withdrawn' }),
  noticeTitle: 'This poster was withdrawn',
  noticeText: 'Scan this notice: your phone then refuses the old poster.',
  secretHelp:
    'The code holds the secret of this place. To try it without a camera, copy the link into another browser.',
  issue: (n: number) => `No. ${n}`,
  typeThis: 'Without a camera, type:',
  makerAndNumber: 'Maker and number:',
  qr: (name: string) => `QR code to check in at ${name}`,
  printed: (date: string) => `Printed ${date}`,
  validFrom: (time: string) => `Valid from ${time}`,
  validTo: (time: string) => `Valid until ${time}`,
  validBetween: (from: string, to: string) => `Valid from ${from} until ${to}`,
  steps: {
    scan: 'Scan',
    scanText: 'with SafeTrace or your camera',
    stay: 'Stay',
    stayText: 'only your phone knows where you are',
    leave: 'Check out',
    leaveText: 'and learn if you were exposed',
  },
  rotating: 'Code that changes',
  rotatingHelp:
    'A photograph of it expires after about two minutes, and what it holds is worth nothing after the blocks of hours that a usual stay reaches, a day at most. It matches the printed poster of the same place.',
  fixed: 'Same code as on paper',
  fullScreen: 'Full screen',
  changesAt: (time: string) => `This code changes at ${time}`,
  notJoined:
    'This device has not reached its operators yet, so it does not know their hours. Until then it can show the code of the paper.',
  problems: {
    name: 'The place needs a name.',
    long: (field: 'name' | 'room' | 'address', bytes: number) =>
      ({
        name: `The name is too long by ${count(bytes, { one: '# letter', other: '# letters' })}.`,
        room: `The room is too long by ${count(bytes, { one: '# letter', other: '# letters' })}.`,
        address: `The address is too long by ${count(bytes, { one: '# letter', other: '# letters' })}.`,
      })[field],
    hidden:
      'There is a character in it that nobody sees, such as a line end or a mark of direction: type the text anew.',
    minutes: 'The usual stay is a whole number of minutes from 1 to 1440, please.',
    date: 'A time looks like 2026-12-01 or 2026-12-01 18:00.',
    order: 'It ends before it begins.',
    past: 'Its time is over already: the end lies in the past.',
    exists: 'There is a signed poster of this place already: print it again, or replace it on its page.',
    twice: 'The same place and room stands there twice.',
    many: (most: number) => `At most ${most} posters at once.`,
    large: 'The file is too large: at most 200 kB.',
    heading: 'The first line must name the columns, one of them “name”.',
    column: (name: string) => `No column is called “${name}”.`,
    columns: 'The line has more fields than the heading.',
    quotes: 'A quotation mark is missing or too many.',
    empty: 'The file names no place.',
    unreadable: 'The file is no text in UTF-8.',
    line: (line: number, problem: string) => `Line ${line}: ${problem}`,
    more: (n: number) => count(n, { one: '# more line is wrong.', other: '# more lines are wrong.' }),
  },
  known: (maker: string) => `Signed by ${maker}, as on your last visit.`,
  first: (maker: string) => `Signed by ${maker}. You have not scanned a poster of this maker before.`,
  other: (maker: string) =>
    `Signed by ${maker}: another maker than on your last visit to a place of this name. If that seems odd, ask the people there.`,
  noLonger:
    'This poster is not signed, and on your last visit to a place of this name it was. If that seems odd, ask the people there.',
  replaced: (name: string) => `The poster of ${name} was replaced by a newer one: ask there for it.`,
  notice: (name: string) =>
    `The maker of the poster of ${name} withdraws it. If this phone keeps the notice, it refuses that poster.`,
  sendLink: 'Send the link',
  copyLink: 'Copy the link',
  linkCopied: 'The link is copied.',
  sendLinkHelp:
    'For whoever runs this app’s site: published there, the notice reaches all phones within a day or so.',
  notCopied: 'The browser refused to copy: open the link and copy its address.',
  noticePage: 'Notice of a poster',
  keepNotice: 'Keep the notice',
  noticeKept:
    'This phone refuses that poster’s code and link from now on. Its typed letters name no maker: they are refused only while the diary holds a visit by that code.',
  nothing: 'Nothing was changed.',
};
