import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Wo ich jetzt bin',
  nowhere: 'Sie sind nirgends eingecheckt.',
  youAreHere: 'Sie sind hier',
  since: (time) => `Seit ${time}`,
  endsAt: (time) => `Endet von selbst um ${time}.`,
  checkOut: 'Auschecken',
  answer: 'Antwort von heute',
  whatToDo: 'Was nun zu tun ist',
  how: 'Wie das geprüft wird',
  scan: 'Ort scannen',
};
