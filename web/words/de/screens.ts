import type { Words } from '../words.ts';

export const screens: Words['screens'] = {
  meet: {
    title: 'Treffen',
  },
  show: {
    title: 'Mein Code',
  },
  poster: {
    title: 'Aushänge',
    line: 'Den Code für eine Tür erstellen und drucken',
  },
  guests: {
    title: 'Gäste ohne Telefon',
    line: 'Menschen einchecken, die keines dabeihaben',
  },
  near: {
    title: 'Bluetooth',
    line: 'Anhänger, die Menschen tragen, und Sender in Räumen',
  },
  places: {
    title: 'Gebiete',
    line: 'Grobe Gebiete, in denen Sie waren, nur auf diesem Telefon',
  },
  outbox: {
    title: 'Was wartet',
    line: 'Versiegelte Aufzeichnungen auf dem Weg, und wann sie wieder versucht werden',
  },
  pair: {
    title: 'Anhänger hinzufügen',
  },
  programs: {
    title: 'An einer Zählung teilnehmen',
  },
  operators: {
    title: 'Wer rechnet',
    line: 'Die Betreiber, und was jeder von ihnen hat',
  },
  limits: {
    title: 'Was dies nicht kann',
    line: 'Die Grenzen, in einfachen Worten',
  },
  consent: {
    title: 'Was aufgezeichnet und geteilt wird',
    line: 'Besuche, Treffen, Bluetooth und Karte, jedes für sich',
  },
  data: { title: 'Ihre Daten', line: 'Wie lange sie bleiben; lesen, umziehen, löschen' },
  look: { title: 'Aussehen', line: 'Hell oder dunkel, und wie viel sich bewegt' },
  backup: {
    title: 'Sicherung und neues Telefon',
  },
  erase: {
    title: 'Alles löschen',
  },
};
