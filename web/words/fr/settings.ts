import { capital } from '../capital.ts';
import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('fr');
const many = (n: number | null) => (n === null ? 'plusieurs' : inWords(n));

export const settings: LaterWords['settings'] = {
  notReached: 'Ce téléphone n’a pas encore joint ses opérateurs ; il ne peut donc pas dire qui ils sont.',
  computedBy: (community, parties) =>
    `${community} est calculé par ${inWords(parties)} opérateurs qui ne dépendent pas les uns des autres. Chacun reçoit un morceau de chaque envoi.`,
  onlyTogether: (noise, enough) =>
    `${noise} ; seuls ${inWords(enough)} réunis pourraient signifier quelque chose.`,
  node: 'Nœud',
  country: 'Pays',
  key: 'Clé',
  lastContact: 'Dernier contact',
  contactFailed: 'injoignable',
  contactMade: 'joint',
  contactNone: 'aucun encore ; chacun est interrogé quand une réponse est attendue',
  refused: 'Refusé',
  refusedRecord: (when, reason) => `l’enregistrement (${when}) : ${reason}`,
  authority: 'Confirme les tests positifs. Ne voit ni journal, ni compte, ni réponse.',
  leaves: 'Ce qui quitte ce téléphone',
  leavesDaily: (parties) =>
    `Après chaque jour, un envoi de taille toujours identique, que vous soyez sorti ou non, découpé en ${inWords(parties)} morceaux de bruit. Aucun nom de lieu n’y figure.`,
  leavesEachRound: (parties) =>
    `Après chaque cycle, un envoi de taille toujours identique, que vous soyez sorti ou non, découpé en ${inWords(parties)} morceaux de bruit. Aucun nom de lieu n’y figure.`,
  comesBack: 'Ce qui revient',
  comesBackText:
    'Une réponse de taille toujours identique, en morceaux que seul ce téléphone peut assembler.',
  erased: 'Ce qui est effacé, et quand',
  erasedDaily: (days) =>
    `Les opérateurs effacent les lieux après le calcul du jour concerné, et tout ce qui en reste après ${count(days, { one: '# jour', other: '# jours' })}.`,
  erasedEachRound: (length) =>
    `Les opérateurs effacent les lieux après le calcul du cycle concerné, et tout ce qui en reste après ${length}.`,
  phoneErases: (days) =>
    `Ce téléphone supprime les entrées du journal après ${count(days, { one: '# jour', other: '# jours' })}.`,
  fingerprint: 'Empreinte de cette communauté',
  compare: 'Comparez-la à ce que votre école, votre employeur ou votre autorité a publié.',

  pieces: (parties) => `Une visite en ${inWords(parties)} morceaux`,
  piecesText:
    'Voici comment une visite quitte votre téléphone. Choisissez des opérateurs, et voyez ce qu’ils savent ensemble.',
  noise: 'Du bruit',
  visitPicture: 'La visite, une épingle sur une carte',
  seen: (operators) =>
    `${capital(inWords(operators))} opérateurs qui s’entendent voient la visite. Ils promettent de ne pas le faire, et répondent à des lois et à des personnes différentes.`,
  seenByNobody: 'Personne ne voit rien.',
  seenNoise: (operators) =>
    operators === 1
      ? 'Un opérateur ne voit que du bruit : toute image ressemblerait à celle-ci.'
      : `${capital(inWords(operators))} opérateurs ensemble ne voient que du bruit : toute image ressemblerait à celle-ci.`,
  cutAgain: 'Découper à nouveau',

  conspire: (enough) => `${capital(many(enough))} opérateurs qui s’entendent voient tout`,
  conspireText: (noise, enough) =>
    `${noise}. ${capital(many(enough))} opérateurs qui réuniraient les leurs pourraient lire les lieux, les signalements et les réponses. C’est pourquoi ils sont indépendants les uns des autres.`,
  liar: 'Un opérateur qui ment peut fausser une réponse',
  liarText:
    'On fait confiance aux opérateurs pour suivre les règles. Celui qui ne les suit pas peut fausser des réponses et en tirer des informations. Ce téléphone remarque quand les réponses ne concordent pas, mais pas tous les mensonges.',
  seized: (enough) => `${capital(many(enough))} machines saisies montrent qui s’est rencontré`,
  seizedText: (enough, last) =>
    `Qui s’empare des machines de ${many(enough)} opérateurs peut voir, sur ${last}, quels pseudonymes étaient au même endroit, lesquels sont marqués contagieux et ce que chacun a accepté de partager ; ainsi que des enregistrements entiers des jours les plus récents, conservés jusqu’à leur réponse définitive. Aucun nom de personne ni de lieu.`,
  poster: 'Une affiche prouve peu de chose',
  posterText:
    'Elle prouve que quelqu’un l’a vue un jour. Une personne malhonnête peut s’enregistrer à distance, retenir des visites ou interroger quelques lieux dont elle possède l’affiche.',
  foreign: 'Les codes d’autres systèmes ne sont pas secrets',
  foreignText:
    'Les numéros de lieux de Nouvelle-Zélande, de Hong Kong, de Nouvelle-Galles du Sud, de Singapour, d’Angleterre et du pays de Galles sont courts ou publics. Qui en connaît un peut interroger ce lieu sans y être allé. Personne ne vérifie qui a imprimé un tel code.',
  times: 'Les heures disent quelque chose',
  timesText:
    'La nuit où un avertissement apparaît indique à peu près quand quelqu’un a fait un signalement. Les opérateurs voient quand ce téléphone fait un envoi.',
  near: 'Même lieu ne veut pas dire même table',
  nearText:
    'Deux personnes comptent quand elles étaient dans un lieu pendant la même tranche de temps. Personne ne sait à quelle distance elles étaient. Le niveau est le plus élevé de plusieurs heures.',
  onlyUsers: 'Seules les personnes qui participent sont vues',
  onlyUsersText:
    'Aucune exposition trouvée veut dire : aucune parmi les personnes qui utilisent ceci, ont scanné et ont signalé. Une page web ne peut pas mesurer les distances en arrière-plan.',
  phone: 'Ce téléphone contient le journal',
  phoneText:
    'Qui le déverrouille peut le lire. Vous pouvez à tout moment supprimer des visites dans le journal.',
  noAdvice: 'Rien de ceci n’est un avis médical.',
};
