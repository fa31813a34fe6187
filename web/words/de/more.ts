import type { Words } from '../words.ts';

export const more: Words['more'] = {
  groups: {
    warn: 'Andere warnen',
    venue: 'Für Orte und Gastgeber',
    phone: 'Dieses Telefon',
    how: 'Wie es funktioniert',
  },
  ill: 'Ich bin krank oder positiv getestet',
  illLine: 'Menschen warnen, die waren, wo Sie waren',
  count: 'An einer Zählung teilnehmen',
  countLine: 'Eigene Zahlen geben, wenn Sie möchten',
  language: 'Sprache',
  languageNotLoaded:
    'Diese Sprache konnte nicht geladen werden. Gehen Sie online und versuchen Sie es noch einmal.',
  languageNotKept:
    'Diese Sprache wird jetzt angezeigt, konnte aber nicht auf diesem Gerät gespeichert werden.',
};
