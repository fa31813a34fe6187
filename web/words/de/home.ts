import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Wo ich jetzt bin',
  nowhere: 'Sie sind nirgends eingecheckt.',
  youAreHere: 'Sie sind hier',
  since: (time) => `Seit ${time}`,
  endsAt: (time) => `Endet von selbst um ${time}.`,
  checkOut: 'Auschecken',
  stillThere: 'Sind Sie noch da?',
  stillHere: 'Noch da',
  checkedInSince: (time) => `Eingecheckt seit ${time}`,
  askNotice: 'Auschecken vom Sperrbildschirm aus?',
  askNoticeWhy:
    'Eine Mitteilung kann das Auschecken anbieten und fragen, ob Sie noch da sind. Sie nennt den Ort nicht.',
  yes: 'Ja, anzeigen',
  no: 'Nein, danke',
  paused: (time) => `Pause seit ${time}. Nichts wird aufgezeichnet.`,
  resume: 'Wieder aufzeichnen',
  answer: 'Antwort von heute',
  whatToDo: 'Was nun zu tun ist',
  how: 'Wie das geprüft wird',
  scan: 'Ort scannen',
};
