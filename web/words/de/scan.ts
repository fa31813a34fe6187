import type { LaterWords } from '../later.ts';

export const scan: LaterWords['scan'] = {
  title: 'Ort scannen',
  checkIn: 'Einchecken',
  looking: 'Gesucht wird der QR-Code eines Ortes oder einer Person, die Sie treffen.',
  point: 'Richten Sie die Kamera auf den Aushang.',
  result: {
    title: 'Code Ihres Tests scannen',
    looking: 'Gesucht wird der QR-Code, der mit Ihrem Testergebnis kam.',
    point: 'Richten Sie die Kamera auf den QR-Code, der mit Ihrem Testergebnis kam.',
    wrong:
      'Das ist nicht der Code eines Testergebnisses: Er steht auf dem Blatt oder in der Nachricht, die Sie bekommen haben.',
  },
  nothing:
    'Noch nichts gefunden. Halten Sie das Telefon etwa 30 cm entfernt, gerade vor dem Code, und halten Sie es ruhig.',
  picture: 'Bild der Kamera',
  found: (name) => `Gefunden: ${name}`,
  light: 'Licht',
  zoom: 'Zoom',
  sound: 'Ton, wenn ein Code gefunden ist',
  tryAgain: 'Noch einmal versuchen',
  denied:
    'Der Browser lässt diese Seite die Kamera nicht benutzen. Erlauben Sie es in den Einstellungen dieser Seite (neben ihrer Adresse) und versuchen Sie es noch einmal, oder nehmen Sie einen der anderen Wege unten. Auch die Kamera-App kann den Code öffnen: Sein Link führt hierher.',
  missing:
    'Es wurde keine Kamera gefunden. Nehmen Sie einen der anderen Wege unten, oder öffnen Sie den Code mit der Kamera-App eines Telefons: Sein Link führt hierher.',
  failed:
    'Die Kamera oder der Codeleser ist nicht gestartet; vielleicht benutzt eine andere App die Kamera. Schließen Sie diese App und versuchen Sie es noch einmal.',
  otherWays: 'Andere Wege',
  choose: 'Bild des Codes auswählen',
  chooseHelp: 'Sie können ein Bild auch hierher ziehen oder einfügen. Es bleibt auf diesem Telefon.',
  reading: 'Das Bild wird gelesen.',
  type: 'Code eintippen',
  typeLabel: 'Buchstaben auf dem Aushang, oder sein Link',
  typeHelp:
    'Die 32 Zeichen auf dem Aushang, in Vierergruppen; Groß- und Kleinschreibung und Leerzeichen sind gleich. Die 8 Zeichen der Kurzkennung finden nur Orte, an denen dieses Telefon schon war.',
  read: 'Lesen',
  place: (id) => `Ort ${id}`,
  already: 'Sie sind hier schon eingecheckt',
  here: 'Sind Sie hier?',
  elsewhere: (host) =>
    `Dieser Code wurde für die App unter ${host} gemacht. Wer ihn dort scannt, gehört vielleicht zu einer anderen Gemeinschaft: Dann warnt diese App weder Sie vor diesen Personen noch umgekehrt.`,
  foreign: (system) =>
    `Das ist ein Code von ${system}, nicht signiert: Jede und jeder kann ihn gedruckt haben. Sie werden mit Personen verglichen, die ihn mit dieser App scannen.`,
  foreignSigned: (system) =>
    `Das ist ein Code von ${system}, signiert. Sie werden mit Personen verglichen, die ihn mit dieser App scannen.`,
  foreignChanging: (system) =>
    `Das ist ein Code von ${system}, nicht signiert: Jede und jeder kann ihn gedruckt haben. Er wechselt von Zeit zu Zeit: Sie werden mit Personen verglichen, die ihn im selben Zeitraum mit dieser App scannen.`,
  swiss: 'SwissCovid oder NotifyMe',
  endsNow: (name) => `Ihr Besuch bei ${name} endet jetzt.`,
  since: (time) => `Seit ${time}. Es wird kein zweiter Besuch eingetragen.`,
  home: 'Zurück zum Start',
  notHere: 'Ich bin nicht hier',
  notWritten:
    'Der Besuch konnte auf diesem Gerät nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  another: 'Einen anderen Code scannen',
  nothingChanged: 'Nichts wurde geändert.',
  long: 'Dieser Code ist zu lang für einen Ort.',
  test: 'Das ist ein Testcode, kein Ort: Suchen Sie den Aushang an der Tür.',
  unknown: 'Das ist kein Code eines Ortes, den SafeTrace kennt.',
  ownDamaged: 'Dieser SafeTrace-Aushang oder sein Link ist beschädigt: Ein Teil ist falsch oder fehlt.',
  ownForged: 'Die Signatur dieses Aushangs ist falsch: Er wurde beschädigt oder verändert.',
  ownNewer: 'Dieser Aushang ist neuer als diese App: Aktualisieren Sie die App und scannen Sie noch einmal.',
  damaged: (system) => `Dieser Code von ${system} ist nicht brauchbar: Ein Teil ist falsch oder fehlt.`,
  newer: (system) =>
    `Dieser Code von ${system} ist nicht brauchbar: Seine Version oder Art kennt diese App nicht.`,
  forged: (system) => `Dieser Code von ${system} ist nicht brauchbar: Seine Signatur ist falsch.`,
  early: (name) => `Der Aushang von ${name} gilt noch nicht.`,
  late: (name) => `Der Aushang von ${name} gilt nicht mehr: Fragen Sie dort nach einem neuen.`,
  stale: (name) =>
    `Der Code von ${name} steht auf einem Bildschirm und wechselt: Scannen Sie den, den er jetzt zeigt.`,
  otherGrid: (name) =>
    `Der Bildschirm bei ${name} rechnet mit anderen Stunden als Ihre Gemeinschaft, dort ließe sich nichts vergleichen: Scannen Sie den gedruckten Aushang oder fragen Sie nach einem neuen Code.`,
  meetGone:
    'Dieser Code eines Treffens gilt nicht mehr: Bitten Sie um einen neuen, und wird auch er abgelehnt, vergleichen Sie die Uhren beider Telefone.',
  meetDamaged: 'Dieser Code eines Treffens ist beschädigt: Bitten Sie um einen neuen.',
  meetNewer:
    'Dieser Code eines Treffens kommt von einer neueren App: Aktualisieren Sie die App und scannen Sie noch einmal.',
  typo: 'Ein Zeichen dieses Codes ist falsch oder fehlt: Vergleichen Sie ihn mit dem Aushang.',
  tooShort: (n) => `Dieser Code ist zu kurz: ${n} von 32 Zeichen.`,
  tooLong: (n) => `Dieser Code ist zu lang: ${n} Zeichen statt 32.`,
  noLetters: 'Es wurde nichts eingetippt: Auf dem Aushang stehen unter dem Code 32 Zeichen.',
  shortId:
    'Dieses Telefon war noch an keinem Ort mit dieser Kurzkennung: Tippen Sie die 32 Zeichen auf dem Aushang, die sonst niemand aufbewahrt.',
  pictureLarge: 'Dieses Bild ist zu groß: Nehmen Sie ein kleineres, oder schneiden Sie den Code aus.',
  pictureKind: 'Diese Datei ist kein Bild, das dieser Browser lesen kann.',
  pictureEmpty:
    'In diesem Bild ist kein QR-Code lesbar: Fotografieren Sie ihn näher, gerade von vorn und bei gutem Licht.',
  pictureDecoder:
    'Der Codeleser konnte nicht geladen werden: Gehen Sie online und versuchen Sie es noch einmal.',
};
