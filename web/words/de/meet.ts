import type { LaterWords } from '../later.ts';

export const meet: LaterWords['meet'] = {
  intro:
    'Auch ohne Bluetooth können zwei Telefone sich merken, dass Sie sich getroffen haben: Eines zeigt einen Code, die anderen scannen ihn. Ist jemand von Ihnen später positiv getestet und teilt es mit, erfahren es die anderen.',
  show: 'Meinen Code zeigen',
  scan: 'Einen Code scannen',
  none: 'Noch keine Treffen.',
  noneMore: 'Sie bleiben auf diesem Telefon; nach 16 Tagen werden sie gelöscht.',
  kept: 'Treffen der letzten Tage',
  span: (from, to) => `${from} – ${to}`,
  showHelp: 'Lassen Sie die anderen ihn mit SafeTrace scannen. Mehrere können denselben Code scannen.',
  qr: 'QR-Code dieses Treffens',
  left: (time) => `Gilt noch ${time}`,
  gone: 'Dieser Code wird nicht mehr gezeigt. Bestätigen Sie, wenn jemand ihn gescannt hat, oder zeigen Sie einen neuen.',
  confirm: 'Jemand hat ihn gescannt',
  confirmHelp: 'Ohne Ihr Tippen merkt sich dieses Telefon das Treffen nicht.',
  another: 'Neuen Code zeigen',
  did: 'Haben Sie jemanden getroffen?',
  didHelp: 'Behalten Sie es nur, wenn eine Person neben Ihnen diesen Code eben gezeigt hat.',
  shownAt: (time) => `Code gezeigt um ${time}`,
  keep: 'Treffen behalten',
  no: 'Nein',
  already: 'Dieses Treffen haben Sie schon.',
  open: 'Treffen öffnen',
  notWritten:
    'Das Treffen konnte auf diesem Gerät nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  gonePage: 'Dieses Treffen wurde gelöscht, oder es ist auf einem anderen Gerät.',
  goneTitle: 'Kein solches Treffen',
  day: 'Tag',
  time: 'Zeit',
  state: 'Vergleich',
  name: 'Mit wem (freiwillig)',
  nameHelp: 'Nur auf diesem Telefon, damit Sie es später wiedererkennen.',
  length: 'Wie lange sind Sie zusammen?',
  lengthHelp:
    'Verglichen wird nur die Zeit, die beide Telefone nennen. Bis der Tag endet, lässt sie sich ändern.',
  save: 'Speichern',
  saved: 'Gespeichert.',
  hideWhy:
    'Ein verborgenes Treffen wird weiterhin als Rauschen geteilt und geprüft. Eine Risikobegegnung darin wird ohne seinen Namen gezeigt.',
  removeMeetingSure: 'Dieses Treffen löschen? Es lässt sich nicht zurückholen.',
  remove: 'Dieses Treffen löschen',
  removeHelp:
    'Ein Treffen, das vor dem Ende seines Tages gelöscht wird, wird nie geteilt. Danach kann eine Begegnung mit Risiko es nicht mehr nennen.',
  before: 'Nicht verglichen: Dieses Telefon hatte seine Betreiber damals noch nicht erreicht.',
  stillOpen: 'Wird verglichen, wenn sein Tag vorbei ist.',
  crowded:
    'Nicht verglichen: Ein längeres Treffen hat seinen Platz genommen. In einem Abschnitt von Stunden zählen nur die längsten; treffen sich mehrere, lassen Sie alle einen Code scannen.',
  exposed: 'Jemand in diesem Treffen wurde später positiv getestet.',
  clear: 'Verglichen: Darin wurde keine Begegnung mit Risiko gefunden.',
  missing:
    'Nicht geprüft: Nicht alle Betreiber haben die Aufzeichnung dieses Telefons aus dieser Zeit, Treffen wurden damals nicht geteilt, oder die Antworten der Betreiber passen nicht zusammen.',
  waiting: 'Noch nicht geprüft: Zu dieser Zeit ist noch keine Antwort gekommen.',
  old: 'Wird nicht mehr verglichen: Es liegt weiter zurück, als Antworten reichen.',
};
