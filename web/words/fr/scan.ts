import type { LaterWords } from '../later.ts';

export const scan: LaterWords['scan'] = {
  title: 'Scanner un lieu',
  checkIn: 'Enregistrer mon arrivée',
  looking: 'Recherche du code QR d’un lieu, ou d’une personne que vous rencontrez.',
  point: 'Dirigez l’appareil photo vers l’affiche.',
  result: {
    title: 'Scanner le code de votre test',
    looking: 'Recherche du code QR reçu avec votre résultat de test.',
    point: 'Dirigez l’appareil photo vers le code QR reçu avec votre résultat de test.',
    wrong:
      'Ce n’est pas le code d’un résultat de test : il se trouve sur la feuille ou dans le message que vous avez reçus.',
  },
  nothing:
    'Rien trouvé pour le moment. Tenez le téléphone à environ 30 cm, bien en face du code, sans bouger.',
  picture: 'Image de l’appareil photo',
  found: (name) => `Trouvé : ${name}`,
  light: 'Lampe',
  zoom: 'Zoom',
  sound: 'Son quand un code est trouvé',
  tryAgain: 'Réessayer',
  denied:
    'Le navigateur n’autorise pas cette page à utiliser l’appareil photo. Autorisez-le dans les réglages de cette page (à côté de son adresse) et réessayez, ou utilisez l’un des autres moyens ci-dessous. L’application appareil photo peut aussi ouvrir le code : son lien mène ici.',
  missing:
    'Aucun appareil photo n’a été trouvé. Utilisez l’un des autres moyens ci-dessous, ou ouvrez le code avec l’appareil photo d’un téléphone : son lien mène ici.',
  failed:
    'L’appareil photo ou le lecteur de codes n’a pas démarré ; une autre application utilise peut-être l’appareil photo. Fermez-la et réessayez.',
  otherWays: 'Autres moyens',
  choose: 'Choisir une image du code',
  chooseHelp: 'Vous pouvez aussi déposer ou coller une image ici. Elle reste sur ce téléphone.',
  reading: 'Lecture de l’image.',
  type: 'Saisir le code',
  typeLabel: 'Lettres de l’affiche, ou son lien',
  typeHelp:
    'Les 32 caractères de l’affiche, par groupes de quatre ; majuscules et espaces n’importent pas. Les 8 caractères de l’identifiant court ne trouvent que les lieux où ce téléphone est déjà allé.',
  read: 'Lire',
  place: (id) => `Lieu ${id}`,
  already: 'Votre arrivée ici est déjà enregistrée',
  here: 'Êtes-vous ici ?',
  elsewhere: (host) =>
    `Ce code a été fait pour l’application à l’adresse ${host}. Les personnes qui le scannent là-bas font peut-être partie d’une autre communauté : cette application ne vous avertit alors pas à leur sujet, ni elles au vôtre.`,
  foreign: (system) =>
    `C’est un code de ${system}, non signé : n’importe qui peut l’avoir imprimé. Vous êtes comparé aux personnes qui le scannent avec cette application.`,
  foreignSigned: (system) =>
    `C’est un code de ${system}, signé. Vous êtes comparé aux personnes qui le scannent avec cette application.`,
  foreignChanging: (system) =>
    `C’est un code de ${system}, non signé : n’importe qui peut l’avoir imprimé. Il change de temps en temps : vous êtes comparé aux personnes qui le scannent avec cette application pendant la même période.`,
  swiss: 'SwissCovid ou NotifyMe',
  endsNow: (name) => `Votre visite à ${name} se termine maintenant.`,
  since: (time) => `Depuis ${time}. Aucune seconde visite n’est inscrite.`,
  home: 'Retour à l’accueil',
  notHere: 'Je ne suis pas ici',
  notWritten: 'La visite n’a pas pu être enregistrée sur cet appareil. Libérez de la place et réessayez.',
  another: 'Scanner un autre code',
  nothingChanged: 'Rien n’a été modifié.',
  long: 'Ce code est trop long pour être celui d’un lieu.',
  test: 'C’est un code de test, pas un lieu : cherchez l’affiche à l’entrée.',
  unknown: 'Ce n’est pas le code d’un lieu que SafeTrace connaît.',
  ownDamaged: 'Cette affiche SafeTrace ou son lien est endommagé : une partie est fausse ou manque.',
  ownForged: 'La signature de cette affiche est fausse : elle a été endommagée ou modifiée.',
  ownNewer:
    'Cette affiche est plus récente que cette application : mettez l’application à jour et scannez à nouveau.',
  damaged: (system) => `Ce code de ${system} est inutilisable : une partie est fausse ou manque.`,
  newer: (system) =>
    `Ce code de ${system} est inutilisable : cette application ne connaît pas sa version ou son genre.`,
  forged: (system) => `Ce code de ${system} est inutilisable : sa signature est fausse.`,
  early: (name) => `L’affiche de ${name} n’est pas encore valable.`,
  late: (name) => `L’affiche de ${name} n’est plus valable : demandez-en une nouvelle sur place.`,
  stale: (name) =>
    `Le code de ${name} est affiché sur un écran et change : scannez celui qui y figure maintenant.`,
  otherGrid: (name) =>
    `L’écran de ${name} compte d’autres heures que votre communauté, rien ne pourrait y être comparé : scannez l’affiche imprimée ou demandez un nouveau code.`,
  meetGone:
    'Ce code de rencontre n’est plus valable : demandez-en un nouveau et, s’il est refusé aussi, comparez les heures des deux téléphones.',
  meetDamaged: 'Ce code de rencontre est endommagé : demandez-en un nouveau.',
  meetNewer:
    'Ce code de rencontre vient d’une application plus récente : mettez l’application à jour et scannez à nouveau.',
  typo: 'Un caractère de ce code est faux ou manque : comparez-le avec l’affiche.',
  tooShort: (n) => `Ce code est trop court : ${n} caractères sur 32.`,
  tooLong: (n) => `Ce code est trop long : ${n} caractères au lieu de 32.`,
  noLetters: 'Rien n’a été saisi : l’affiche porte 32 caractères sous son code.',
  shortId:
    'Ce téléphone n’est jamais allé dans un lieu portant cet identifiant court : saisissez les 32 caractères de l’affiche, que personne d’autre ne conserve.',
  pictureLarge: 'Cette image est trop grande : prenez-en une plus petite, ou découpez le code.',
  pictureKind: 'Ce fichier n’est pas une image que ce navigateur sait lire.',
  pictureEmpty:
    'Aucun code QR lisible dans cette image : photographiez-le de plus près, bien en face et avec une bonne lumière.',
  pictureDecoder: 'Le lecteur de codes n’a pas pu être chargé : connectez-vous et réessayez.',
};
