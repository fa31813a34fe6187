import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const diary: Words['diary'] = {
  title: 'Journal',
  empty: 'Pas encore de visite.',
  emptyWhy:
    'Scannez l’affiche à une porte : le lieu et l’heure apparaîtront ici. Le journal reste sur ce téléphone ; ses entrées sont effacées après 16 jours.',
  noneInMonth: 'Rien dans le journal pour ce mois.',
  now: 'maintenant',
  range: (from, to) => `${from} – ${to}`,
  marks: {
    exposed: 'Exposition',
    unchecked: 'Non vérifié',
    awaited: 'Pas encore vérifié',
    note: 'Non comparé',
    protected: 'Vous étiez protégé',
    hidden: 'Masqué',
  },
  calendar: 'Calendrier',
  before: 'Mois précédent',
  after: 'Mois suivant',
  wholeMonth: 'Afficher tout le mois',
  twoWeeks: 'N’afficher que deux semaines',
  entries: (n) => count(n, { one: '# entrée', other: '# entrées' }),
  exposures: (n) => count(n, { one: '# exposition', other: '# expositions' }),
  nothing: 'aucune entrée',
  legendVisit: 'visite',
  legendMeeting: 'rencontre',
  legendExposure: 'exposition',
  emptyDay: 'Rien dans le journal pour ce jour.',
  exposuresTitle: 'Expositions',
  entriesTitle: 'Visites et rencontres',
  add: 'Ajouter une visite',
  recording: 'Pause et rappels',
  showHidden: (n) => count(n, { one: 'Montrer # entrée masquée', other: 'Montrer # entrées masquées' }),
  hideHidden: 'Masquer à nouveau ces entrées',
  unknown: 'Absent du journal',
  unknownWhy: 'Cette visite a été effacée, ou elle est sur un autre appareil.',
  day: 'Jour',
  from: 'De',
  to: 'À',
  stay: 'Durée',
  room: 'Salle',
  address: 'Adresse',
  goesOn: (time) => `en cours ; se termine tout seul à ${time}`,
  short: (least) => `Trop court pour être comparé : une visite compte à partir de ${least}.`,
  uncheckedWhy:
    'Non vérifié : certains opérateurs n’ont pas l’enregistrement de ce téléphone pour cette période.',
  awaitedWhy: 'Pas encore vérifié : aucune réponse n’est venue pour cette période.',
  noCodeWhy: 'Non comparé avec d’autres : ce lieu a été noté sans son code. Il n’est ici que pour vous.',
  lateWhy:
    'Non comparé avec d’autres : quand cette visite a été ajoutée, l’enregistrement de cette période avait déjà été partagé ou ne pouvait plus l’être. Elle n’est ici que pour vous.',
  checkOut: 'Quitter ce lieu',
  came: 'Quand êtes-vous arrivé ?',
  left: 'Quand êtes-vous parti ?',
  endsOn: (day) => `La visite se termine le lendemain : ${day}.`,
  date: 'Quel jour ?',
  save: 'Changer les heures',
  saved: 'Changé.',
  changeUntil:
    'Cela compte jusqu’au partage de l’enregistrement de cette période, peu après la fin de sa journée.',
  changeLocked:
    'L’enregistrement de cette période a été partagé tel quel : ses heures ne peuvent plus être changées.',
  problems: {
    order: 'La fin doit venir après le début.',
    future: 'C’est dans le futur. Une visite peut être notée une fois terminée.',
    backwards:
      'L’heure de départ précède l’heure d’arrivée : la visite se terminerait le lendemain, qui n’est pas encore là. Vérifiez les deux heures.',
    long: (most) => `Une visite dure au plus ${most}.`,
    shared:
      'Une partie de cette période a déjà été partagée telle quelle, ou ne peut plus l’être, et ne peut pas être changée.',
    blank: 'Indiquez un jour et deux heures, s’il vous plaît.',
    name: 'Indiquez le nom du lieu, s’il vous plaît.',
    failed: 'L’écriture sur cet appareil a échoué. Libérez de la place et essayez à nouveau.',
  },
  protect: 'J’étais protégé',
  protectWhy:
    'Par exemple par un masque ou une vitre. Une exposition ici reste alors montrée, mais ne compte plus dans votre réponse. Rien ne change pour ce que les autres apprennent.',
  hide: 'Masquer dans les listes',
  hideWhy:
    'Une visite masquée est toujours partagée sous forme de bruit et toujours vérifiée. Une exposition à cet endroit est montrée sans son nom.',
  removeSure: 'Effacer cette visite ? Elle ne pourra pas être récupérée.',
  remove: 'Effacer cette visite',
  removeWhy:
    'Effacée avant la fin de sa journée, une visite n’est jamais partagée. Ensuite, une exposition à cet endroit ne peut plus nommer le lieu.',
  where: 'Où étiez-vous ?',
  otherPlace: 'Un autre lieu, sans son code',
  placeName: 'Nom du lieu',
  noCode:
    'Sans le code de son affiche, ce lieu est une note pour vous : il n’est jamais comparé avec d’autres.',
  addWhy:
    'Seuls les lieux dont ce téléphone a vu l’affiche peuvent être comparés, et seulement jusqu’au partage de l’enregistrement de cette période.',
  addIt: 'Noter la visite',
  overlap: (n) => count(n, { one: 'Deux visites en même temps', other: '# paires de visites en même temps' }),
  overlapTitle: 'En même temps',
  overlapWhy:
    'Personne n’est à deux endroits à la fois. Dites où vous étiez ; l’autre visite perd cette période. D’ici là, le séjour le plus long compte.',
  overlapNone: 'Il ne reste aucune visite simultanée à départager.',
  both: (a, b, when) => `${a} et ${b}, ${when}`,
  wasAt: (place) => `J’étais ici : ${place}`,
  loses: (place) => `${place} s’y trouve en entier et sera alors effacé.`,
  pauseTitle: 'Pause',
  pauseWhy:
    'Pendant une pause, rien n’est noté : ni lieux, ni rencontres, ni rappels. Ce qui a été noté avant reste.',
  pause: 'Mettre en pause',
  pausedSince: (time) => `En pause depuis : ${time}.`,
  resume: 'Reprendre',
  pauseRefused: (place) =>
    `Vous êtes enregistré ici : ${place}. Quittez d’abord ce lieu, puis mettez en pause.`,
  pausesBefore: 'Pauses précédentes',
  noticeTitle: 'Notification',
  noticeWhy:
    'Pendant une visite, ce téléphone peut afficher une notification avec un bouton pour quitter le lieu. Elle ne nomme pas le lieu, car elle se lit sur l’écran verrouillé.',
  noticeOn: 'Afficher une notification',
  noticeOff: 'Ne pas afficher de notification',
  noticeIsOn: 'Les notifications sont activées.',
  noticeRefused:
    'Le navigateur n’autorise pas les notifications de cette application. Vous pouvez les autoriser dans ses réglages.',
  noticeNone: 'Ce navigateur ne peut pas afficher de notifications.',
  closedYes: 'Le rappel vient à l’heure même si l’application est fermée.',
  closedNo:
    'Un navigateur ne peut pas faire un rappel à une heure donnée quand l’application est fermée. Une notification déjà affichée reste et fonctionne. Dans tous les cas, une visite se termine toute seule.',
  meetingWith: (name) => `Rencontre avec ${name}`,
  meeting: 'Rencontre',
};
