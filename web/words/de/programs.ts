import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('de');

const size = (least: number, most: number) =>
  least === most ? `${most}` : `${least} ${most === least + 1 ? 'oder' : 'bis'} ${most}`;

export const programs: LaterWords['programs'] = {
  intro:
    'Jede davon nimmt Zahlen auf, die Menschen aus freien Stücken geben. Wer an keiner teilnimmt, kommt darin nicht vor, und sonst ändert sich nichts.',
  none: 'Diese Gemeinschaft hat keine solche Zählung.',
  noPart: 'Sie nehmen nicht teil',
  leaving: 'Verlässt gleich dieses Telefon',
  waiting: 'Sie nehmen teil; noch keine Antwort',
  missed: 'Wurde nicht gezählt',
  answered: 'Beantwortet',
  tooFew: 'Zu wenige haben teilgenommen',
  doubted: 'Zweifelhaft',

  whoLearns: 'Wer was erfährt',
  quoted: (name) => `„${name}“`,
  everybodySees: (outputs, least, most) =>
    `Alle können ${outputs} jeder Gruppe von ${size(least, most)} Menschen sehen.`,
  onlyYou: (outputs) =>
    `Nur Sie können ${outputs} lesen. Andere aus Ihrer Gruppe lesen, was für sie bestimmt ist.`,
  chance: (least) =>
    `Der Zufall entscheidet, wer mit wem in einer Gruppe ist. Bleiben für eine Gruppe weniger als ${least} Menschen, wird für sie nichts berechnet.`,
  leaves: 'Was dieses Telefon verlässt',
  leavesText: (parties, operators) =>
    `Ihre Zahlen, zerschnitten in ${inWords(parties)} Stücke aus Rauschen, eines für jeden Betreiber: ${operators}. Sie sehen, dass das Pseudonym dieses Telefons teilnimmt, nicht was Sie geben, und löschen die Stücke mit der Berechnung.`,
  couldRead: (enough) => `Erst ${inWords(enough)} von ihnen, die sich absprechen, könnten Ihre Zahlen lesen.`,
  smallGroup:
    'In einer kleinen Gruppe können Menschen aus dem, was öffentlich ist, etwas übereinander herausfinden.',
  fingerprint: 'Fingerabdruck dieser Zählung',
  fingerprintText: (community, operators) =>
    `Er steht für den Schaltkreis und alles, was hier darüber gesagt wird, nicht dafür, wer rechnet: Das ist ${community}, mit ${operators}, die alle genau dies berechnen.`,

  give: 'Was Sie geben',
  range: (most) => `Eine ganze Zahl von 0 bis ${most}`,
  outOfRange: (field, most) => `${field}: bitte eine ganze Zahl von 0 bis ${most}.`,
  notKept: 'Ihre Zahlen konnten auf diesem Gerät nicht gespeichert werden. Versuchen Sie es noch einmal.',
  onceGiven: 'Einmal gegeben, zählt es für heute und kann nicht zurückgenommen werden.',
  takePart: 'Teilnehmen',
  takeNoPart: 'Nicht teilnehmen',

  leavingSentence:
    'Ihre Zahlen verlassen gleich dieses Telefon. Bis dahin können Sie es sich anders überlegen.',
  waitingSentence: (due) =>
    `Sie nehmen teil: Ihre Zahlen sind unterwegs oder bei den Betreibern, die nach ${due} Uhr rechnen. Lassen Sie die App geöffnet, oder öffnen Sie sie später wieder.`,
  missedSentence:
    'Ihre Zahlen wurden nicht gezählt: Nicht alle Betreiber hatten sie rechtzeitig und in Ordnung, es nahmen mehr Menschen teil, als auf einmal gezählt werden können, oder ein Betreiber hat die Berechnung abgebrochen. In diesem Fall haben Betreiber vielleicht gesehen, was von Ihrer Gruppe öffentlich ist.',
  doubtedSentence: 'Die Antworten der Betreiber passen nicht zusammen. Nichts davon wird gezeigt.',
  tooFewSentence: (persons, least) =>
    `Zu wenige haben teilgenommen: In Ihrer Gruppe wären ${persons} von mindestens ${least} Menschen gewesen. Aus Ihren Zahlen wurde nichts berechnet.`,
  answeredSentence: (persons) =>
    count(persons, {
      one: 'Berechnet für # Person: für Sie.',
      other: 'Berechnet für # Menschen, darunter Sie.',
    }),
  forYou: 'Nur für Sie',
  forAll: 'Von Ihrer Gruppe, für alle',
  giveNothing: 'Nichts geben',
  again: 'Wieder teilnehmen',

  everybody: 'Was alle sehen können',
  asking: 'Die Betreiber werden gefragt …',
  nothingYet: 'Daraus ist noch nichts geworden.',
  unreachable: 'Zurzeit ist kein Betreiber erreichbar.',
  gave: (when, persons, groups) =>
    `Ergebnis (${when}): Zahlen von ${count(persons, { one: '# Person', other: '# Personen' })}, in ${count(groups, { one: '# Gruppe', other: '# Gruppen' })}.`,
  group: (n) => `Gruppe ${n}`,
  moreGroups: (n) => count(n, { one: 'Und # weitere Gruppe.', other: 'Und # weitere Gruppen.' }),
  newest: 'Das Neueste zeigen',
};
