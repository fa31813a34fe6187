import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');

export const places: LaterWords['places'] = {
  what: (side) =>
    `Wenn Sie mögen, merkt sich dieses Telefon, in welchen Quadraten von etwa ${side} Sie waren und in welchen Viertelstunden. Eine Position behält es nie: Was das Telefon findet, wird sofort zu einem Quadrat. Das ist nur für Sie und verlässt das Telefon in keiner Form.`,
  noCommunity:
    'Dieses Telefon hat seine Betreiber noch nicht erreicht; daher ist nicht bekannt, zu welcher Region es gehört.',
  notUsed: 'Ihre Gemeinschaft hat keine Region genannt; es werden keine Gebiete notiert.',
  following: 'Notieren',
  off: 'Zurzeit werden keine Gebiete notiert.',
  asking: 'Der Browser fragt Sie jetzt.',
  on: 'Gebiete werden notiert, solange diese App offen und im Vordergrund ist.',
  last: {
    kept: 'Die letzte Position wurde als Quadrat notiert.',
    nothing:
      'Die letzte Position wurde nicht notiert: Sie liegt zu Hause, außerhalb der Region oder ist zu ungenau.',
    unknown: 'Dieses Telefon konnte nicht herausfinden, wo es ist.',
  },
  start: 'Gebiete notieren',
  stop: 'Nicht mehr notieren',
  oneSwitch: (title) => `Dieselbe Wahl steht in den Einstellungen unter „${title}“.`,
  ended: {
    refused:
      'Der Browser lässt diese Seite nicht fragen, wo Sie sind. Erlauben Sie es in den Einstellungen dieser Seite.',
    unknown: 'Dieses Telefon konnte nicht herausfinden, wo es ist.',
    left: 'Das Notieren endete, als die App nicht mehr im Vordergrund war.',
    unkept:
      'Das Gebiet konnte nicht auf diesem Gerät gespeichert werden. Schaffen Sie etwas Platz und versuchen Sie es erneut.',
  },
  home: 'Zuhause',
  homeWhat:
    'Rund um Ihr Zuhause wird nichts notiert. Tippen Sie, wenn Sie dort sind: Die Quadrate ringsum werden verborgen, und was in ihnen notiert war, wird gelöscht. Das Zuhause selbst wird nicht behalten, nur verwürfelte Marken eines größeren Feldes, dessen Mitte daneben liegt.',
  homeHidden: 'Die Quadrate rund um Ihr Zuhause sind verborgen.',
  hideHere: 'Ich bin jetzt zu Hause: hier verbergen',
  hideAnew: 'Ich wohne jetzt woanders: stattdessen hier verbergen',
  unhide: 'Nicht mehr verbergen',
  outside: 'Das liegt außerhalb der Region; dort wird ohnehin nichts notiert.',
  inexact:
    'Dieses Telefon weiß nur ungefähr, wo es ist: ungenauer, als ein Quadrat hier groß ist. Daher wurde nichts verborgen oder geändert. Schalten Sie den genauen Standort ein, gehen Sie ans Fenster oder ins Freie und versuchen Sie es erneut.',
  kept: 'Auf diesem Telefon notiert',
  nothing: 'Es ist nichts notiert.',
  cell: (row, column) => `Quadrat ${row}/${column}`,
  minutes: (n) => count(n, { one: '# Minute', other: '# Minuten' }),
  forget: (what) => `${what} löschen`,
  forgetOne: 'Löschen',
  forgetSure: (what) => `${what} löschen? Es lässt sich nicht zurückholen.`,
  forgetAll: 'Alle Gebiete löschen',
  forgetAllSure: 'Alle Gebiete löschen? Sie lassen sich nicht zurückholen.',
};
