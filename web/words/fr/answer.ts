import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const answer: Words['answer'] = {
  noAnswerSince: (since, why) => `Pas de réponse ${since} : ${why}.`,
  noAnswerYet: (why) => `Pas encore de réponse : ${why}.`,
  offline: 'ce téléphone est hors ligne',
  skipped: 'trop peu de personnes ont participé au dernier cycle',
  silent: 'les opérateurs n’en ont pas donné',
  visit: (place, when) => `${place} (${when})`,
  visits: (named, others) =>
    [
      ...named,
      ...(others > 0 ? [count(others, { one: '# autre visite', other: '# autres visites' })] : []),
    ].join(' et '),
  noneOpen: 'Aucune de vos visites n’attend d’être vérifiée.',
  noneOpenSince: (since) => `Aucune de vos visites ${since} n’attend d’être vérifiée.`,
  open: (visits) => `Vos visites pas encore vérifiées : ${visits}.`,
  openSince: (since, visits) => `Vos visites pas encore vérifiées ${since} : ${visits}.`,
  keptHere: (last) =>
    `Elles restent sur ce téléphone. Gardez l’application ouverte quand les opérateurs seront de retour : celles qui tombent dans ${last} pourront encore être vérifiées.`,
  someMissing: (answered, missing) => `${answered} ; ${missing}.`,
  notChecked: (visits) =>
    `Non vérifié : ${visits}, car certains opérateurs n’ont pas l’enregistrement de ce téléphone pour cette période.`,
  deleted: 'un lieu que vous avez effacé de votre journal',
  exposedAt: (when) => `${when}, vous étiez au même endroit qu’une personne testée positive par la suite :`,
  exposedMeeting: (when) =>
    `${when}, vous avez eu une rencontre avec une personne testée positive par la suite :`,
  exposedMet: (when) => `${when}, vous avez eu une rencontre avec une personne testée positive par la suite.`,
  exposedNear: (when) =>
    `${when}, d’après le Bluetooth, vous étiez près d’une personne testée positive par la suite.`,
  exposedOn: (when) => `${when}, vous étiez au même endroit qu’une personne testée positive par la suite.`,
  dayOnly: 'Ici, les résultats ne disent ni quand ni où.',
  otherTimes: (n) => count(n, { one: 'Et # autre fois.', other: 'Et # autres fois.' }),
  otherDays: (n) => count(n, { one: 'Et # autre jour.', other: 'Et # autres jours.' }),
  contradiction: 'Pas de réponse aujourd’hui : les opérateurs se contredisent.',
  nothingShown:
    'Au moins l’un d’eux a répondu faux, c’est pourquoi rien n’en est montré. Le prochain cycle sera vérifié à nouveau.',
  nothingOf: (last) => `Rien n’est encore vérifié sur ${last}.`,
  nothingYet: 'Rien à vérifier pour l’instant.',
  everyNight: 'Les visites sont vérifiées la nuit qui suit chaque jour.',
  everyRound: 'Les visites sont vérifiées après chaque cycle.',
  none: (last) => `Aucune exposition trouvée sur ${last}.`,
  noneIn: (counted, last) => `Aucune exposition trouvée ; vérifié sur ${last} : ${counted}.`,
  checked: (moment) => `Vérifié ${moment}.`,
};
