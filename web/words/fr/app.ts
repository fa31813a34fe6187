import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const app: Words['app'] = {
  back: 'Retour',
  skip: 'Aller au contenu',
  places: 'Rubriques',
  home: 'Accueil',
  diary: 'Journal',
  more: 'Plus',
  scan: 'Scanner un code',
  place: 'Un lieu',
  share: 'Prévenir les autres',
  notLoaded: 'Cette partie n’a pas pu être chargée',
  notLoadedWhy: 'Elle est téléchargée une seule fois, à la première ouverture. Connectez-vous et réessayez.',
  tryAgain: 'Réessayer',
  keep: 'Garder',
  noStorage: 'Ce navigateur ne conserve aucune donnée',
  noStorageWhy:
    'SafeTrace ne conserve votre journal que sur cet appareil. Le navigateur a refusé d’ouvrir son stockage, comme certains le font en navigation privée ou quand le disque est plein. Ouvrez l’application dans une fenêtre ordinaire, ou libérez de l’espace.',
  low: 'faible (1 sur 3)',
  medium: 'moyenne (2 sur 3)',
  high: 'élevée (3 sur 3)',
  reaching: 'Connexion aux opérateurs…',
  notWorking:
    'La partie de l’application qui partage et vérifie en privé n’a pas démarré ou s’est arrêtée : un nouvel essai suivra. Connectez-vous, ou fermez l’application et rouvrez-la.',
  notHttps:
    'Cette adresse ne commence pas par https ; le navigateur retient donc ce dont l’application a besoin pour partager en privé.',
  badDescription: (problem) => `La description des opérateurs de ce site n’est pas valable : ${problem}.`,
  otherOperators: 'Les opérateurs de ce site ont changé. Voir « Plus », « Qui calcule ».',
  checkOutNotKept:
    'Votre départ n’a pas pu être enregistré sur cet appareil. Libérez de l’espace et réessayez.',
  sealedWait: (n, who) =>
    count(n, {
      one: `# message scellé attend sur ce téléphone pour ${who}.`,
      other: `# messages scellés attendent sur ce téléphone pour ${who}.`,
    }),
  decideReport: 'Votre résultat de test : décidez quoi partager',
  reportAccepted: 'Votre signalement a été accepté',
  reportUnderWay: 'Votre signalement est en route',
};
