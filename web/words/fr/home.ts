import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Où je suis',
  nowhere: 'Vous n’êtes enregistré nulle part.',
  youAreHere: 'Vous êtes ici',
  since: (time) => `Depuis ${time}`,
  endsAt: (time) => `Se termine tout seul à ${time}.`,
  checkOut: 'Quitter ce lieu',
  answer: 'La réponse du jour',
  whatToDo: 'Que faire',
  how: 'Comment c’est vérifié',
  scan: 'Scanner un lieu',
};
