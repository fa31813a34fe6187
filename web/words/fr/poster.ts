import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');

const posterCount = (n: number) => count(n, { one: '# affiche', other: '# affiches' });

export const poster: LaterWords['poster'] = {
  intro:
    'Une affiche à la porte porte un secret qui lui est propre. Rien n’est enregistré nulle part : qui la scanne garde le nom et l’heure sur son propre téléphone.',
  nowhere:
    'Personne ne tient de liste des présents : ni cet appareil, qui ne garde que les affiches qu’il a créées, ni les opérateurs, ni aucun serveur. On ne peut donc en demander à personne.',
  name: 'Nom du lieu',
  rooms: 'Salles ou tables, une par ligne (facultatif)',
  roomsHelp: 'Chacune reçoit sa propre affiche, qui dit plus précisément aux gens où ils étaient.',
  address: 'Adresse (facultatif)',
  minutes: 'Durée habituelle en minutes',
  minutesHelp:
    'Après ce temps, une visite se termine d’elle-même si quelqu’un oublie de signaler son départ.',
  validity: 'Valable pour un temps seulement',
  from: 'Valable à partir de (facultatif)',
  to: 'Valable jusqu’à (facultatif)',
  validityHelp: 'Hors de ce temps, l’application refuse l’affiche, d’après l’heure du téléphone.',
  sign: 'Signer avec la clé de cet appareil',
  signHelp:
    'Les téléphones voient alors que vos affiches ont le même auteur, et vous pouvez en retirer une qui a fuité. Le code a plus de points : imprimez-le en grand.',
  make: 'Créer l’affiche',
  csv: 'En créer beaucoup à partir d’un tableau',
  csvHelp:
    'Un fichier CSV avec une ligne d’en-tête : name et, si vous voulez, room, address, minutes, from, to. 200 lignes au plus. Le fichier reste sur cet appareil.',
  csvFile: 'Choisir un fichier CSV',
  made: 'Créées sur cet appareil',
  several: (posters) => posterCount(posters),
  sheets: (posters, places) =>
    `${posterCount(posters)}, ${count(places, { one: '# lieu', other: '# lieux' })}`,
  none: 'Affiche introuvable',
  noneHelp: 'Elle a été créée sur un autre appareil ou supprimée ici.',
  sheet: (name) => `Affiche : ${name}`,
  print: 'Imprimer',
  size: 'Papier',
  sizes: { a4: 'A4, pour une porte', a6: 'A6, pour une table', badge: 'Badge, 90 × 55 mm' },
  logo: 'Ajouter un logo',
  logoHelp: 'Il ne reste que dans cette fenêtre.',
  logoBad: 'Ce fichier n’est pas une image que le navigateur sait montrer.',
  screen: 'Montrer sur une tablette',
  link: 'Ouvrir le lien de cette affiche',
  noticeLink: 'Ouvrir le lien de cet avis',
  nfc: 'Écrire sur une étiquette NFC',
  nfcHold: 'Tenez l’étiquette contre le dos de cet appareil.',
  nfcDone: 'L’étiquette porte maintenant le lien.',
  nfcFailed: 'L’étiquette n’a pas pu être écrite. Tenez-la immobile ou essayez-en une autre.',
  nfcDenied:
    'Le navigateur ne laisse pas cette page écrire des étiquettes. Autorisez-le dans les réglages de cette page.',
  remove: 'Supprimer',
  removeAll: 'Tout supprimer',
  removeSure: (n) =>
    count(n, {
      one: 'Supprimer définitivement cette affiche ?',
      other: 'Supprimer définitivement ces # affiches ?',
    }),
  leaked: 'Si l’affiche a fuité',
  leakedOrClosed: 'Si l’affiche a fuité ou si le lieu ferme',
  leakedHelp:
    'Qui possède une image du code peut signaler sa présence de loin. Une nouvelle affiche a un autre secret : les visites faites avec l’ancienne ne correspondent alors à personne qui scanne la nouvelle. Accrochez-la à la place de l’ancienne.',
  replace: 'En créer une nouvelle à sa place',
  replaceSure:
    'Remplacer cette affiche ? Les visites avec l’ancien code ne rejoindront personne qui scanne le nouveau, et l’ancienne quitte cet appareil.',
  leakedSigned: 'Les téléphones qui ont scanné la nouvelle affiche refusent l’ancienne.',
  withdraw: 'La retirer',
  withdrawSure: 'La retirer définitivement ? L’avis est signé et ne peut pas être repris.',
  withdrawYes: 'Retirer',
  withdrawHelp:
    'Pour un lieu qui ferme. Vous obtenez un avis signé à accrocher ou à publier : un téléphone qui le lit refuse l’affiche, même hors ligne. Envoyez aussi son lien à qui gère le site de cette application : publié là, il parvient à tous les téléphones en un jour environ.',
  withdrawn: 'Retirée',
  severalWithdrawn: (n) => count(n, { one: 'dont # retirée', other: 'dont # retirées' }),
  noticeTitle: 'Cette affiche a été retirée',
  noticeText: 'Scannez cet avis : votre téléphone refusera ensuite l’ancienne affiche.',
  secretHelp:
    'Le code contient le secret de ce lieu. Pour l’essayer sans appareil photo, copiez le lien dans un autre navigateur.',
  issue: (n) => `N° ${n}`,
  typeThis: 'Sans appareil photo, saisissez :',
  makerAndNumber: 'Auteur et numéro :',
  qr: (name) => `Code QR pour signaler sa présence à ${name}`,
  printed: (date) => `Imprimé le ${date}`,
  validFrom: (time) => `Valable à partir du ${time}`,
  validTo: (time) => `Valable jusqu’au ${time}`,
  validBetween: (from, to) => `Valable du ${from} au ${to}`,
  steps: {
    scan: 'Scannez',
    scanText: 'avec SafeTrace ou votre appareil photo',
    stay: 'Restez',
    stayText: 'seul votre téléphone sait où vous êtes',
    leave: 'Partez',
    leaveText: 'et apprenez si vous avez été exposé',
  },
  rotating: 'Code qui change',
  rotatingHelp:
    'Une photo de ce code expire après environ deux minutes, et ce qu’elle contient ne vaut plus rien après les tranches d’heures qu’atteint un séjour habituel, un jour au plus. Il correspond à l’affiche imprimée du même lieu.',
  fixed: 'Même code que sur le papier',
  fullScreen: 'Plein écran',
  changesAt: (time) => `Ce code change à ${time}`,
  notJoined:
    'Cet appareil n’a pas encore joint ses opérateurs et ne connaît donc pas leurs heures. D’ici là, il peut montrer le code du papier.',
  problems: {
    name: 'Il faut un nom au lieu.',
    long: (field, bytes) => {
      const by = count(bytes, { one: '# lettre', other: '# lettres' });
      return {
        name: `Le nom est trop long de ${by}.`,
        room: `La salle est trop longue de ${by}.`,
        address: `L’adresse est trop longue de ${by}.`,
      }[field];
    },
    hidden:
      'Il contient un caractère invisible, comme une fin de ligne ou une marque de direction : saisissez le texte à nouveau.',
    minutes: 'La durée habituelle est un nombre entier de minutes, de 1 à 1440.',
    date: 'Une heure s’écrit 2026-12-01 ou 2026-12-01 18:00.',
    order: 'La fin précède le début.',
    past: 'Sa période est déjà terminée : la fin est dans le passé.',
    exists: 'Il y a déjà une affiche signée de ce lieu : imprimez-la de nouveau ou remplacez-la sur sa page.',
    twice: 'Le même lieu et la même salle y figurent deux fois.',
    many: (most) => `${most} affiches au plus à la fois.`,
    large: 'Le fichier est trop grand : 200 ko au plus.',
    heading: 'La première ligne doit nommer les colonnes, dont « name ».',
    column: (name) => `Aucune colonne ne s’appelle « ${name} ».`,
    columns: 'La ligne a plus de champs que l’en-tête.',
    quotes: 'Il manque un guillemet, ou il y en a un de trop.',
    empty: 'Le fichier ne nomme aucun lieu.',
    unreadable: 'Le fichier n’est pas un texte en UTF-8.',
    line: (line, problem) => `Ligne ${line} : ${problem}`,
    more: (n) => count(n, { one: '# autre ligne est fausse.', other: '# autres lignes sont fausses.' }),
  },
  known: (maker) => `Signé par ${maker}, comme lors de votre dernière visite.`,
  first: (maker) => `Signé par ${maker}. Vous n’avez encore scanné aucune affiche de cet auteur.`,
  other: (maker) =>
    `Signé par ${maker} : un autre auteur que lors de votre dernière visite dans un lieu de ce nom. Si cela vous étonne, demandez sur place.`,
  noLonger:
    'Cette affiche n’est pas signée, alors qu’elle l’était lors de votre dernière visite dans un lieu de ce nom. Si cela vous étonne, demandez sur place.',
  replaced: (name) => `L’affiche de ${name} a été remplacée par une plus récente : demandez-la sur place.`,
  notice: (name) =>
    `L’auteur de l’affiche de ${name} la retire. Si ce téléphone garde l’avis, il refusera cette affiche.`,
  sendLink: 'Envoyer le lien',
  copyLink: 'Copier le lien',
  linkCopied: 'Le lien est copié.',
  sendLinkHelp:
    'Pour qui gère le site de cette application : publié là, l’avis parvient à tous les téléphones en un jour environ.',
  notCopied: 'Le navigateur refuse la copie : ouvrez le lien et copiez son adresse.',
  noticePage: 'Avis sur une affiche',
  keepNotice: 'Garder l’avis',
  noticeKept:
    'Ce téléphone refuse désormais le code et le lien de cette affiche. Ses lettres saisies à la main ne nomment aucun auteur : elles ne sont refusées que tant que le journal contient une visite par ce code.',
  nothing: 'Rien n’a été modifié.',
};
