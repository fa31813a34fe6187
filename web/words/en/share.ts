import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const share = {
  tested: 'I have tested positive',
  ill: 'I am ill',
  notJoined: 'This phone has not reached its operators yet. Go online once, then come back.',
  introCode: (authority: string) =>
    `With a code from ${authority} you can warn the people who were where you were. You decide next what is shared. Nobody learns your name.`,
  introSelf:
    'This community works without codes: everybody reports for themselves, and the others rely on it. You decide next what is shared. Nobody learns your name.',

  codeLabel: (authority: string) => `Code from ${authority}`,
  codeHelp:
    '8 digits, or 10 characters from a sheet, or 16 from a message. Spaces do not matter. You can also paste the link that came with it. A code works once.',
  checkCode: 'Check the code',
  checking: 'Checking the code…',
  scanCode: 'Scan its QR code',
  picture: 'Read it from a picture',
  pictureHelp:
    'A photograph or a screenshot of the QR code. Or scan it with the camera of your phone: it opens this page.',
  reading: 'Reading the picture…',
  noCodeInPicture:
    'No code for a report was found in this picture. Take it from nearer and straight, or type the code.',
  filledIn: 'The code is filled in. Nothing has been sent yet.',
  linkUnused: 'A code came with your link, but this phone has a report already. The code was not used.',
  problems: {
    empty: 'Type the code first.',
    check: 'A character of this code is wrong, or two changed places. Compare it with the sheet or message.',
    character: (character: string) =>
      `“${character}” does not occur in a code of this length. Compare it with the sheet or message.`,
    length: (length: number) =>
      `A code has 8 digits, or 10 or 16 characters; this one has ${length}. Compare it with the sheet or message.`,
    unreachable: 'The authority cannot be reached. Your code is still good: try again when you are online.',
    busy: (seconds: number) =>
      count(seconds, {
        one: 'Too many wrong codes came from your network. Your code is still good: try again in # second, or from another network.',
        other:
          'Too many wrong codes came from your network. Your code is still good: try again in # seconds, or from another network.',
      }),
    down: 'The authority cannot answer at the moment. Your code is still good: try again later.',
    unknown:
      'The authority does not know this code: it was used, has expired, or has a wrong digit. Check it, or ask for a new code.',
    notKept: 'The code could not be kept on this phone. Free some space and try again.',
  },

  onset: 'First symptoms, or the day of the test',
  today: 'Today',
  reportIll: 'I am ill',

  confirmed: 'The code is confirmed. Now you decide what may warn others; nothing has been shared yet.',
  decide: 'Now you decide what may warn others; nothing has been shared yet.',
  yourDays: 'Your days and visits',
  daysHelp: 'Leave out a whole day, with all that is or comes to be in it, or a single visit.',
  noVisits: 'There are none in your diary.',
  later: 'Visits that you make from now on warn others too, until you stop sharing.',
  wholeDay: (day: string) => `${day}, the whole day`,
  happens: 'What will happen',
  happensSecret:
    'The upload that this phone sends anyway, at the usual time and of the usual size, carries one secret yes or no for each visit.',
  happensLevels:
    'The upload that this phone sends anyway, at the usual time and of the usual size, carries one secret yes or no for each visit, and for each day how infectious you were.',
  happensCompute:
    'The operators compute on pieces of noise. The people who were there find it in their next answer.',
  learns: 'Who learns what',
  eachSees: 'Each operator sees',
  seesUsual: 'that your pseudonym uploaded, when, and from which network address, as on every day',
  seesNoise: 'one piece of noise, always of the same size',
  seesNot: 'No operator sees that you report, where you were, or whom you met.',
  together: (operators: number) =>
    `${operators} operators who put their pieces together could read all of it. They are independent of each other so that this does not happen:`,
  authoritySaw: (authority: string) =>
    `${authority} saw that the code was used, and from which network address. It sees no place and not what you share.`,
  warn: 'Warn others',
  nothing: 'Share nothing',

  progress: 'Report',
  stepCode: 'Code confirmed',
  stepReported: 'Reported',
  stepAgreed: 'You agreed',
  stepGoes: 'Goes with the next upload of this phone',
  stepPartly: 'Some operators have it, others not yet',
  stepSent: 'Sent; it counts after the next computation',
  stepShared: 'Shared',
  stepAccepted: 'Accepted by the operators',
  stages: {
    withheld: 'You share nothing. You can change your mind while your report counts.',
    waiting:
      'Your report leaves this phone with its next upload, at the usual time: an upload of its own would tell the operators who reports. Keep the app open or open it again later.',
    partly:
      'Some operators have your report already. It counts when all of them have it. Keep the app open or open it again later.',
    sent: 'Your report has left this phone. The operators count it in their next computation.',
    accepted: 'People who were where you were, when you were there, will see it in their next answer.',
    lost: 'The operators have not accepted your report in time. Ask your health authority for a new code.',
  },
  leftOut: 'Left out',
  visitsLeftOut: (n: number) => count(n, { one: '# visit', other: '# visits' }),
  daysLeftOut: (n: number) => count(n, { one: '# whole day', other: '# whole days' }),
  warnAfterAll: 'Warn others after all',
  stop: 'Stop sharing',
  stopHelp: 'From the next upload on, your visits warn nobody. Answers already given stay given.',
  anotherCode: 'Enter another code',
  anew: 'Report anew',
  anewHelp: 'If you share again, days that you shared before count again too.',

  receipt: 'Receipt',
  receiptHelp: 'Signed by the operators and kept on this phone only.',
  receiptNone: 'No upload has carried your report yet.',
  recordOf: (day: string) => `Record: ${day}`,
  took: (time: string) => `took it · ${time}`,
  takesNot: 'has not taken it yet',
  acceptedBy: (operators: string) => `Accepted by ${operators}`,
  acceptedBySome: (n: number) => `Accepted by at least ${n} operators`,
  earlierReports: 'Earlier reports',
  outboxIntro:
    'A record goes in sealed pieces, one for each operator. What an operator cannot take now waits here and is tried again by itself.',
  outboxEmpty: 'Nothing waits. The operators have every record that was due.',
  countOf: (day: string) => `Numbers for a count: ${day}`,
  forOperator: 'For',
  waitsSince: 'Waits since',
  nextTry: 'Next try',
  atOnce: 'now',
  failures: (n: number) => count(n, { one: 'after # failed try', other: 'after # failed tries' }),
  tryNow: 'Try now',
  nextRecord: 'Next record',
  leavesAt: (day: string, time: string) => `${day}: leaves at ${time}, a moment drawn by lot.`,
  leavesNow: (day: string) => `${day}: is being sealed and sent.`,
  leavesLater: 'Today: leaves at a moment drawn by lot, after the day has ended.',
  whileClosed: 'While the app is closed',
  closedCannotSend:
    'A closed app cannot send: only an open page reaches the operators. A record that misses its moment leaves when you open the app.',
  remindMe: 'Remind me when a record is due',
  remindHelp: 'The reminder comes whether you went anywhere or not. The browser chooses its hour.',
  remindCannot: 'This browser cannot remind you while the app is closed. Open the app once a day.',
  remindNotInstalled:
    'Reminders need the app to be installed on the home screen. Until then open it once a day.',
  remindDenied: 'This browser does not let the app notify you. Allow it in the settings of this page.',
};
