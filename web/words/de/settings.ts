import { capital } from '../capital.ts';
import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('de');
const many = (n: number | null) => (n === null ? 'mehrere' : inWords(n));

export const settings: LaterWords['settings'] = {
  notReached:
    'Dieses Telefon hat seine Betreiber noch nicht erreicht und kann deshalb nicht sagen, wer sie sind.',
  computedBy: (community, parties) =>
    `Für ${community} rechnen ${inWords(parties)} Betreiber, die nicht voneinander abhängen. Jeder erhält ein Stück von jeder Übertragung.`,
  onlyTogether: (noise, enough) => `${noise}; erst ${inWords(enough)} zusammen könnten etwas bedeuten.`,
  node: 'Knoten',
  country: 'Land',
  key: 'Schlüssel',
  lastContact: 'Letzter Kontakt',
  contactFailed: 'nicht erreichbar',
  contactMade: 'erreicht',
  contactNone: 'noch keiner; gefragt wird jeder, wenn eine Antwort fällig ist',
  refused: 'Abgelehnt',
  refusedRecord: (when, reason) => `der Datensatz (${when}): ${reason}`,
  authority: 'Bestätigt positive Tests. Sieht kein Tagebuch, kein Konto und keine Antwort.',
  leaves: 'Was dieses Telefon verlässt',
  leavesDaily: (parties) =>
    `Nach jedem Tag eine Übertragung von immer gleicher Größe, ob Sie irgendwo waren oder nicht, zerschnitten in ${inWords(parties)} Stücke aus Rauschen. Kein Name eines Ortes ist darin.`,
  leavesEachRound: (parties) =>
    `Nach jeder Runde eine Übertragung von immer gleicher Größe, ob Sie irgendwo waren oder nicht, zerschnitten in ${inWords(parties)} Stücke aus Rauschen. Kein Name eines Ortes ist darin.`,
  comesBack: 'Was zurückkommt',
  comesBackText:
    'Eine Antwort von immer gleicher Größe, in Stücken, die nur dieses Telefon zusammensetzen kann.',
  erased: 'Was wann gelöscht wird',
  erasedDaily: (days) =>
    `Betreiber löschen die Orte nach der Berechnung für den jeweiligen Tag, und alles, was davon bleibt, nach ${count(days, { one: '# Tag', other: '# Tagen' })}.`,
  erasedEachRound: (length) =>
    `Betreiber löschen die Orte nach der Berechnung ihrer Runde, und alles, was davon bleibt, nach dieser Zeit: ${length}.`,
  phoneErases: (days) =>
    `Dieses Telefon löscht Einträge des Tagebuchs nach ${count(days, { one: '# Tag', other: '# Tagen' })}.`,
  fingerprint: 'Fingerabdruck dieser Gemeinschaft',
  compare:
    'Vergleichen Sie ihn mit dem, was Ihre Schule, Ihr Arbeitgeber oder Ihre Behörde veröffentlicht hat.',

  pieces: (parties) => `Ein Besuch in ${inWords(parties)} Stücken`,
  piecesText:
    'So verlässt ein Besuch Ihr Telefon. Wählen Sie Betreiber, und sehen Sie, was sie zusammen wissen.',
  noise: 'Rauschen',
  visitPicture: 'Der Besuch, eine Nadel auf einer Karte',
  seen: (operators) =>
    `${capital(inWords(operators))} Betreiber, die sich absprechen, sehen den Besuch. Sie versprechen, das nicht zu tun, und unterstehen verschiedenen Gesetzen und Menschen.`,
  seenByNobody: 'Niemand sieht etwas.',
  seenNoise: (operators) =>
    operators === 1
      ? 'Ein Betreiber sieht Rauschen: Jedes Bild sähe so aus.'
      : `${capital(inWords(operators))} Betreiber zusammen sehen Rauschen: Jedes Bild sähe so aus.`,
  cutAgain: 'Neu zerschneiden',

  conspire: (enough) => `${capital(many(enough))} Betreiber, die sich absprechen, sehen alles`,
  conspireText: (noise, enough) =>
    `${noise}. ${capital(many(enough))} Betreiber, die ihre Stücke zusammenlegen, könnten Orte, Meldungen und Antworten lesen. Deshalb sind sie voneinander unabhängig.`,
  liar: 'Ein Betreiber, der lügt, kann eine Antwort verderben',
  liarText:
    'Den Betreibern wird vertraut, dass sie sich an die Regeln halten. Wer das nicht tut, kann Antworten verfälschen und daraus lernen. Dieses Telefon bemerkt, wenn die Antworten nicht zusammenpassen, aber nicht jede Lüge.',
  seized: (enough) => `${capital(many(enough))} beschlagnahmte Rechner zeigen, wer sich getroffen hat`,
  seizedText: (enough, last) =>
    `Wer sich der Rechner mehrerer Betreiber bemächtigt (${many(enough)}), kann aus ${last} sehen, welche Pseudonyme am selben Ort waren, welche davon als ansteckend markiert sind und was jedes zu teilen bereit war; dazu ganze Datensätze der neuesten Tage, die bis zu ihrer endgültigen Antwort aufbewahrt werden. Keine Namen von Menschen oder Orten.`,
  poster: 'Ein Aushang beweist wenig',
  posterText:
    'Er beweist, dass ihn jemand einmal gesehen hat. Wer unehrlich ist, kann aus der Ferne einchecken, Besuche zurückhalten oder nach einigen Orten fragen, deren Aushänge er hat.',
  foreign: 'Codes anderer Systeme sind kein Geheimnis',
  foreignText:
    'Nummern von Orten in Neuseeland, Hongkong, New South Wales, Singapur, England und Wales sind kurz oder öffentlich. Wer eine kennt, kann nach diesem Ort fragen, ohne dort gewesen zu sein. Niemand prüft, wer einen solchen Code gedruckt hat.',
  times: 'Zeiten verraten etwas',
  timesText:
    'Die Nacht, in der eine Warnung erscheint, sagt ungefähr, wann jemand gemeldet hat. Betreiber sehen, wann dieses Telefon überträgt.',
  near: 'Derselbe Ort ist nicht derselbe Tisch',
  nearText:
    'Zwei Menschen zählen, wenn sie im selben Zeitabschnitt an einem Ort waren. Niemand weiß, wie nah sie einander waren. Die Stufe ist die höchste aus mehreren Stunden.',
  onlyUsers: 'Nur wer teilnimmt, wird gesehen',
  onlyUsersText:
    'Keine Risikobegegnung gefunden heißt: keine mit Menschen, die dies benutzt, gescannt und gemeldet haben. Eine Webseite kann im Hintergrund keine Abstände messen.',
  phone: 'Dieses Telefon enthält das Tagebuch',
  phoneText: 'Wer es entsperrt, kann es lesen. Einzelne Besuche können Sie jederzeit im Tagebuch löschen.',
  noAdvice: 'Nichts hiervon ist medizinischer Rat.',
};
