import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

export const app: Words['app'] = {
  back: 'Zurück',
  skip: 'Zum Inhalt springen',
  places: 'Bereiche',
  home: 'Start',
  diary: 'Tagebuch',
  more: 'Mehr',
  scan: 'Code scannen',
  place: 'Ein Ort',
  share: 'Andere warnen',
  notLoaded: 'Dieser Teil konnte nicht geladen werden',
  notLoadedWhy:
    'Er wird einmal geholt, beim ersten Öffnen. Gehen Sie online und versuchen Sie es noch einmal.',
  tryAgain: 'Noch einmal versuchen',
  keep: 'Behalten',
  noStorage: 'Dieser Browser speichert keine Daten',
  noStorageWhy:
    'SafeTrace hält Ihr Tagebuch nur auf diesem Gerät. Der Browser hat seinen Speicher nicht geöffnet, wie es manche in privaten Fenstern oder bei vollem Speicher tun. Öffnen Sie die App in einem gewöhnlichen Fenster, oder schaffen Sie Platz.',
  low: 'niedrig (1 von 3)',
  medium: 'mittel (2 von 3)',
  high: 'hoch (3 von 3)',
  reaching: 'Die Betreiber werden kontaktiert…',
  notWorking:
    'Der Teil der App, der vertraulich teilt und prüft, ist nicht gestartet oder stehen geblieben: Es wird erneut versucht. Gehen Sie online, oder schließen Sie die App und öffnen Sie sie wieder.',
  notHttps:
    'Diese Adresse beginnt nicht mit https, deshalb hält der Browser zurück, was die App braucht, um vertraulich zu teilen.',
  badDescription: (problem) =>
    `Die Beschreibung der Betreiber auf dieser Website ist nicht gültig: ${problem}.`,
  otherOperators: 'Die Betreiber dieser Website haben sich geändert. Siehe „Mehr“, „Wer rechnet“.',
  checkOutNotKept:
    'Das Auschecken konnte auf diesem Gerät nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  sealedWait: (n, who) =>
    count(n, {
      one: `# versiegelte Nachricht wartet auf diesem Telefon auf ${who}.`,
      other: `# versiegelte Nachrichten warten auf diesem Telefon auf ${who}.`,
    }),
  decideReport: 'Ihr Testergebnis: Entscheiden Sie, was Sie teilen',
  reportAccepted: 'Ihre Meldung wurde angenommen',
  reportUnderWay: 'Ihre Meldung ist unterwegs',
};
