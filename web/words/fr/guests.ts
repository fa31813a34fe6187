import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');

export const guests: LaterWords['guests'] = {
  intro:
    'Vous pouvez signaler la présence de gens sans téléphone et leur dire plus tard ce qu’il en est. Chacun reçoit sur cet appareil un compte anonyme à lui, qui partage et reçoit une réponse comme tout téléphone.',
  limits: (most) =>
    `${most} invités au plus : cet appareil répond d’eux, et davantage compteraient pour plus de gens qu’une personne ne peut en répondre. Les opérateurs voient que des comptes viennent d’un même appareil, pas de qui il s’agit.`,
  label: 'Comment vous l’appelez',
  labelHelp: 'Reste sur cet appareil. Un prénom ou une place suffit.',
  add: 'Ajouter un invité',
  full: (most) => `Il y a déjà ${most} invités. Supprimez-en un dont vous n’avez plus besoin.`,
  noLabel: 'Donnez à l’invité un nom ou une place.',
  longLabel: (most) => `${most} lettres au plus.`,
  where: 'Lieu',
  nowhere:
    'Signalez votre propre présence quelque part ou créez une affiche valable maintenant : vous pourrez alors y inscrire des invités.',
  checkIn: 'Arrivée',
  checkInAll: (n) => count(n, { one: 'Arrivée de # invité', other: 'Arrivée des # invités' }),
  checkOut: 'Départ',
  checkOutAll: (n) => count(n, { one: 'Départ de # invité', other: 'Départ des # invités' }),
  here: (place, time) => `À ${place} depuis ${time}`,
  away: 'Nulle part',
  list: 'Vos invités',
  none: 'Aucun invité pour l’instant.',
  visits: 'Visites',
  noVisits: 'Aucune visite pour l’instant.',
  stay: (from, to) => `de ${from} à ${to}`,
  since: (time) => `depuis ${time}`,
  answer: 'Sa réponse',
  unchecked: 'Rien de cet invité n’est encore vérifié.',
  clear: 'Aucune exposition trouvée dans ce qui a été vérifié.',
  doubted: 'Les opérateurs se contredisent : rien de leur réponse n’est montré.',
  exposed: 'Exposé : dites-le à cet invité',
  exposedAt: (place, day, from, to) => `${place}, ${day}, de ${from} à ${to}`,
  exposedOn: (day) => `À un moment de ce jour : ${day}`,
  deletedPlace: 'Un lieu qui n’est plus dans la liste',
  checkedAt: (time) => `Vérifié : ${time}`,
  missing: (n) => count(n, { one: '# jour n’a pas été vérifié.', other: '# jours n’ont pas été vérifiés.' }),
  howToTell: 'Comment le dire',
  tell: [
    'Dites-le vous-même, en privé, et à cette personne seulement.',
    'Dites quand et où c’était. Personne ne sait qui c’était, ni à quelle distance ils étaient l’un de l’autre.',
    'Cette personne peut surveiller ses symptômes pendant dix jours et faire un test. Un médecin ou l’autorité sanitaire peut la conseiller.',
  ],
  erase: 'Supprimer cet invité',
  eraseSure: 'Supprimer définitivement cet invité ? Sa réponse n’arrivera alors à personne.',
  eraseHelp: (days) =>
    `Son compte, ses visites et sa réponse sont supprimés d’eux-mêmes de cet appareil ${count(days, { one: '# jour', other: '# jours' })} après sa dernière visite.`,
  unknown: 'Invité introuvable',
  unknownHelp: 'Il a été supprimé sur cet appareil.',
  notWritten: 'Cela n’a pas pu être écrit sur cet appareil. Libérez de la place et réessayez.',
  cannotReport:
    'Un invité qui tombe malade ne peut pas avertir les autres d’ici : il lui faut pour cela un téléphone à lui.',
};
