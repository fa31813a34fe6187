export const meet = {
  intro:
    'Without Bluetooth too, two phones can remember that you met: one shows a code, the others scan it. If one of you later tests positive and shares it, the others learn it.',
  show: 'Show my code',
  scan: 'Scan their code',
  none: 'No meetings yet.',
  noneMore: 'They stay on this phone; after 16 days they are deleted.',
  kept: 'Meetings of the last days',
  span: (from: string, to: string) => `${from} – ${to}`,
  showHelp: 'Let the others scan this with SafeTrace. Several people can scan the same code.',
  qr: 'QR code of this meeting',
  left: (time: string) => `Valid for another ${time}`,
  gone: 'This code is not shown any more. Confirm if somebody scanned it, or show a new one.',
  confirm: 'Somebody scanned it',
  confirmHelp: 'Without your tap this phone does not remember the meeting.',
  another: 'Show a new code',
  // Scanned.
  did: 'Did you meet somebody?',
  didHelp: 'Keep it only if a person beside you showed you this code just now.',
  shownAt: (time: string) => `Code shown at ${time}`,
  keep: 'Keep this meeting',
  no: 'No',
  already: 'You already keep this meeting.',
  open: 'Open the meeting',
  notWritten: 'The meeting could not be written to this device. Free some space and try again.',
  // One meeting.
  gonePage: 'This meeting was deleted, or it is on another device.',
  goneTitle: 'No such meeting',
  day: 'Day',
  time: 'Time',
  state: 'Compared',
  name: 'With whom (optional)',
  nameHelp: 'Only on this phone, so that you recognise it later.',
  length: 'How long are you together?',
  lengthHelp: 'Both phones compare only the time that both name. Until the day ends it can be changed.',
  save: 'Save',
  saved: 'Saved.',
  hideWhy:
    'A hidden meeting is still shared as noise and still checked. An exposure in it is shown without its name.',
  removeMeetingSure: "Delete this meeting? It can't be had back.",
  remove: 'Delete this meeting',
  removeHelp:
    'Before its day has ended, a deleted meeting is never shared. Afterwards an exposure in it can no longer name it.',
  // How it stands.
  before: 'Not compared: this phone had not reached its operators then.',
  stillOpen: 'Will be compared after its day has ended.',
  crowded:
    'Not compared: a longer meeting took its place. In one stretch of hours only the longest count; if several people meet, let all scan one code.',
  exposed: 'Somebody in this meeting later tested positive.',
  clear: 'Compared: no exposure found in it.',
  missing:
    'Not checked: not every operator has this phone’s record of that time, meetings of it were not shared, or the operators’ answers do not fit together.',
  waiting: 'Not checked yet: no answer about that time has come.',
};
