import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');

const posterCount = (n: number) => count(n, { one: '# Aushang', other: '# Aushänge' });

export const poster: LaterWords['poster'] = {
  intro:
    'Ein Aushang an der Tür trägt ein eigenes Geheimnis. Nirgends wird etwas registriert: Wer ihn scannt, behält Name und Zeit auf dem eigenen Telefon.',
  nowhere:
    'Niemand führt eine Liste darüber, wer hier war: weder dieses Gerät, das nur die selbst erstellten Aushänge aufbewahrt, noch die Betreiber, noch ein Server. Niemand kann also danach gefragt werden.',
  name: 'Name des Ortes',
  rooms: 'Räume oder Tische, einer je Zeile (freiwillig)',
  roomsHelp: 'Jeder erhält einen eigenen Aushang; so erfahren die Menschen genauer, wo sie waren.',
  address: 'Adresse (freiwillig)',
  minutes: 'Üblicher Aufenthalt in Minuten',
  minutesHelp: 'Nach dieser Zeit endet ein Besuch von selbst, wenn jemand das Auschecken vergisst.',
  validity: 'Nur für eine bestimmte Zeit gültig',
  from: 'Gültig ab (freiwillig)',
  to: 'Gültig bis (freiwillig)',
  validityHelp: 'Außerhalb dieser Zeit weist die App den Aushang ab, nach der Uhr des Telefons.',
  sign: 'Mit dem Schlüssel dieses Gerätes signieren',
  signHelp:
    'Telefone sehen dann, dass Ihre Aushänge denselben Urheber haben, und Sie können einen zurückziehen, der in falsche Hände geraten ist. Der Code hat mehr Punkte; drucken Sie ihn groß.',
  make: 'Aushang erstellen',
  csv: 'Viele aus einer Tabelle erstellen',
  csvHelp:
    'Eine CSV-Datei mit einer Kopfzeile: name, und nach Wunsch room, address, minutes, from, to. Höchstens 200 Zeilen. Die Datei bleibt auf diesem Gerät.',
  csvFile: 'CSV-Datei auswählen',
  made: 'Auf diesem Gerät erstellt',
  several: (posters) => posterCount(posters),
  sheets: (posters, places) => `${posterCount(posters)}, ${count(places, { one: '# Ort', other: '# Orte' })}`,
  none: 'Diesen Aushang gibt es nicht',
  noneHelp: 'Er wurde auf einem anderen Gerät erstellt oder hier gelöscht.',
  sheet: (name) => `Aushang: ${name}`,
  print: 'Drucken',
  size: 'Papier',
  sizes: { a4: 'A4, für eine Tür', a6: 'A6, für einen Tisch', badge: 'Kärtchen, 90 × 55 mm' },
  logo: 'Ein Logo hinzufügen',
  logoHelp: 'Es bleibt nur in diesem Fenster.',
  logoBad: 'Diese Datei ist kein Bild, das der Browser zeigen kann.',
  screen: 'Auf einem Tablet zeigen',
  link: 'Den Link dieses Aushangs öffnen',
  noticeLink: 'Den Link dieser Mitteilung öffnen',
  nfc: 'Auf ein NFC-Etikett schreiben',
  nfcHold: 'Halten Sie das Etikett an die Rückseite dieses Gerätes.',
  nfcDone: 'Das Etikett trägt jetzt den Link.',
  nfcFailed: 'Das Etikett ließ sich nicht beschreiben. Halten Sie es still oder versuchen Sie ein anderes.',
  nfcDenied:
    'Der Browser lässt diese Seite keine Etiketten beschreiben. Erlauben Sie es in den Einstellungen dieser Seite.',
  remove: 'Löschen',
  removeAll: 'Alle löschen',
  removeSure: (n) =>
    count(n, { one: 'Diesen Aushang endgültig löschen?', other: 'Diese # Aushänge endgültig löschen?' }),
  leaked: 'Wenn der Aushang in falsche Hände geraten ist',
  leakedOrClosed: 'Wenn der Aushang in falsche Hände geraten ist oder der Ort schließt',
  leakedHelp:
    'Wer ein Bild des Codes hat, kann aus der Ferne einchecken. Ein neuer Aushang hat ein anderes Geheimnis: Besuche mit dem alten treffen dann niemanden, der den neuen scannt. Hängen Sie ihn anstelle des alten auf.',
  replace: 'Stattdessen einen neuen erstellen',
  replaceSure:
    'Diesen Aushang ersetzen? Besuche mit dem alten Code treffen auf niemanden, der den neuen scannt, und der alte verlässt dieses Gerät.',
  leakedSigned: 'Telefone, die den neuen Aushang gescannt haben, weisen den alten ab.',
  withdraw: 'Zurückziehen',
  withdrawSure: 'Endgültig zurückziehen? Die Mitteilung ist signiert und lässt sich nicht zurücknehmen.',
  withdrawYes: 'Ja, zurückziehen',
  withdrawHelp:
    'Für einen Ort, der schließt. Sie erhalten eine signierte Mitteilung zum Aufhängen oder Veröffentlichen: Ein Telefon, das sie liest, weist den Aushang ab, auch ohne Netz. Senden Sie ihren Link auch an die Betreiber der Website dieser App: Dort veröffentlicht, erreicht sie binnen etwa eines Tages alle Telefone.',
  withdrawn: 'Zurückgezogen',
  severalWithdrawn: (n) => count(n, { one: 'davon # zurückgezogen', other: 'davon # zurückgezogen' }),
  noticeTitle: 'Dieser Aushang wurde zurückgezogen',
  noticeText: 'Scannen Sie diese Mitteilung: Ihr Telefon weist dann den alten Aushang ab.',
  secretHelp:
    'Der Code enthält das Geheimnis dieses Ortes. Um ihn ohne Kamera auszuprobieren, kopieren Sie den Link in einen anderen Browser.',
  issue: (n) => `Nr. ${n}`,
  typeThis: 'Ohne Kamera eintippen:',
  makerAndNumber: 'Urheber und Nummer:',
  qr: (name) => `QR-Code zum Einchecken bei ${name}`,
  printed: (date) => `Gedruckt am ${date}`,
  validFrom: (time) => `Gültig ab ${time}`,
  validTo: (time) => `Gültig bis ${time}`,
  validBetween: (from, to) => `Gültig von ${from} bis ${to}`,
  steps: {
    scan: 'Scannen',
    scanText: 'mit SafeTrace oder der Kamera',
    stay: 'Bleiben',
    stayText: 'nur Ihr Telefon weiß, wo Sie sind',
    leave: 'Auschecken',
    leaveText: 'und erfahren, ob Sie Kontakt hatten',
  },
  rotating: 'Code, der wechselt',
  rotatingHelp:
    'Ein Foto davon verfällt nach etwa zwei Minuten, und was es enthält, ist nach den Stundenblöcken, in die ein üblicher Aufenthalt reicht, nichts mehr wert: spätestens nach einem Tag. Er passt zum gedruckten Aushang desselben Ortes.',
  fixed: 'Derselbe Code wie auf Papier',
  fullScreen: 'Ganzer Bildschirm',
  changesAt: (time) => `Dieser Code wechselt um ${time}`,
  notJoined:
    'Dieses Gerät hat seine Betreiber noch nicht erreicht und kennt daher ihre Zeiten nicht. Bis dahin kann es den Code des Papiers zeigen.',
  problems: {
    name: 'Der Ort braucht einen Namen.',
    long: (field, bytes) => {
      const by = count(bytes, { one: '# Buchstaben', other: '# Buchstaben' });
      return {
        name: `Der Name ist um ${by} zu lang.`,
        room: `Der Raum ist um ${by} zu lang.`,
        address: `Die Adresse ist um ${by} zu lang.`,
      }[field];
    },
    hidden:
      'Darin steht ein Zeichen, das niemand sieht, etwa ein Zeilenende oder eine Schreibrichtung: Tippen Sie den Text neu.',
    minutes: 'Der übliche Aufenthalt ist bitte eine ganze Zahl von Minuten von 1 bis 1440.',
    date: 'Eine Zeit sieht so aus: 2026-12-01 oder 2026-12-01 18:00.',
    order: 'Das Ende liegt vor dem Anfang.',
    past: 'Seine Zeit ist schon vorbei: Das Ende liegt in der Vergangenheit.',
    exists:
      'Es gibt schon einen signierten Aushang dieses Ortes: Drucken Sie ihn noch einmal oder ersetzen Sie ihn auf seiner Seite.',
    twice: 'Derselbe Ort und Raum steht zweimal da.',
    many: (most) => `Höchstens ${most} Aushänge auf einmal.`,
    large: 'Die Datei ist zu groß: höchstens 200 kB.',
    heading: 'Die erste Zeile muss die Spalten nennen, eine davon „name“.',
    column: (name) => `Keine Spalte heißt „${name}“.`,
    columns: 'Die Zeile hat mehr Felder als die Kopfzeile.',
    quotes: 'Ein Anführungszeichen fehlt oder ist zu viel.',
    empty: 'Die Datei nennt keinen Ort.',
    unreadable: 'Die Datei ist kein Text in UTF-8.',
    line: (line, problem) => `Zeile ${line}: ${problem}`,
    more: (n) => count(n, { one: '# weitere Zeile ist falsch.', other: '# weitere Zeilen sind falsch.' }),
  },
  known: (maker) => `Signiert von ${maker}, wie bei Ihrem letzten Besuch.`,
  first: (maker) => `Signiert von ${maker}. Von diesem Urheber haben Sie noch keinen Aushang gescannt.`,
  other: (maker) =>
    `Signiert von ${maker}: ein anderer Urheber als bei Ihrem letzten Besuch an einem Ort dieses Namens. Wenn Ihnen das seltsam vorkommt, fragen Sie die Leute dort.`,
  noLonger:
    'Dieser Aushang ist nicht signiert; bei Ihrem letzten Besuch an einem Ort dieses Namens war er es. Wenn Ihnen das seltsam vorkommt, fragen Sie die Leute dort.',
  replaced: (name) => `Der Aushang von ${name} wurde durch einen neueren ersetzt: Fragen Sie dort danach.`,
  notice: (name) =>
    `Der Urheber des Aushangs von ${name} zieht ihn zurück. Wenn dieses Telefon die Mitteilung behält, weist es diesen Aushang ab.`,
  sendLink: 'Den Link senden',
  copyLink: 'Den Link kopieren',
  linkCopied: 'Der Link ist kopiert.',
  sendLinkHelp:
    'Für die Betreiber der Website dieser App: Dort veröffentlicht, erreicht die Mitteilung binnen etwa eines Tages alle Telefone.',
  notCopied: 'Der Browser lässt das Kopieren nicht zu: Öffnen Sie den Link und kopieren Sie seine Adresse.',
  noticePage: 'Mitteilung zu einem Aushang',
  keepNotice: 'Die Mitteilung behalten',
  noticeKept:
    'Dieses Telefon weist Code und Link jenes Aushangs von jetzt an ab. Getippte Buchstaben nennen keinen Urheber: Sie werden nur abgewiesen, solange das Tagebuch einen Besuch mit jenem Code enthält.',
  nothing: 'Nichts wurde geändert.',
};
