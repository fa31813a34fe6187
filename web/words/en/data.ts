import { counterIn } from '../plural.ts';

const count = counterIn('en');
const days = (n: number) => count(n, { one: '# day', other: '# days' });

export const data = {
  more: {},
  notKept: 'This could not be written to the device. Free some space and try again.',
  consent: {
    intro:
      'Everything is recorded on this phone only. What you let it share leaves the phone as pieces of noise. By it you are warned, and can warn others after a positive test.',
    size: 'Every upload has the same size, whatever you choose: nobody can tell your choice from it.',
    record: 'Record',
    share: 'Share',
    notRecorded: 'Nothing new of this kind is written down. What is in the diary stays until it is deleted.',
    notShared:
      'From the next upload on nothing of this kind leaves this phone: it is not checked, and warns nobody. What was shared before stays with the operators until they erase it.',
    onlyHere: 'Nothing of it is ever shared: areas of the map stay on this phone.',
    sources: {
      visits: {
        name: 'Visits',
        text: 'Places whose code you scan, with the times of check-in and check-out.',
      },
      meetings: { name: 'Meetings', text: 'People whose code you scan, or who scan yours.' },
      bluetooth: {
        name: 'Encounters by Bluetooth',
        text: 'Tags and room beacons that this phone hears while the app is open.',
      },
      cells: {
        name: 'Areas of the map',
        text: 'The coarse square of the map that you are in, never where you stand.',
      },
    },
    off: {
      visits: 'This phone records no visits, as you chose.',
      meetings: 'This phone records no meetings, as you chose.',
      bluetooth: 'This phone records no encounters by Bluetooth, as you chose.',
      cells: 'This phone records no areas of the map, as you chose.',
    },
    change: 'Change what is recorded',
  },
  look: {
    colours: 'Colours',
    themes: { system: 'As this device has them', light: 'Light', dark: 'Dark' },
    motion: 'Motion',
    motions: { system: 'As this device has it', less: 'None' },
    note: 'This stays on this device, in this browser.',
  },
  yours: {
    retention: 'How long the diary remembers',
    days: 'Days, from 1 to 60',
    keep: 'Save',
    kept: (n: number) => `The diary remembers ${days(n)}.`,
    wrong: 'A whole number from 1 to 60, please.',
    shared: 'An entry is not deleted before it was shared, since it could then never be checked.',
    short: (window: string) =>
      `Results look back ${window}. If the diary remembers less, a warning about an entry that is gone tells when, but not where; and a report can no longer leave that entry out.`,
    read: 'Read it',
    readText:
      'A file with all that is on this phone, in plain text (JSON). Whoever has it can read your diary. It has no keys and no secrets of places, so nothing can be done with it but to read it.',
    export: 'Save as a readable file',
    move: { title: 'Backup and new phone', line: 'An encrypted file with everything' },
    erase: { title: 'Delete everything', line: 'And see that it is gone' },
  },
  backup: {
    intro:
      'The file holds everything that is on this phone, with the keys of your account. Only its password opens it; nobody can recover the password.',
    purpose: 'What is it for?',
    copy: 'A copy. This phone goes on',
    copyText:
      'For the day on which this phone is lost or broken. Do not use it beside this phone: of two phones with one account, only the uploads of the one that was set up later count.',
    move: 'A new phone. This phone stops',
    moveText:
      'From now on this phone shares nothing and fetches no answer. Then open the file on the new phone, and delete everything here.',
    password: 'Password',
    least: (n: number) =>
      `At least ${n} characters. Four or five words that do not belong together are good.`,
    again: 'Password, once more',
    tooShort: (n: number) => `The password has fewer than ${n} characters.`,
    different: 'The two passwords differ.',
    make: 'Make the file',
    working: (percent: number) => `Making a key out of the password: ${percent} %`,
    made: 'The file is ready.',
    save: 'Save the file',
    saved: 'I have kept the file: continue',
    failed: 'The file could not be made; nothing was changed. Close other windows of this app and try again.',
    unreadable:
      'The file could not be made: something on this phone has a form that this app could not open again. Nothing was changed. Update the app and try again.',
    restore: 'Open a file',
    restoreText:
      'What is in the file takes the place of everything that is on this phone now: diary, account and answers.',
    restoreOwn:
      'Only open a file that you made yourself. Who opens a file that somebody else made uses that person’s account, and gives away to that person the answers that come here.',
    file: 'Choose the file',
    chosen: (name: string) => `Chosen: ${name}`,
    noFile: 'Choose a file first.',
    replace: 'Replace everything on this phone',
    refused: {
      password: 'The password is wrong, or the file was damaged. Nothing was changed.',
      'not a backup': 'This is not a backup of SafeTrace. Nothing was changed.',
      newer: 'A newer version of the app made this file. Update the app and try again. Nothing was changed.',
      'too large': 'This file is too large to be a backup. Nothing was changed.',
      spoilt: 'What is in the file does not fit together. Nothing was changed.',
      'other community':
        'This file belongs to a community with other operators. Open it on the site on which it was made. Nothing was changed.',
      'no community':
        'This phone has not reached its operators yet, so it cannot tell whether the file is for them. Go online and try again. Nothing was changed.',
    },
    notRestored:
      'The file could not be read into this phone. Nothing was changed. Close other windows of this app and try again.',
  },
  moved: {
    text: 'If the other phone has everything, delete what is left here.',
    records: 'What is noted on this phone now is neither shared nor checked. Note it on the other phone.',
    erase: 'Delete everything here',
    stay: 'Use this phone after all',
    stayText: 'Then the uploads of the other phone count no longer.',
  },
  erase: {
    here: 'On this phone',
    hereText:
      'The diary, answers, posters, your account with its keys, what you chose, and the app itself are deleted from this browser, in all its windows. Nobody can bring it back. What you saved as a file stays where you saved it.',
    there: 'With the operators',
    nothingThere: 'This phone has shared nothing yet.',
    thereText: (places: string, rest: string) =>
      `This phone cannot take back what it has shared. Pieces of your places: until the computation on ${places}. All that is left of them, without places: until ${rest}. Nobody can open your answers any more, as their key is deleted here. The public key of your account stays longer; it says nothing about you.`,
    report: 'If you reported a positive test, others are still warned of the days until now.',
    sure: 'I know that this cannot be undone',
    do: 'Delete everything',
    notSure: 'Tick the box first.',
    failed: 'Another window of this app does not let go. Close it and try again. Nothing was deleted.',
  },
  gone: {
    title: 'Everything is deleted',
    left: 'Something is left',
    asked: 'Asked again just now, the browser keeps for this site:',
    databases: 'Databases',
    caches: 'Files of the app',
    workers: 'Background programs',
    entries: 'Settings',
    files: 'Other files',
    none: 'none',
    unknown: 'this browser does not say; the app has deleted its own',
    advice: 'Delete the data of this site in the settings of the browser, too.',
    disk: 'The browser may keep deleted pieces on the disk for a while, as with every file.',
    anew: 'Start anew',
  },
  operators: {
    program: 'What is computed',
    programText:
      'All operators run the same program: for each of your rows, whether somebody who reported was in the same place at the same time. This is the fingerprint of its name and version; operators with another one do not compute together.',
  },
};
