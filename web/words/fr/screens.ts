import type { Words } from '../words.ts';

export const screens: Words['screens'] = {
  meet: {
    title: 'Rencontres',
  },
  show: {
    title: 'Mon code',
  },
  poster: {
    title: 'Affiches',
    line: 'Créer et imprimer le code d’une porte',
  },
  guests: {
    title: 'Invités sans téléphone',
    line: 'Signaler la présence de gens qui n’en ont pas',
  },
  near: {
    title: 'Bluetooth',
    line: 'Badges que portent des personnes, et balises dans des salles',
  },
  places: {
    title: 'Zones',
    line: 'Zones approximatives où vous étiez, sur ce téléphone seulement',
  },
  outbox: {
    title: 'Ce qui attend',
    line: 'Les enregistrements scellés en chemin, et quand un nouvel essai aura lieu',
  },
  pair: {
    title: 'Ajouter un badge',
  },
  programs: {
    title: 'Participer à un comptage',
  },
  operators: {
    title: 'Qui calcule',
    line: 'Les opérateurs, et ce que chacun détient',
  },
  limits: {
    title: 'Ce que cela ne peut pas faire',
    line: 'Les limites, en mots simples',
  },
  consent: {
    title: 'Ce qui est enregistré et partagé',
    line: 'Visites, rencontres, Bluetooth et carte, un par un',
  },
  data: { title: 'Vos données', line: 'Leur durée ; les lire, les déplacer, les effacer' },
  look: { title: 'Apparence', line: 'Clair ou sombre, et ce qui bouge' },
  backup: {
    title: 'Sauvegarde et nouveau téléphone',
  },
  erase: {
    title: 'Tout effacer',
  },
};
