import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const diary = {
  title: 'Diary',
  empty: 'No visits yet.',
  emptyWhy:
    'Scan the poster at a door, and the place and the time stand here. The diary stays on this phone; after 16 days its entries are deleted.',
  noneInMonth: 'Nothing stands in the diary for this month.',
  now: 'now',
  range: (from: string, to: string) => `${from} – ${to}`,
  marks: {
    exposed: 'Exposure',
    unchecked: 'Not checked',
    awaited: 'Not checked yet',
    note: 'Not compared',
    protected: 'You were protected',
    hidden: 'Hidden',
  },
  calendar: 'Calendar',
  before: 'Month before',
  after: 'Month after',
  wholeMonth: 'Show the whole month',
  twoWeeks: 'Show two weeks',
  entries: (n: number) => count(n, { one: '# entry', other: '# entries' }),
  exposures: (n: number) => count(n, { one: '# exposure', other: '# exposures' }),
  nothing: 'no entries',
  legendVisit: 'visit',
  legendMeeting: 'encounter',
  legendExposure: 'exposure',
  emptyDay: 'Nothing stands in the diary for this day.',
  exposuresTitle: 'Exposures',
  entriesTitle: 'Visits and encounters',
  add: 'Add a visit',
  recording: 'Pause and reminders',
  showHidden: (n: number) => count(n, { one: 'Show # hidden entry', other: 'Show # hidden entries' }),
  hideHidden: 'Hide hidden entries again',
  // One visit
  unknown: 'Not in the diary',
  unknownWhy: 'This visit was deleted, or it is on another device.',
  day: 'Day',
  from: 'From',
  to: 'To',
  stay: 'Stay',
  room: 'Room',
  address: 'Address',
  goesOn: (time: string) => `still there; ends by itself at ${time}`,
  short: (least: string) => `Too short to be compared with others: stays count from ${least}.`,
  uncheckedWhy: "Not checked: not every operator has this phone's record of that time.",
  awaitedWhy: 'Not checked yet: no answer about that time has come.',
  noCodeWhy:
    'Not compared with others: this place was written down without its code. It stands here for you only.',
  lateWhy:
    'Not compared with others: when it was added, the record of that time had already been shared, or could no longer be. It stands here for you only.',
  checkOut: 'Check out',
  came: 'When did you come?',
  left: 'When did you leave?',
  endsOn: (day: string) => `The visit ends on the next day, ${day}.`,
  date: 'On which day?',
  save: 'Change the times',
  saved: 'Changed.',
  changeUntil: 'This counts until the record of that time is shared, soon after its day has ended.',
  changeLocked:
    'The record of that time has been shared as it stands, so its times can no longer be changed.',
  problems: {
    order: 'The end must lie after the beginning.',
    future: 'This lies in the future. A visit can be written down once it is over.',
    backwards:
      'The time of leaving lies before the time of coming, so the visit would end on the next day, which is still to come. Check both times.',
    long: (most: string) => `A visit is at most ${most} long.`,
    shared:
      'A part of that time had already been shared as it stood, or could no longer be, so it cannot be changed.',
    blank: 'Enter a day and two times, please.',
    name: 'Enter the name of the place, please.',
    failed: 'It could not be written to this device. Free some space and try again.',
  },
  protect: 'I was protected',
  protectWhy:
    'For example by a mask or a pane. An exposure here is then still shown, but it no longer counts in your answer. It changes nothing of what others are told.',
  hide: 'Hide in lists',
  hideWhy:
    'A hidden visit is still shared as noise and still checked. An exposure there is shown without its name.',
  removeSure: "Delete this visit? It can't be had back.",
  remove: 'Delete this visit',
  removeWhy:
    'Before its day has ended, a deleted visit is never shared. Afterwards an exposure there can no longer name the place.',
  // Add
  where: 'Where were you?',
  otherPlace: 'Another place, without its code',
  placeName: 'Name of the place',
  noCode: 'Without the code of its poster this place is a note for you: it is never compared with others.',
  addWhy:
    'Only places whose poster this phone has seen can be compared with others, and only until the record of that time is shared.',
  addIt: 'Write it down',
  // Overlaps
  overlap: (n: number) =>
    count(n, { one: 'Two visits at the same time', other: '# pairs of visits at the same time' }),
  overlapTitle: 'At the same time',
  overlapWhy:
    'Nobody is in two places at once. Say where you were; the other visit loses that time. Until then, the longer stay counts.',
  overlapNone: 'No visits at the same time are left to decide about.',
  both: (a: string, b: string, when: string) => `${a} and ${b}, ${when}`,
  wasAt: (place: string) => `I was at ${place}`,
  loses: (place: string) => `${place} lies wholly within it and is then deleted.`,
  // Pause and reminders
  pauseTitle: 'Pause',
  pauseWhy:
    'While you pause, nothing is recorded: no check-ins, no encounters, no reminders. What was recorded before stays.',
  pause: 'Pause recording',
  pausedSince: (time: string) => `Paused since ${time}.`,
  resume: 'Record again',
  pauseRefused: (place: string) => `You are checked in at ${place}. Check out first, then pause.`,
  pausesBefore: 'Earlier pauses',
  noticeTitle: 'Notification',
  noticeWhy:
    'While you are checked in, this phone can show a notification with a check-out button. It does not name the place: it can be read on a locked screen.',
  noticeOn: 'Show a notification',
  noticeOff: 'Show no notification',
  noticeIsOn: 'Notifications are on.',
  noticeRefused:
    'The browser does not allow notifications for this app. You can allow them in the settings of the browser.',
  noticeNone: 'This browser cannot show notifications.',
  closedYes: 'The reminder comes at its time also while the app is closed.',
  closedNo:
    'A browser cannot remind you at a time while the app is closed. A notification that is already up stays, and works. In any case a visit ends by itself.',
  meetingWith: (name: string) => `Meeting with ${name}`,
  meeting: 'Meeting',
};
