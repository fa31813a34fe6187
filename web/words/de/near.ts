import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');

export const near: LaterWords['near'] = {
  what: 'Manche tragen einen kleinen Anhänger, der eine ständig wechselnde Nummer sendet. Hört dieses Telefon ihn einige Minuten in der Nähe, merkt es sich die Nummer und die Viertelstunden. Die Nummer verrät niemandem, wessen Anhänger es war.',
  noCommunity:
    'Dieses Telefon hat seine Betreiber noch nicht erreicht; daher ist nicht bekannt, ob hier Anhänger verwendet werden.',
  notUsed:
    'Ihre Gemeinschaft verwendet keine Bluetooth-Anhänger. Einchecken mit einem Aushang geht wie immer.',
  listening: 'Zuhören',
  off: 'Es wird nicht zugehört.',
  asking: 'Der Browser fragt Sie jetzt.',
  on: (since) => `Hört seit ${since} zu, solange diese App im Vordergrund ist.`,
  hears: (tags, rooms) =>
    `In der letzten Minute: ${count(tags, { one: '# Anhänger', other: '# Anhänger' })}, ${count(rooms, { one: '# Raumsender', other: '# Raumsender' })}.`,
  apart:
    'Das ist ein Anhänger, kein Raum. Über eine Verbindung kann dieser Browser nicht sagen, wie nah er ist; es wird nichts notiert.',
  stop: 'Nicht mehr zuhören',
  start: {
    scan: 'Allen Anhängern ringsum zuhören',
    watch: 'Einem Anhänger zuhören',
    identify: 'Mit einem Raumsender verbinden',
  },
  ended: {
    refused: 'Es wurde nichts ausgewählt oder erlaubt; die App hört nicht zu.',
    failed:
      'Das Zuhören hat nicht begonnen: Das Gerät oder das Bluetooth dieses Telefons hat nicht geantwortet.',
    elsewhere: 'Ein anderes Fenster dieser App hört bereits zu.',
    left: 'Das Zuhören endete, als die App nicht mehr im Vordergrund war. Länger lassen Browser eine Seite nicht zuhören.',
    unkept:
      'Das Gehörte konnte nicht auf diesem Gerät gespeichert werden. Schaffen Sie etwas Platz und versuchen Sie es erneut.',
  },
  today: 'Heute gehört',
  nothing: 'Heute wurde nichts lange genug gehört.',
  beside: (minutes) =>
    count(minutes, { one: '# Minute nahe einem Anhänger', other: '# Minuten nahe einem Anhänger' }),
  inRooms: (minutes) =>
    count(minutes, { one: '# Minute in einem Raum mit Sender', other: '# Minuten in Räumen mit Sender' }),
  rows: (heard, own) =>
    `In die heutige Sendung kommen ${count(heard, { one: '# Eintrag', other: '# Einträge' })} von gehörten Anhängern und ${count(own, { one: '# Eintrag', other: '# Einträge' })} von Ihrem eigenen.`,
  sameSize: 'Die Sendung ist mit und ohne sie gleich groß.',
  forget: 'Alles Gehörte löschen',
  forgetSure: 'Alles Gehörte löschen? Es lässt sich nicht zurückholen.',
  forgetNote: 'Was schon geteilt wurde, bleibt Rauschen; dieses Telefon kann es dann nicht mehr lesen.',
  tag: 'Ihr Anhänger',
  noTag:
    'Sie tragen keinen Anhänger, den diese App kennt. Wer Anhänger herstellt oder verleiht, gibt zu jedem einen Code.',
  carried: (since) =>
    `Diese App kennt Ihren Anhänger seit ${since}. Wer ihn hört, kann erfahren, dass jemand in der Nähe war, aber nicht wer.`,
  unpair: 'Ich trage ihn nicht mehr',
  replace: 'Stattdessen einen anderen Anhänger hinzufügen',
  scanCode: 'Seinen Code scannen',
  code: 'Oder den Code eintippen',
  codeHint: '31 Buchstaben und Ziffern, wie unter dem QR-Code gedruckt. Groß oder klein ist gleich.',
  confirm: 'Das ist der Code eines Bluetooth-Anhängers. Tragen Sie ihn selbst?',
  confirmNote:
    'Von jetzt an weiß dieses Telefon, welche Nummern Ihr Anhänger sendet. Es nimmt sie als Ihre und den vorigen Anhänger als weggegeben.',
  carry: 'Ich trage diesen Anhänger',
  notMine: 'Das ist nicht meiner',
  wrongCode:
    'Das ist nicht der Code eines Anhängers, oder ein Zeichen stimmt nicht. Vergleichen Sie ihn mit dem Druck.',
  notKept:
    'Der Anhänger konnte nicht auf diesem Gerät gespeichert werden. Schaffen Sie etwas Platz und versuchen Sie es erneut.',
  can: 'Was dieser Browser kann',
  hindrance: {
    insecure: 'Diese Adresse beginnt nicht mit https; daher hält der Browser Bluetooth zurück.',
    ios: 'Auf iPhone und iPad gibt kein Browser einer Seite Bluetooth. Aushänge gehen hier wie überall.',
    none: 'Dieser Browser gibt Seiten kein Bluetooth. Chrome und Edge tun es, auf Android, Windows und macOS. Chromium auf Linux hat es hinter einem Schalter: enable-experimental-web-platform-features in chrome://flags.',
    off: 'Bluetooth ist an diesem Gerät im Augenblick ausgeschaltet, oder es hat keines.',
  },
  way: {
    scan: 'Alle Anhänger ringsum hören',
    watch: 'Einen Anhänger hören, den Sie auswählen',
    identify: 'Mit einem Raumsender verbinden, um den Raum zu notieren',
  },
  yes: 'Ja',
  no: {
    scan: 'Nein: Der Browser hat es nur hinter einem Schalter für Versuche oder gar nicht.',
    watch: 'Nein: Der Browser hat es nur hinter einem Schalter für Versuche oder gar nicht.',
    identify: 'Nein.',
  },
  limits:
    'Eine Seite hört nur, solange sie offen und im Vordergrund ist. Die Stärke unterscheidet nah und fern nur schlecht: Körper und Taschen schwächen sie. Darum zeigt die App keine Meter, und ein Aushang bleibt der sicherere Weg.',
  consent: 'Begegnungen über Bluetooth',
  consentLine: 'Anhänger, die dieses Telefon gehört hat, Ihr eigener und Räume mit Sender',
};
