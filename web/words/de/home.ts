import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

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
  guestsExposed: (n) =>
    count(n, {
      one: '# Gast hatte Kontakt: Sagen Sie es ihm.',
      other: '# Gäste hatten Kontakt: Sagen Sie es ihnen.',
    }),
  guestsDoubted: (n) =>
    count(n, {
      one: 'Über # Gast widersprechen die Betreiber einander.',
      other: 'Über # Gäste widersprechen die Betreiber einander.',
    }),
  scan: 'Ort scannen',
  meet: 'Ich treffe jemanden',
  wasWithdrawn: (name) => `Der Aushang von ${name} wurde von seinem Urheber zurückgezogen.`,
  moved: 'Ihr Konto ist auf ein anderes Telefon umgezogen',
  movedWhy: 'Dieses Telefon teilt nichts mehr und holt keine Antwort mehr.',
  visitsOff:
    'Dieses Telefon zeichnet keine Besuche auf, wie Sie es gewählt haben; es können also keine geprüft werden.',
  visitsNotShared:
    'Ihre Besuche werden nicht geteilt; so haben Sie es gewählt. Sie werden darum auch nicht geprüft.',
  remindTitle: 'Eine Aufzeichnung ist fällig',
  remindBody: 'Öffnen Sie SafeTrace kurz, damit sie gesendet werden kann.',
};
