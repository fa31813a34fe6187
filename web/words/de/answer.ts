import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

export const answer: Words['answer'] = {
  noAnswerSince: (since, why) => `Keine Antwort ${since}: ${why}.`,
  noAnswerYet: (why) => `Noch keine Antwort: ${why}.`,
  offline: 'dieses Telefon ist offline',
  skipped: 'an der letzten Runde haben zu wenige teilgenommen',
  silent: 'die Betreiber haben keine gegeben',
  visit: (place, when) => `${place} (${when})`,
  visits: (named, others) =>
    [
      ...named,
      ...(others > 0 ? [count(others, { one: 'ein weiterer Besuch', other: '# weitere Besuche' })] : []),
    ].join(' und '),
  noneOpen: 'Sie haben keine Besuche, die noch zu prüfen sind.',
  noneOpenSince: (since) => `Sie haben ${since} keine Besuche, die noch zu prüfen sind.`,
  open: (visits) => `Noch nicht geprüfte Besuche: ${visits}.`,
  openSince: (since, visits) => `Noch nicht geprüfte Besuche ${since}: ${visits}.`,
  keptHere: (last) =>
    `Sie bleiben auf diesem Telefon gespeichert. Lassen Sie die App geöffnet, wenn die Betreiber wieder erreichbar sind: Besuche aus ${last} können dann noch geprüft werden.`,
  someMissing: (answered, missing) => `${answered}; ${missing}.`,
  notChecked: (visits) =>
    `Nicht geprüft: ${visits}, weil nicht jeder Betreiber den Datensatz dieses Telefons für diese Zeit hat.`,
  deleted: 'ein Ort, den Sie aus Ihrem Tagebuch gelöscht haben',
  exposedAt: (when) => `${when} waren Sie am selben Ort wie jemand, der später positiv getestet wurde:`,
  exposedMeeting: (when) => `${when} hatten Sie ein Treffen mit jemandem, der später positiv getestet wurde:`,
  exposedMet: (when) => `${when} hatten Sie ein Treffen mit jemandem, der später positiv getestet wurde.`,
  exposedNear: (when) =>
    `${when} waren Sie laut Bluetooth in der Nähe von jemandem, der später positiv getestet wurde.`,
  exposedOn: (when) => `${when} waren Sie am selben Ort wie jemand, der später positiv getestet wurde.`,
  dayOnly: 'Ergebnisse sagen hier nicht, wann oder wo.',
  otherTimes: (n) => count(n, { one: 'Und ein weiteres Mal.', other: 'Und # weitere Male.' }),
  otherDays: (n) => count(n, { one: 'Und an einem weiteren Tag.', other: 'Und an # weiteren Tagen.' }),
  contradiction: 'Heute keine Antwort: Die Betreiber widersprechen einander.',
  nothingShown:
    'Mindestens einer von ihnen hat falsch geantwortet, deshalb wird nichts davon gezeigt. Die nächste Runde wird neu geprüft.',
  nothingOf: (last) => `Von ${last} ist noch nichts geprüft.`,
  nothingYet: 'Noch nichts zu prüfen.',
  everyNight: 'Besuche werden in der Nacht nach jedem Tag geprüft.',
  everyRound: 'Besuche werden nach jeder Runde geprüft.',
  none: (last) => `Keine Risikobegegnung in ${last} gefunden.`,
  noneIn: (counted, last) => `Keine Risikobegegnung gefunden; von ${last} geprüft: ${counted}.`,
  checked: (moment) => `Geprüft: ${moment}.`,
};
