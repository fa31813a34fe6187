export const scan = {
  title: 'Scan a place',
  checkIn: 'Check in',
  // What the camera does.
  looking: 'Looking for the QR code of a place, or of a person you meet.',
  point: 'Point the camera at the poster.',
  /** For the code of a test result. */
  result: {
    title: 'Scan your result’s code',
    looking: 'Looking for the QR code that came with your test result.',
    point: 'Point the camera at the QR code that came with your test result.',
    wrong: 'This is not the code of a test result: it stands on the sheet or in the message that you got.',
  },
  nothing:
    'Nothing found yet. Hold the phone about 30 cm away, straight in front of the code, and keep it still.',
  picture: 'Picture of the camera',
  found: (name: string) => `Found: ${name}`,
  light: 'Light',
  zoom: 'Zoom',
  sound: 'Sound when a code is found',
  tryAgain: 'Try again',
  denied:
    'The browser does not let this page use the camera. Allow it in the settings of this page (beside its address) and try again, or use one of the other ways below. Your camera app can also open the code: its link leads here.',
  missing:
    'No camera was found. Use one of the other ways below, or open the code with the camera app of a phone: its link leads here.',
  failed:
    'The camera or the code reader did not start; perhaps another app uses the camera. Close that app and try again.',
  // Other ways.
  otherWays: 'Other ways',
  choose: 'Choose a picture of the code',
  chooseHelp: 'You can also drop or paste a picture here. It stays on this phone.',
  reading: 'Reading the picture.',
  type: 'Type the code',
  typeLabel: 'Letters on the poster, or its link',
  typeHelp:
    'The 32 letters on the poster, in groups of four; capitals and spaces do not matter. The 8 characters of the short id find only places where this phone has been.',
  read: 'Read it',
  place: (id: string) => `Place ${id}`,
  // Before the check-in.
  already: 'You are already checked in here',
  here: 'Are you here?',
  elsewhere: (host: string) =>
    `This code was made for the app at ${host}. People who scan it there may belong to another community: this app then neither warns you of them nor them of you.`,
  foreign: (system: string) =>
    `This is a code of ${system}, not signed: anybody may have printed it. You are matched with people who scan it with this app.`,
  foreignSigned: (system: string) =>
    `This is a code of ${system}, signed. You are matched with people who scan it with this app.`,
  foreignChanging: (system: string) =>
    `This is a code of ${system}, not signed: anybody may have printed it. It changes from time to time: you are matched with people who scan it with this app in the same period.`,
  swiss: 'SwissCovid or NotifyMe',
  endsNow: (name: string) => `Your visit at ${name} ends now.`,
  since: (time: string) => `Since ${time}. No second visit is written.`,
  home: 'Back to Home',
  notHere: 'I am not here',
  notWritten: 'The visit could not be written to this device. Free some space and try again.',
  // Refusals, each one sentence.
  another: 'Scan another code',
  nothingChanged: 'Nothing was changed.',
  long: 'This code is too long to be that of a place.',
  test: 'This is a test code, not a place: look for the poster at the door.',
  unknown: 'This is not the code of a place that SafeTrace knows.',
  ownDamaged: 'This SafeTrace poster or link is damaged: a part of it is wrong or missing.',
  ownForged: 'The signature of this poster is wrong: it was damaged or changed.',
  ownNewer: 'This poster is newer than this app: update the app and scan again.',
  damaged: (system: string) => `This code of ${system} cannot be used: a part of it is wrong or missing.`,
  newer: (system: string) =>
    `This code of ${system} cannot be used: it is of a version or kind that this app does not know.`,
  forged: (system: string) => `This code of ${system} cannot be used: its signature is wrong.`,
  early: (name: string) => `The poster of ${name} is not valid yet.`,
  late: (name: string) => `The poster of ${name} is no longer valid: ask there for a new one.`,
  stale: (name: string) =>
    `The code of ${name} is shown on a screen and changes: scan the one that it shows now.`,
  otherGrid: (name: string) =>
    `The screen at ${name} counts other hours than your community does, so nothing could be compared there: scan the printed poster, or ask for a new code.`,
  meetGone:
    'This code of a meeting is no longer valid: ask for a new one, and if that is refused too, compare the clocks of both phones.',
  meetDamaged: 'This code of a meeting is damaged: ask for a new one.',
  meetNewer: 'This code of a meeting comes from a newer app: update the app and scan again.',
  typo: 'A letter of this code is wrong or missing: compare it with the poster.',
  tooShort: (n: number) => `This code is too short: ${n} of 32 letters.`,
  tooLong: (n: number) => `This code is too long: ${n} letters in place of 32.`,
  noLetters: 'Nothing was typed: the poster has 32 letters below its code.',
  shortId:
    'This phone has not been at a place with this short id: type the 32 letters on the poster, which nobody else keeps.',
  pictureLarge: 'This picture is too large: take a smaller one, or cut out the code.',
  pictureKind: 'This file is not a picture that this browser can read.',
  pictureEmpty:
    'No QR code can be read in this picture: take it from nearer, straight in front and in good light.',
  pictureDecoder: 'The code reader could not be loaded: go online and try again.',
};
