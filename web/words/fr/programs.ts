import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('fr');

const size = (least: number, most: number) =>
  least === most ? `${most}` : `${least} ${most === least + 1 ? 'ou' : 'à'} ${most}`;

export const programs: LaterWords['programs'] = {
  intro:
    'Chacun recueille des nombres que des personnes donnent de leur plein gré. Qui ne participe à aucun n’y figure pas, et rien d’autre ne change.',
  none: 'Cette communauté n’a pas de tel comptage.',
  noPart: 'Vous ne participez pas',
  leaving: 'Quitte ce téléphone dans un instant',
  waiting: 'Vous participez ; pas encore de réponse',
  missed: 'N’a pas été compté',
  answered: 'Réponse reçue',
  tooFew: 'Trop peu de participants',
  doubted: 'Douteux',

  whoLearns: 'Qui apprend quoi',
  quoted: (name) => `« ${name} »`,
  everybodySees: (outputs, least, most) =>
    `Tout le monde peut voir ${outputs} de chaque groupe de ${size(least, most)} personnes.`,
  onlyYou: (outputs) =>
    `Vous seul pouvez lire ${outputs}. Les autres personnes de votre groupe lisent ce qui les concerne.`,
  chance: (least) =>
    `Le hasard décide qui est dans un groupe avec qui. S’il reste moins de ${least} personnes pour un groupe, rien n’est calculé pour elles.`,
  leaves: 'Ce qui quitte ce téléphone',
  leavesText: (parties, operators) =>
    `Vos nombres, découpés en ${inWords(parties)} morceaux de bruit, un pour chaque opérateur : ${operators}. Ils voient que le pseudonyme de ce téléphone participe, pas ce que vous donnez, et effacent les morceaux avec le calcul.`,
  couldRead: (enough) =>
    `Seuls ${inWords(enough)} d’entre eux qui s’entendraient pourraient lire vos nombres.`,
  smallGroup:
    'Dans un petit groupe, on peut déduire quelque chose les uns des autres à partir de ce qui est public.',
  fingerprint: 'Empreinte de ce comptage',
  fingerprintText: (community, operators) =>
    `Elle représente le circuit et tout ce qui en est dit ici, non qui le calcule : c’est ${community}, avec ${operators}, qui tous calculent exactement ceci.`,

  give: 'Ce que vous donnez',
  range: (most) => `Un nombre entier de 0 à ${most}`,
  outOfRange: (field, most) => `${field} : un nombre entier de 0 à ${most}, s’il vous plaît.`,
  notKept: 'Vos nombres n’ont pas pu être enregistrés sur cet appareil. Réessayez.',
  onceGiven: 'Une fois donné, cela compte pour aujourd’hui et ne peut pas être repris.',
  takePart: 'Participer',
  takeNoPart: 'Ne pas participer',

  leavingSentence: 'Vos nombres quittent ce téléphone dans un instant. D’ici là, vous pouvez changer d’avis.',
  waitingSentence: (due) =>
    `Vous participez : vos nombres sont en route, ou chez les opérateurs, qui calculent après ${due}. Gardez l’application ouverte ou rouvrez-la plus tard.`,
  missedSentence:
    'Vos nombres n’ont pas été comptés : tous les opérateurs ne les avaient pas à temps et en ordre, plus de personnes ont participé qu’on ne peut en compter à la fois, ou un opérateur a interrompu le calcul. Dans ce cas, des opérateurs ont pu voir ce qui est public de votre groupe.',
  doubtedSentence: 'Les réponses des opérateurs ne concordent pas. Rien n’en est montré.',
  tooFewSentence: (persons, least) =>
    `Trop peu de participants : votre groupe aurait compté ${persons} personnes sur au moins ${least}. Rien n’a été calculé à partir de vos nombres.`,
  answeredSentence: (persons) =>
    count(persons, {
      one: 'Calculé pour # personne : vous.',
      other: 'Calculé pour # personnes, dont vous.',
    }),
  forYou: 'Pour vous seul',
  forAll: 'De votre groupe, pour tout le monde',
  giveNothing: 'Ne rien donner',
  again: 'Participer à nouveau',

  everybody: 'Ce que tout le monde peut voir',
  asking: 'Interrogation des opérateurs …',
  nothingYet: 'Il n’en est encore rien sorti.',
  unreachable: 'Aucun opérateur n’est joignable pour l’instant.',
  gave: (when, persons, groups) =>
    `Résultat (${when}) : nombres de ${count(persons, { one: '# personne', other: '# personnes' })}, dans ${count(groups, { one: '# groupe', other: '# groupes' })}.`,
  group: (n) => `Groupe ${n}`,
  moreGroups: (n) => count(n, { one: 'Et # autre groupe.', other: 'Et # autres groupes.' }),
  newest: 'Afficher le plus récent',
};
