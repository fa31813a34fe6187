import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');

export const guests: LaterWords['guests'] = {
  intro:
    'Sie können Menschen ohne Telefon einchecken und ihnen später sagen, was dabei herauskam. Jeder erhält auf diesem Gerät ein eigenes anonymes Konto, das teilt und Antwort bekommt wie jedes Telefon.',
  limits: (most) =>
    `Höchstens ${most} Gäste: Dieses Gerät steht für sie ein, und mehr würden für mehr Menschen zählen, als eine Person verantworten kann. Die Betreiber sehen, dass Konten von einem Gerät kommen, nicht, wer es ist.`,
  label: 'Wie Sie den Gast nennen',
  labelHelp: 'Bleibt auf diesem Gerät. Ein Vorname oder ein Platz genügt.',
  add: 'Gast hinzufügen',
  full: (most) => `Es sind schon ${most} Gäste. Löschen Sie einen, den Sie nicht mehr brauchen.`,
  noLabel: 'Geben Sie dem Gast einen Namen oder einen Platz.',
  longLabel: (most) => `Bitte höchstens ${most} Buchstaben.`,
  where: 'Ort',
  nowhere:
    'Checken Sie selbst irgendwo ein oder erstellen Sie einen Aushang, der jetzt gilt: Dann können Sie dort Gäste einchecken.',
  checkIn: 'Einchecken',
  checkInAll: (n) => count(n, { one: '# Gast einchecken', other: 'Alle # Gäste einchecken' }),
  checkOut: 'Auschecken',
  checkOutAll: (n) => count(n, { one: '# Gast auschecken', other: 'Alle # Gäste auschecken' }),
  here: (place, time) => `In ${place} seit ${time}`,
  away: 'Nicht eingecheckt',
  list: 'Ihre Gäste',
  none: 'Noch keine Gäste.',
  visits: 'Besuche',
  noVisits: 'Noch keine Besuche.',
  stay: (from, to) => `${from} bis ${to}`,
  since: (time) => `seit ${time}`,
  answer: 'Die Antwort für den Gast',
  unchecked: 'Von diesem Gast ist noch nichts geprüft.',
  clear: 'In dem, was geprüft wurde, fand sich kein Kontakt.',
  doubted: 'Die Betreiber widersprechen einander: Nichts von ihrer Antwort wird gezeigt.',
  exposed: 'Hatte Kontakt: Sagen Sie es dem Gast',
  exposedAt: (place, day, from, to) => `${place}, ${day}, ${from} bis ${to}`,
  exposedOn: (day) => `Irgendwann an diesem Tag: ${day}`,
  deletedPlace: 'Ein Ort, der nicht mehr in der Liste steht',
  checkedAt: (time) => `Geprüft: ${time}`,
  missing: (n) => count(n, { one: '# Tag wurde nicht geprüft.', other: '# Tage wurden nicht geprüft.' }),
  howToTell: 'Wie Sie es sagen',
  tell: [
    'Sagen Sie es selbst, unter vier Augen, und nur diesem Gast.',
    'Sagen Sie, wann und wo es war. Niemand weiß, wer es war oder wie nahe sie einander waren.',
    'Der Gast kann zehn Tage lang auf Beschwerden achten und einen Test machen. Ärztin, Arzt oder Gesundheitsamt können beraten.',
  ],
  erase: 'Diesen Gast löschen',
  eraseSure: 'Diesen Gast endgültig löschen? Seine Antwort erreicht dann niemanden mehr.',
  eraseHelp: (days) =>
    `Konto, Besuche und Antwort werden ${count(days, { one: '# Tag', other: '# Tage' })} nach dem letzten Besuch von selbst von diesem Gerät gelöscht.`,
  unknown: 'Diesen Gast gibt es nicht',
  unknownHelp: 'Er wurde auf diesem Gerät gelöscht.',
  notWritten:
    'Das ließ sich nicht auf dieses Gerät schreiben. Schaffen Sie etwas Platz und versuchen Sie es noch einmal.',
  cannotReport:
    'Ein Gast, der krank wird, kann von hier aus niemanden warnen: Dazu braucht er ein eigenes Telefon.',
};
