import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

export const diary: Words['diary'] = {
  title: 'Tagebuch',
  empty: 'Noch keine Besuche.',
  emptyWhy:
    'Scannen Sie den Aushang an einer Tür, dann stehen Ort und Zeit hier. Das Tagebuch bleibt auf diesem Telefon; nach 16 Tagen werden seine Einträge gelöscht.',
  noneInMonth: 'Für diesen Monat steht nichts im Tagebuch.',
  now: 'jetzt',
  range: (from, to) => `${from} – ${to}`,
  marks: {
    exposed: 'Risikobegegnung',
    unchecked: 'Nicht geprüft',
    awaited: 'Noch nicht geprüft',
    note: 'Wird nicht verglichen',
    protected: 'Sie waren geschützt',
    hidden: 'Verborgen',
  },
  calendar: 'Kalender',
  before: 'Monat davor',
  after: 'Monat danach',
  wholeMonth: 'Ganzen Monat zeigen',
  twoWeeks: 'Nur zwei Wochen zeigen',
  entries: (n) => count(n, { one: '# Eintrag', other: '# Einträge' }),
  exposures: (n) => count(n, { one: '# Risikobegegnung', other: '# Risikobegegnungen' }),
  nothing: 'keine Einträge',
  legendVisit: 'Besuch',
  legendMeeting: 'Treffen',
  legendExposure: 'Risikobegegnung',
  emptyDay: 'Für diesen Tag steht nichts im Tagebuch.',
  exposuresTitle: 'Risikobegegnungen',
  entriesTitle: 'Besuche und Treffen',
  add: 'Besuch nachtragen',
  recording: 'Pause und Erinnerungen',
  showHidden: (n) => count(n, { one: '# verborgenen Eintrag zeigen', other: '# verborgene Einträge zeigen' }),
  hideHidden: 'Verborgene Einträge wieder verbergen',
  unknown: 'Nicht im Tagebuch',
  unknownWhy: 'Dieser Besuch wurde gelöscht, oder er ist auf einem anderen Gerät.',
  day: 'Tag',
  from: 'Von',
  to: 'Bis',
  stay: 'Dauer',
  room: 'Raum',
  address: 'Adresse',
  goesOn: (time) => `noch dort; endet von selbst um ${time}`,
  short: (least) => `Zu kurz für einen Vergleich mit anderen: Aufenthalte zählen ab ${least}.`,
  uncheckedWhy: 'Nicht geprüft: Nicht jeder Betreiber hat die Aufzeichnung dieses Telefons aus dieser Zeit.',
  awaitedWhy: 'Noch nicht geprüft: Über diese Zeit ist keine Antwort gekommen.',
  noCodeWhy:
    'Wird nicht mit anderen verglichen: Dieser Ort wurde ohne seinen Code notiert. Er steht nur für Sie hier.',
  lateWhy:
    'Wird nicht mit anderen verglichen: Als er nachgetragen wurde, war die Aufzeichnung dieser Zeit schon geteilt oder konnte es nicht mehr werden. Er steht nur für Sie hier.',
  checkOut: 'Auschecken',
  came: 'Wann sind Sie gekommen?',
  left: 'Wann sind Sie gegangen?',
  endsOn: (day) => `Der Besuch endet am nächsten Tag: ${day}.`,
  date: 'An welchem Tag?',
  save: 'Zeiten ändern',
  saved: 'Geändert.',
  changeUntil: 'Das zählt, bis die Aufzeichnung dieser Zeit geteilt wird, bald nach dem Ende ihres Tages.',
  changeLocked:
    'Die Aufzeichnung dieser Zeit wurde so geteilt, wie sie ist; ihre Zeiten lassen sich nicht mehr ändern.',
  problems: {
    order: 'Das Ende muss nach dem Anfang liegen.',
    future: 'Das liegt in der Zukunft. Ein Besuch lässt sich nachtragen, wenn er vorbei ist.',
    backwards:
      'Die Zeit des Gehens liegt vor der Zeit des Kommens; der Besuch würde am nächsten Tag enden, der noch nicht da ist. Prüfen Sie beide Zeiten.',
    long: (most) => `Ein Besuch dauert höchstens ${most}.`,
    shared:
      'Ein Teil dieser Zeit wurde schon so geteilt, wie er war, oder kann nicht mehr geteilt werden, und lässt sich nicht ändern.',
    blank: 'Bitte geben Sie einen Tag und zwei Uhrzeiten ein.',
    name: 'Bitte geben Sie den Namen des Ortes ein.',
    failed:
      'Es konnte nicht auf dieses Gerät geschrieben werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  },
  protect: 'Ich war geschützt',
  protectWhy:
    'Zum Beispiel durch eine Maske oder eine Scheibe. Eine Risikobegegnung hier wird dann weiter gezeigt, zählt aber nicht mehr in Ihrer Antwort. Was andere erfahren, ändert sich nicht.',
  hide: 'In Listen verbergen',
  hideWhy:
    'Ein verborgener Besuch wird weiter als Rauschen geteilt und weiter geprüft. Eine Risikobegegnung dort wird ohne seinen Namen gezeigt.',
  removeSure: 'Diesen Besuch löschen? Er lässt sich nicht zurückholen.',
  remove: 'Diesen Besuch löschen',
  removeWhy:
    'Vor dem Ende seines Tages gelöscht, wird ein Besuch nie geteilt. Danach kann eine Risikobegegnung dort den Ort nicht mehr nennen.',
  where: 'Wo waren Sie?',
  otherPlace: 'Ein anderer Ort, ohne seinen Code',
  placeName: 'Name des Ortes',
  noCode:
    'Ohne den Code seines Aushangs ist dieser Ort eine Notiz für Sie: Er wird nie mit anderen verglichen.',
  addWhy:
    'Nur Orte, deren Aushang dieses Telefon gesehen hat, können verglichen werden, und nur, bis die Aufzeichnung dieser Zeit geteilt ist.',
  addIt: 'Eintragen',
  overlap: (n) =>
    count(n, { one: 'Zwei Besuche zur selben Zeit', other: '# Paare von Besuchen zur selben Zeit' }),
  overlapTitle: 'Zur selben Zeit',
  overlapWhy:
    'Niemand ist an zwei Orten zugleich. Sagen Sie, wo Sie waren; der andere Besuch verliert diese Zeit. Bis dahin zählt der längere Aufenthalt.',
  overlapNone: 'Über keine Besuche zur selben Zeit ist noch zu entscheiden.',
  both: (a, b, when) => `${a} und ${b}, ${when}`,
  wasAt: (place) => `Ich war hier: ${place}`,
  loses: (place) => `${place} liegt ganz darin und wird dann gelöscht.`,
  pauseTitle: 'Pause',
  pauseWhy:
    'Während einer Pause wird nichts aufgezeichnet: kein Einchecken, keine Treffen, keine Erinnerungen. Was vorher aufgezeichnet wurde, bleibt.',
  pause: 'Aufzeichnung anhalten',
  pausedSince: (time) => `Pause seit: ${time}.`,
  resume: 'Wieder aufzeichnen',
  pauseRefused: (place) =>
    `Sie sind hier eingecheckt: ${place}. Checken Sie erst aus, dann beginnt die Pause.`,
  pausesBefore: 'Frühere Pausen',
  noticeTitle: 'Mitteilung',
  noticeWhy:
    'Solange Sie eingecheckt sind, kann dieses Telefon eine Mitteilung mit einem Knopf zum Auschecken zeigen. Sie nennt den Ort nicht, denn sie ist auf dem Sperrbildschirm zu lesen.',
  noticeOn: 'Mitteilung zeigen',
  noticeOff: 'Keine Mitteilung zeigen',
  noticeIsOn: 'Mitteilungen sind an.',
  noticeRefused:
    'Der Browser erlaubt dieser App keine Mitteilungen. In den Einstellungen des Browsers können Sie sie erlauben.',
  noticeNone: 'Dieser Browser kann keine Mitteilungen zeigen.',
  closedYes: 'Die Erinnerung kommt auch dann zu ihrer Zeit, wenn die App geschlossen ist.',
  closedNo:
    'Ein Browser kann bei geschlossener App nicht zu einer Zeit erinnern. Eine Mitteilung, die schon da ist, bleibt und wirkt. In jedem Fall endet ein Besuch von selbst.',
  meetingWith: (name) => `Treffen mit ${name}`,
  meeting: 'Treffen',
};
