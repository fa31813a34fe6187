import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');

/** French counts none in the singular, in words. */
const entryCount = (n: number) =>
  n === 0 ? 'aucune entrée' : count(n, { one: '# entrée', other: '# entrées' });

export const near: LaterWords['near'] = {
  what: 'Certaines personnes portent un petit badge qui émet un numéro, sans cesse renouvelé. Quand ce téléphone en entend un de près pendant quelques minutes, il note le numéro et les quarts d’heure. Le numéro n’apprend à personne à qui était le badge.',
  noCommunity:
    'Ce téléphone n’a pas encore joint ses opérateurs : on ne sait pas si des badges sont utilisés ici.',
  notUsed:
    'Votre communauté n’utilise pas de badges Bluetooth. L’enregistrement avec une affiche fonctionne comme toujours.',
  listening: 'Écoute',
  off: 'Pas d’écoute en cours.',
  asking: 'Le navigateur vous pose la question.',
  on: (since) => `À l’écoute depuis ${since}, tant que cette application est au premier plan.`,
  hears: (tags, rooms) =>
    `Dans la dernière minute : ${count(tags, { one: '# badge', other: '# badges' })}, ${count(rooms, { one: '# balise de salle', other: '# balises de salle' })}.`,
  apart:
    'C’est un badge, pas une salle. Par une connexion, ce navigateur ne peut pas dire à quelle distance il est : rien n’est noté.',
  stop: 'Arrêter l’écoute',
  start: {
    scan: 'Écouter tous les badges alentour',
    watch: 'Écouter un badge',
    identify: 'Se connecter à une balise de salle',
  },
  ended: {
    refused: 'Rien n’a été choisi ni autorisé : l’application n’écoute pas.',
    failed: 'L’écoute n’a pas commencé : l’appareil ou le Bluetooth de ce téléphone n’a pas répondu.',
    elsewhere: 'Une autre fenêtre de cette application écoute déjà.',
    left: 'L’écoute a pris fin quand l’application n’était plus au premier plan. Les navigateurs ne laissent pas une page écouter plus longtemps.',
    unkept: 'Ce qui a été entendu n’a pas pu être écrit sur cet appareil. Libérez de la place et réessayez.',
  },
  today: 'Entendu aujourd’hui',
  nothing: 'Rien n’a été entendu assez longtemps aujourd’hui.',
  beside: (minutes) =>
    count(minutes, { one: '# minute près d’un badge', other: '# minutes près d’un badge' }),
  inRooms: (minutes) =>
    count(minutes, {
      one: '# minute dans une salle avec balise',
      other: '# minutes dans des salles avec balise',
    }),
  rows: (heard, own) =>
    `Dans l’envoi d’aujourd’hui : ${entryCount(heard)} de badges entendus, ${entryCount(own)} du vôtre.`,
  sameSize: 'L’envoi a la même taille avec et sans elles.',
  forget: 'Effacer tout ce qui a été entendu',
  forgetSure: 'Effacer tout ce qui a été entendu ? Ce ne sera pas récupérable.',
  forgetNote: 'Ce qui a déjà été partagé reste du bruit ; ce téléphone ne pourra plus le lire.',
  tag: 'Votre badge',
  noTag:
    'Vous ne portez aucun badge connu de cette application. Qui fabrique ou prête des badges donne un code avec chacun.',
  carried: (since) =>
    `Cette application connaît votre badge depuis ${since}. Qui l’entend peut apprendre qu’une personne était proche, mais pas laquelle.`,
  unpair: 'Je ne le porte plus',
  replace: 'Ajouter un autre badge à la place',
  scanCode: 'Scanner son code',
  code: 'Ou saisir le code',
  codeHint: '31 lettres et chiffres, imprimés sous le code QR. Majuscules ou minuscules, peu importe.',
  confirm: 'C’est le code d’un badge Bluetooth. Est-ce vous qui le portez ?',
  confirmNote:
    'Dès maintenant, ce téléphone sait quels numéros émet votre badge. Il les prend pour les vôtres, et le badge précédent pour donné.',
  carry: 'Je porte ce badge',
  notMine: 'Ce n’est pas le mien',
  wrongCode:
    'Ce n’est pas le code d’un badge, ou un caractère est faux. Comparez-le avec ce qui est imprimé.',
  notKept: 'Le badge n’a pas pu être écrit sur cet appareil. Libérez de la place et réessayez.',
  can: 'Ce que ce navigateur sait faire',
  hindrance: {
    insecure: 'Cette adresse ne commence pas par https, le navigateur refuse donc le Bluetooth.',
    ios: 'Sur iPhone et iPad, aucun navigateur ne donne le Bluetooth à une page. Les affiches fonctionnent ici comme partout.',
    none: 'Ce navigateur ne donne pas le Bluetooth aux pages. Chrome et Edge le font, sur Android, Windows et macOS. Chromium sous Linux l’a derrière une option : enable-experimental-web-platform-features dans chrome://flags.',
    off: 'Pour l’instant, le Bluetooth de cet appareil est éteint, ou il n’en a pas.',
  },
  way: {
    scan: 'Entendre tous les badges alentour',
    watch: 'Entendre un badge que vous choisissez',
    identify: 'Se connecter à une balise de salle, pour noter la salle',
  },
  yes: 'Oui',
  no: {
    scan: 'Non : le navigateur ne l’a que derrière une option d’essai, ou pas du tout.',
    watch: 'Non : le navigateur ne l’a que derrière une option d’essai, ou pas du tout.',
    identify: 'Non.',
  },
  limits:
    'Une page n’entend que tant qu’elle est ouverte et au premier plan. La puissance distingue mal le proche du lointain : corps et sacs l’affaiblissent. L’application ne montre donc pas de mètres, et une affiche reste le moyen le plus fiable.',
  consent: 'Rencontres par Bluetooth',
  consentLine: 'Badges que ce téléphone a entendus, le vôtre, et salles avec balise',
};
