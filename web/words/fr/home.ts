import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

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
  guestsExposed: (n) =>
    count(n, {
      one: '# invité a été exposé : dites-le-lui.',
      other: '# invités ont été exposés : dites-le-leur.',
    }),
  guestsDoubted: (n) =>
    count(n, {
      one: 'Les opérateurs se contredisent au sujet de # invité.',
      other: 'Les opérateurs se contredisent au sujet de # invités.',
    }),
  scan: 'Scanner un lieu',
  meet: 'Je rencontre quelqu’un',
  wasWithdrawn: (name) => `L’affiche de ${name} a été retirée par son auteur.`,
  moved: 'Votre compte est passé sur un autre téléphone',
  movedWhy: 'Ce téléphone ne partage plus rien et ne demande plus de réponse.',
  visitsOff:
    'Ce téléphone n’enregistre pas de visites, comme vous l’avez choisi ; aucune ne peut donc être vérifiée.',
  visitsNotShared:
    'Vos visites ne sont pas partagées, comme vous l’avez choisi ; elles ne sont donc pas vérifiées non plus.',
  remindTitle: 'Un enregistrement est dû',
  remindBody: 'Ouvrez SafeTrace un instant pour qu’il puisse partir.',
};
