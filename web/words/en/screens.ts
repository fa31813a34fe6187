export const screens = {
  meet: {
    title: 'Meetings',
  },
  show: {
    title: 'My code',
  },
  poster: {
    title: 'Posters',
    line: 'Make and print the code for a door',
  },
  guests: {
    title: 'Guests without a phone',
    line: 'Check in people who have none with them',
  },
  near: {
    title: 'Bluetooth',
    line: 'Tags that people carry, and beacons in rooms',
  },
  places: {
    title: 'Areas',
    line: 'Coarse areas where you were, on this phone only',
  },
  outbox: {
    title: 'What waits',
    line: 'Sealed records on their way, and when they are tried again',
  },
  pair: {
    title: 'Add a tag',
  },
  programs: {
    title: 'Take part in a count',
  },
  operators: {
    title: 'Who computes',
    line: 'The operators, and what each of them holds',
  },
  limits: {
    title: 'What this cannot do',
    line: 'The limits, in plain words',
  },
  consent: {
    title: 'What is recorded and shared',
    line: 'Visits, meetings, Bluetooth and map, one by one',
  },
  data: { title: 'Your data', line: 'How long it stays; read it, move it, delete it' },
  look: { title: 'Look', line: 'Light or dark, and how much moves' },
  backup: {
    title: 'Backup and new phone',
  },
  erase: {
    title: 'Delete everything',
  },
};
