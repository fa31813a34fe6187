import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');

export const places: LaterWords['places'] = {
  what: (side) =>
    `Si vous le souhaitez, ce téléphone note dans quels carrés d’environ ${side} vous étiez, et dans quels quarts d’heure. Il ne garde jamais de position : ce que le téléphone trouve devient aussitôt un carré. C’est pour vous seul et ne quitte le téléphone sous aucune forme.`,
  noCommunity:
    'Ce téléphone n’a pas encore joint ses opérateurs : on ne sait pas à quelle région il appartient.',
  notUsed: 'Votre communauté n’a indiqué aucune région : aucune zone n’est notée.',
  following: 'Notation',
  off: 'Aucune zone n’est notée en ce moment.',
  asking: 'Le navigateur vous pose la question.',
  on: 'Les zones sont notées tant que cette application est ouverte et au premier plan.',
  last: {
    kept: 'La dernière position a été notée comme carré.',
    nothing:
      'La dernière position n’a pas été notée : elle est chez vous, hors de la région ou trop imprécise.',
    unknown: 'Ce téléphone n’a pas pu déterminer où il est.',
  },
  start: 'Noter les zones',
  stop: 'Ne plus noter',
  oneSwitch: (title) => `Le même choix figure dans les réglages, sous « ${title} ».`,
  ended: {
    refused:
      'Le navigateur ne laisse pas cette page demander où vous êtes. Autorisez-le dans les réglages de cette page.',
    unknown: 'Ce téléphone n’a pas pu déterminer où il est.',
    left: 'La notation a pris fin quand l’application n’était plus au premier plan.',
    unkept: 'La zone n’a pas pu être écrite sur cet appareil. Libérez de la place et réessayez.',
  },
  home: 'Domicile',
  homeWhat:
    'Autour de votre domicile, rien n’est noté. Touchez le bouton quand vous y êtes : les carrés alentour sont cachés, et ce qui y était noté est effacé. Le domicile lui-même n’est pas gardé, seulement des marques brouillées d’un champ plus large dont le milieu est décalé.',
  homeHidden: 'Les carrés autour de votre domicile sont cachés.',
  hideHere: 'Je suis chez moi : cacher ici',
  hideAnew: 'J’habite ailleurs : cacher ici à la place',
  unhide: 'Ne plus cacher',
  outside: 'C’est hors de la région, où rien n’est noté de toute façon.',
  inexact:
    'Ce téléphone ne sait où il est qu’à plus d’un carré près : rien n’a été caché ni modifié. Activez la position exacte, allez près d’une fenêtre ou dehors, puis réessayez.',
  kept: 'Noté sur ce téléphone',
  nothing: 'Rien n’est noté.',
  cell: (row, column) => `Carré ${row}/${column}`,
  minutes: (n) => count(n, { one: '# minute', other: '# minutes' }),
  forget: (what) => `Effacer ${what}`,
  forgetOne: 'Effacer',
  forgetSure: (what) => `Effacer ${what} ? Il ne sera pas récupérable.`,
  forgetAll: 'Effacer toutes les zones',
  forgetAllSure: 'Effacer toutes les zones ? Elles ne seront pas récupérables.',
};
