import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Où je suis',
  nowhere: 'Vous n’êtes enregistré nulle part.',
  youAreHere: 'Vous êtes ici',
  since: (time) => `Depuis ${time}`,
  endsAt: (time) => `Se termine tout seul à ${time}.`,
  checkOut: 'Quitter ce lieu',
  stillThere: 'Y êtes-vous encore ?',
  stillHere: 'J’y suis encore',
  checkedInSince: (time) => `Enregistré depuis ${time}`,
  askNotice: 'Quitter un lieu depuis l’écran verrouillé ?',
  askNoticeWhy:
    'Une notification peut proposer de quitter le lieu et demander si vous y êtes encore. Elle ne nomme pas le lieu.',
  yes: 'Oui, l’afficher',
  no: 'Non, merci',
  paused: (time) => `En pause depuis ${time}. Rien n’est noté.`,
  resume: 'Reprendre',
  answer: 'La réponse du jour',
  whatToDo: 'Que faire',
  how: 'Comment c’est vérifié',
  scan: 'Scanner un lieu',
};
