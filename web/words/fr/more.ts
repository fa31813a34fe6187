import type { Words } from '../words.ts';

export const more: Words['more'] = {
  groups: {
    warn: 'Prévenir les autres',
    venue: 'Pour les lieux et les hôtes',
    phone: 'Ce téléphone',
    how: 'Comment ça marche',
  },
  ill: 'Je suis malade ou testé positif',
  illLine: 'Prévenir les personnes qui étaient là où vous étiez',
  count: 'Participer à un comptage',
  countLine: 'Donner vos propres nombres, si vous le souhaitez',
  language: 'Langue',
  languageNotLoaded: 'Cette langue n’a pas pu être téléchargée. Connectez-vous et réessayez.',
  languageNotKept: 'Cette langue est affichée, mais n’a pas pu être enregistrée sur cet appareil.',
};
