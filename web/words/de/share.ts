import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');

export const share: LaterWords['share'] = {
  tested: 'Ich bin positiv getestet',
  ill: 'Ich bin krank',
  notJoined:
    'Dieses Telefon hat seine Betreiber noch nicht erreicht. Gehen Sie einmal online und kommen Sie dann zurück.',
  introCode: (authority) =>
    `Mit einem Code von ${authority} können Sie die Menschen warnen, die dort waren, wo Sie waren. Was geteilt wird, entscheiden Sie im nächsten Schritt. Niemand erfährt Ihren Namen.`,
  introSelf:
    'Diese Gemeinschaft kommt ohne Codes aus: Alle melden sich selbst, und die anderen verlassen sich darauf. Was geteilt wird, entscheiden Sie im nächsten Schritt. Niemand erfährt Ihren Namen.',

  codeLabel: (authority) => `Code von ${authority}`,
  codeHelp:
    '8 Ziffern, oder 10 Zeichen von einem Blatt, oder 16 aus einer Nachricht. Leerzeichen spielen keine Rolle. Sie können auch den Link einfügen, der mit dem Code kam. Ein Code gilt einmal.',
  checkCode: 'Code prüfen',
  checking: 'Der Code wird geprüft …',
  scanCode: 'QR-Code scannen',
  picture: 'Aus einem Bild lesen',
  pictureHelp:
    'Ein Foto oder Bildschirmfoto des QR-Codes. Oder scannen Sie ihn mit der Kamera Ihres Telefons: Sie öffnet diese Seite.',
  reading: 'Das Bild wird gelesen …',
  noCodeInPicture:
    'In diesem Bild wurde kein Code für eine Meldung gefunden. Fotografieren Sie ihn näher und gerade, oder tippen Sie den Code ab.',
  filledIn: 'Der Code ist eingetragen. Gesendet wurde noch nichts.',
  linkUnused:
    'Mit Ihrem Link kam ein Code, aber dieses Telefon hat schon eine Meldung. Der Code wurde nicht verwendet.',
  problems: {
    empty: 'Geben Sie zuerst den Code ein.',
    check:
      'Ein Zeichen dieses Codes ist falsch, oder zwei sind vertauscht. Vergleichen Sie ihn mit dem Blatt oder der Nachricht.',
    character: (character) =>
      `„${character}“ kommt in einem Code dieser Länge nicht vor. Vergleichen Sie ihn mit dem Blatt oder der Nachricht.`,
    length: (length) =>
      `Ein Code hat 8 Ziffern oder 10 oder 16 Zeichen; dieser hat ${length}. Vergleichen Sie ihn mit dem Blatt oder der Nachricht.`,
    unreachable:
      'Die Behörde ist nicht erreichbar. Ihr Code gilt noch: Versuchen Sie es wieder, wenn Sie online sind.',
    busy: (seconds) =>
      count(seconds, {
        one: 'Aus Ihrem Netz kamen zu viele falsche Codes. Ihr Code gilt noch: Versuchen Sie es in # Sekunde wieder, oder aus einem anderen Netz.',
        other:
          'Aus Ihrem Netz kamen zu viele falsche Codes. Ihr Code gilt noch: Versuchen Sie es in # Sekunden wieder, oder aus einem anderen Netz.',
      }),
    down: 'Die Behörde kann im Augenblick nicht antworten. Ihr Code gilt noch: Versuchen Sie es später wieder.',
    unknown:
      'Die Behörde kennt diesen Code nicht: Er wurde verwendet, ist abgelaufen oder hat eine falsche Ziffer. Prüfen Sie ihn, oder bitten Sie um einen neuen.',
    notKept:
      'Der Code konnte auf diesem Telefon nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es wieder.',
  },

  onset: 'Erste Symptome oder Tag des Tests',
  today: 'Heute',
  reportIll: 'Ich bin krank',

  confirmed:
    'Der Code ist bestätigt. Jetzt entscheiden Sie, was andere warnen darf; geteilt wurde noch nichts.',
  decide: 'Jetzt entscheiden Sie, was andere warnen darf; geteilt wurde noch nichts.',
  yourDays: 'Ihre Tage und Besuche',
  daysHelp:
    'Lassen Sie einen ganzen Tag weg, mit allem, was darin steht oder noch dazukommt, oder einen einzelnen Besuch.',
  noVisits: 'In Ihrem Tagebuch stehen keine.',
  later: 'Auch Besuche, die Sie von jetzt an machen, warnen andere, bis Sie das Teilen beenden.',
  wholeDay: (day) => `${day}, der ganze Tag`,
  happens: 'Was geschehen wird',
  happensSecret:
    'Was dieses Telefon ohnehin hochlädt, zur üblichen Zeit und in der üblichen Größe, enthält für jeden Besuch ein geheimes Ja oder Nein.',
  happensLevels:
    'Was dieses Telefon ohnehin hochlädt, zur üblichen Zeit und in der üblichen Größe, enthält für jeden Besuch ein geheimes Ja oder Nein und für jeden Tag, wie ansteckend Sie waren.',
  happensCompute:
    'Die Betreiber rechnen mit Stücken aus Rauschen. Wer dort war, findet es in seiner nächsten Antwort.',
  learns: 'Wer was erfährt',
  eachSees: 'Jeder Betreiber sieht',
  seesUsual: 'dass Ihr Pseudonym etwas hochgeladen hat, wann und von welcher Netzadresse, wie an jedem Tag',
  seesNoise: 'ein Stück Rauschen, immer gleich groß',
  seesNot: 'Kein Betreiber sieht, dass Sie melden, wo Sie waren oder wen Sie getroffen haben.',
  together: (operators) =>
    `${operators} Betreiber, die ihre Stücke zusammenlegen, könnten alles lesen. Damit das nicht geschieht, sind sie voneinander unabhängig:`,
  authoritySaw: (authority) =>
    `${authority} hat gesehen, dass der Code verwendet wurde und von welcher Netzadresse. Sie sieht keinen Ort und nicht, was Sie teilen.`,
  warn: 'Andere warnen',
  nothing: 'Nichts teilen',

  progress: 'Meldung',
  stepCode: 'Code bestätigt',
  stepReported: 'Gemeldet',
  stepAgreed: 'Sie haben zugestimmt',
  stepGoes: 'Geht mit dem nächsten Hochladen dieses Telefons',
  stepPartly: 'Einige Betreiber haben sie, andere noch nicht',
  stepSent: 'Gesendet; sie zählt nach der nächsten Berechnung',
  stepShared: 'Geteilt',
  stepAccepted: 'Von den Betreibern angenommen',
  stages: {
    withheld: 'Sie teilen nichts. Solange Ihre Meldung gilt, können Sie es sich anders überlegen.',
    waiting:
      'Ihre Meldung verlässt dieses Telefon mit dem nächsten Hochladen, zur üblichen Zeit: Ein eigenes würde den Betreibern verraten, wer meldet. Lassen Sie die App offen, oder öffnen Sie sie später wieder.',
    partly:
      'Einige Betreiber haben Ihre Meldung schon. Sie zählt, wenn alle sie haben. Lassen Sie die App offen, oder öffnen Sie sie später wieder.',
    sent: 'Ihre Meldung hat dieses Telefon verlassen. Die Betreiber zählen sie bei ihrer nächsten Berechnung.',
    accepted: 'Wer zur selben Zeit dort war, wo Sie waren, sieht es in seiner nächsten Antwort.',
    lost: 'Die Betreiber haben Ihre Meldung nicht rechtzeitig angenommen. Bitten Sie Ihre Gesundheitsbehörde um einen neuen Code.',
  },
  leftOut: 'Weggelassen',
  visitsLeftOut: (n) => count(n, { one: '# Besuch', other: '# Besuche' }),
  daysLeftOut: (n) => count(n, { one: '# ganzer Tag', other: '# ganze Tage' }),
  warnAfterAll: 'Doch andere warnen',
  stop: 'Nicht mehr teilen',
  stopHelp:
    'Vom nächsten Hochladen an warnen Ihre Besuche niemanden mehr. Was schon gewarnt hat, bleibt bestehen.',
  anotherCode: 'Einen anderen Code eingeben',
  anew: 'Neu melden',
  anewHelp: 'Wenn Sie wieder teilen, zählen auch die Tage wieder, die Sie vorher geteilt haben.',

  receipt: 'Beleg',
  receiptHelp: 'Von den Betreibern unterschrieben und nur auf diesem Telefon aufbewahrt.',
  receiptNone: 'Noch kein Hochladen hat Ihre Meldung enthalten.',
  recordOf: (day) => `Aufzeichnung: ${day}`,
  took: (time) => `angenommen · ${time}`,
  takesNot: 'noch nicht angenommen',
  acceptedBy: (operators) => `Angenommen von ${operators}`,
  acceptedBySome: (n) => `Angenommen von mindestens ${n} Betreibern`,
  earlierReports: 'Frühere Meldungen',
  outboxIntro:
    'Eine Aufzeichnung geht in versiegelten Stücken, eines für jeden Betreiber. Was ein Betreiber jetzt nicht annehmen kann, wartet hier und wird von selbst wieder versucht.',
  outboxEmpty: 'Nichts wartet. Die Betreiber haben jede Aufzeichnung, die fällig war.',
  countOf: (day) => `Zahlen für eine Zählung: ${day}`,
  forOperator: 'Für',
  waitsSince: 'Wartet seit',
  nextTry: 'Nächster Versuch',
  atOnce: 'jetzt',
  failures: (n) => count(n, { one: 'nach # Fehlversuch', other: 'nach # Fehlversuchen' }),
  tryNow: 'Jetzt versuchen',
  nextRecord: 'Nächste Aufzeichnung',
  leavesAt: (day, time) => `${day}: geht um ${time}, zu einem ausgelosten Zeitpunkt.`,
  leavesNow: (day) => `${day}: wird gerade versiegelt und gesendet.`,
  leavesLater: 'Heute: geht zu einem ausgelosten Zeitpunkt, nachdem der Tag zu Ende ist.',
  whileClosed: 'Während die App geschlossen ist',
  closedCannotSend:
    'Eine geschlossene App kann nicht senden: Nur eine offene Seite erreicht die Betreiber. Eine Aufzeichnung, die ihren Zeitpunkt verpasst, geht, sobald Sie die App öffnen.',
  remindMe: 'Erinnern, wenn eine Aufzeichnung fällig ist',
  remindHelp: 'Die Erinnerung kommt, ob Sie irgendwo waren oder nicht. Die Stunde wählt der Browser.',
  remindCannot:
    'Dieser Browser kann nicht erinnern, während die App geschlossen ist. Öffnen Sie sie einmal am Tag.',
  remindNotInstalled:
    'Für Erinnerungen muss die App auf dem Startbildschirm installiert sein. Öffnen Sie sie bis dahin einmal am Tag.',
  remindDenied:
    'Dieser Browser lässt die App nicht benachrichtigen. Erlauben Sie es in den Einstellungen dieser Seite.',
};
