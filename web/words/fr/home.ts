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
