import type { LaterWords } from '../later.ts';

export const meet: LaterWords['meet'] = {
  intro:
    'Même sans Bluetooth, deux téléphones peuvent retenir que vous vous êtes vus : l’un montre un code, les autres le scannent. Si l’un de vous est ensuite testé positif et le partage, les autres l’apprennent.',
  show: 'Montrer mon code',
  scan: 'Scanner un code',
  none: 'Pas encore de rencontres.',
  noneMore: 'Elles restent sur ce téléphone et sont effacées après 16 jours.',
  kept: 'Rencontres des derniers jours',
  span: (from, to) => `${from} – ${to}`,
  showHelp: 'Faites-le scanner aux autres avec SafeTrace. Plusieurs personnes peuvent scanner le même code.',
  qr: 'Code QR de cette rencontre',
  left: (time) => `Encore valable ${time}`,
  gone: 'Ce code n’est plus montré. Confirmez si quelqu’un l’a scanné, ou montrez-en un nouveau.',
  confirm: 'Quelqu’un l’a scanné',
  confirmHelp: 'Sans votre confirmation, ce téléphone ne retient pas la rencontre.',
  another: 'Montrer un nouveau code',
  did: 'Avez-vous rencontré quelqu’un ?',
  didHelp: 'Ne la gardez que si une personne à côté de vous vient de vous montrer ce code.',
  shownAt: (time) => `Code montré à ${time}`,
  keep: 'Garder cette rencontre',
  no: 'Non',
  already: 'Vous gardez déjà cette rencontre.',
  open: 'Ouvrir la rencontre',
  notWritten: 'La rencontre n’a pas pu être enregistrée sur cet appareil. Libérez de la place et réessayez.',
  gonePage: 'Cette rencontre a été effacée, ou elle est sur un autre appareil.',
  goneTitle: 'Rencontre introuvable',
  day: 'Jour',
  time: 'Heure',
  state: 'Comparaison',
  name: 'Avec qui (facultatif)',
  nameHelp: 'Seulement sur ce téléphone, pour la reconnaître plus tard.',
  length: 'Combien de temps êtes-vous ensemble ?',
  lengthHelp:
    'Seul le temps que les deux téléphones indiquent est comparé. Il peut être changé jusqu’à la fin du jour.',
  save: 'Enregistrer',
  saved: 'Enregistré.',
  hideWhy:
    'Une rencontre masquée est toujours partagée comme du bruit et vérifiée. Une exposition y est montrée sans son nom.',
  removeMeetingSure: 'Effacer cette rencontre ? Elle ne pourra pas être récupérée.',
  remove: 'Effacer cette rencontre',
  removeHelp:
    'Effacée avant la fin de son jour, une rencontre n’est jamais partagée. Ensuite, une exposition ne pourra plus la nommer.',
  before: 'Pas comparée : ce téléphone n’avait pas encore joint ses opérateurs.',
  stillOpen: 'Sera comparée quand son jour sera fini.',
  crowded:
    'Pas comparée : une rencontre plus longue a pris sa place. Dans une même tranche de quelques heures, seules les plus longues comptent ; à plusieurs, faites scanner un seul code à tous.',
  exposed: 'Quelqu’un de cette rencontre a été testé positif par la suite.',
  clear: 'Comparée : aucune exposition trouvée.',
  missing:
    'Non vérifiée : tous les opérateurs n’ont pas le relevé de ce téléphone pour ce moment, les rencontres n’ont pas été partagées, ou les réponses des opérateurs ne concordent pas.',
  waiting: 'Pas encore vérifiée : aucune réponse n’est arrivée pour ce moment.',
};
