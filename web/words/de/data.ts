import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('de');
const days = (n: number) => count(n, { one: '# Tag', other: '# Tage' });

export const data: LaterWords['data'] = {
  more: {},
  notKept:
    'Das konnte auf diesem Gerät nicht gespeichert werden. Schaffen Sie Platz und versuchen Sie es noch einmal.',
  consent: {
    intro:
      'Aufgezeichnet wird nur auf diesem Telefon. Was Sie teilen lassen, verlässt es als Stücke aus Rauschen. Damit werden Sie gewarnt und können nach einem positiven Test andere warnen.',
    size: 'Jede Sendung ist gleich groß, was immer Sie wählen: Niemand kann Ihre Wahl daran erkennen.',
    record: 'Aufzeichnen',
    share: 'Teilen',
    notRecorded:
      'Davon wird nichts Neues aufgeschrieben. Was im Tagebuch steht, bleibt, bis es gelöscht wird.',
    notShared:
      'Ab der nächsten Sendung verlässt nichts davon dieses Telefon: Es wird nicht geprüft und warnt niemanden. Was schon geteilt wurde, bleibt bei den Betreibern, bis sie es löschen.',
    onlyHere: 'Davon wird nie etwas geteilt: Gebiete der Karte bleiben auf diesem Telefon.',
    sources: {
      visits: {
        name: 'Besuche',
        text: 'Orte, deren Code Sie scannen, mit der Zeit vom Einchecken bis zum Auschecken.',
      },
      meetings: { name: 'Treffen', text: 'Menschen, deren Code Sie scannen oder die Ihren scannen.' },
      bluetooth: {
        name: 'Begegnungen über Bluetooth',
        text: 'Anhänger und Raumsender, die dieses Telefon hört, solange die App offen ist.',
      },
      cells: {
        name: 'Gebiete der Karte',
        text: 'Das grobe Feld der Karte, in dem Sie sind, nie, wo Sie stehen.',
      },
    },
    off: {
      visits: 'Dieses Telefon zeichnet keine Besuche auf; so haben Sie es gewählt.',
      meetings: 'Dieses Telefon zeichnet keine Treffen auf; so haben Sie es gewählt.',
      bluetooth: 'Dieses Telefon zeichnet keine Begegnungen über Bluetooth auf; so haben Sie es gewählt.',
      cells: 'Dieses Telefon zeichnet keine Gebiete der Karte auf; so haben Sie es gewählt.',
    },
    change: 'Ändern, was aufgezeichnet wird',
  },
  look: {
    colours: 'Farben',
    themes: { system: 'Wie auf diesem Gerät', light: 'Hell', dark: 'Dunkel' },
    motion: 'Bewegung',
    motions: { system: 'Wie auf diesem Gerät', less: 'Keine' },
    note: 'Das bleibt auf diesem Gerät, in diesem Browser.',
  },
  yours: {
    retention: 'Wie lange das Tagebuch sich erinnert',
    days: 'Tage, von 1 bis 60',
    keep: 'Speichern',
    kept: (n) => `Das Tagebuch erinnert sich ${days(n)} lang.`,
    wrong: 'Bitte eine ganze Zahl von 1 bis 60.',
    shared: 'Ein Eintrag wird nicht gelöscht, bevor er geteilt ist: Er könnte sonst nie geprüft werden.',
    short: (window) =>
      `Ergebnisse blicken ${window} zurück. Erinnert sich das Tagebuch kürzer, so sagt eine Warnung zu einem gelöschten Eintrag, wann, aber nicht, wo; und eine Meldung kann diesen Eintrag nicht mehr auslassen.`,
    read: 'Lesen',
    readText:
      'Eine Datei mit allem, was auf diesem Telefon ist, in lesbarem Text (JSON). Wer sie hat, kann Ihr Tagebuch lesen. Sie enthält keine Schlüssel und keine Geheimnisse von Orten; man kann mit ihr nichts tun als sie lesen.',
    export: 'Als lesbare Datei sichern',
    move: { title: 'Sicherung und neues Telefon', line: 'Eine verschlüsselte Datei mit allem' },
    erase: { title: 'Alles löschen', line: 'Und sehen, dass es weg ist' },
  },
  backup: {
    intro:
      'Die Datei enthält alles, was auf diesem Telefon ist, mit den Schlüsseln Ihres Kontos. Nur ihr Passwort öffnet sie; niemand kann das Passwort wiederherstellen.',
    purpose: 'Wofür ist sie?',
    copy: 'Eine Kopie. Dieses Telefon macht weiter',
    copyText:
      'Für den Tag, an dem dieses Telefon verloren oder kaputt ist. Benutzen Sie sie nicht neben diesem Telefon: Von zwei Telefonen mit einem Konto zählen nur die Sendungen dessen, das später eingerichtet wurde.',
    move: 'Ein neues Telefon. Dieses Telefon hört auf',
    moveText:
      'Von jetzt an teilt dieses Telefon nichts und holt keine Antwort. Öffnen Sie die Datei dann auf dem neuen Telefon und löschen Sie hier alles.',
    password: 'Passwort',
    least: (n) => `Mindestens ${n} Zeichen. Gut sind vier oder fünf Wörter, die nicht zusammengehören.`,
    again: 'Passwort, noch einmal',
    tooShort: (n) => `Das Passwort hat weniger als ${n} Zeichen.`,
    different: 'Die beiden Passwörter sind verschieden.',
    make: 'Datei erzeugen',
    working: (percent) => `Aus dem Passwort wird ein Schlüssel: ${percent} %`,
    made: 'Die Datei ist fertig.',
    save: 'Datei sichern',
    saved: 'Ich habe die Datei: weiter',
    failed:
      'Die Datei konnte nicht erzeugt werden; es wurde nichts geändert. Schließen Sie andere Fenster dieser App und versuchen Sie es noch einmal.',
    unreadable:
      'Die Datei konnte nicht erzeugt werden: Etwas auf diesem Telefon hat eine Form, die diese App nicht wieder öffnen könnte. Es wurde nichts geändert. Aktualisieren Sie die App und versuchen Sie es noch einmal.',
    restore: 'Eine Datei öffnen',
    restoreText:
      'Was in der Datei ist, tritt an die Stelle von allem, was jetzt auf diesem Telefon ist: Tagebuch, Konto und Antworten.',
    restoreOwn:
      'Öffnen Sie nur eine Datei, die Sie selbst gemacht haben. Wer die Datei eines anderen öffnet, benutzt dessen Konto und gibt ihm die Antworten preis, die hier ankommen.',
    file: 'Datei wählen',
    chosen: (name) => `Gewählt: ${name}`,
    noFile: 'Wählen Sie zuerst eine Datei.',
    replace: 'Alles auf diesem Telefon ersetzen',
    refused: {
      password: 'Das Passwort ist falsch, oder die Datei wurde beschädigt. Es wurde nichts geändert.',
      'not a backup': 'Das ist keine Sicherung von SafeTrace. Es wurde nichts geändert.',
      newer:
        'Eine neuere Version der App hat diese Datei erzeugt. Aktualisieren Sie die App und versuchen Sie es noch einmal. Es wurde nichts geändert.',
      'too large': 'Diese Datei ist zu groß für eine Sicherung. Es wurde nichts geändert.',
      spoilt: 'Was in der Datei ist, passt nicht zusammen. Es wurde nichts geändert.',
      'other community':
        'Diese Datei gehört zu einer Gemeinschaft mit anderen Betreibern. Öffnen Sie sie auf der Seite, auf der sie erzeugt wurde. Es wurde nichts geändert.',
      'no community':
        'Dieses Telefon hat seine Betreiber noch nicht erreicht und kann darum nicht sagen, ob die Datei für sie ist. Gehen Sie online und versuchen Sie es noch einmal. Es wurde nichts geändert.',
    },
    notRestored:
      'Die Datei konnte nicht übernommen werden. Es wurde nichts geändert. Schließen Sie andere Fenster dieser App und versuchen Sie es noch einmal.',
  },
  moved: {
    text: 'Wenn das andere Telefon alles hat, löschen Sie, was hier noch ist.',
    records:
      'Was dieses Telefon jetzt aufzeichnet, wird weder geteilt noch geprüft. Nehmen Sie das andere Telefon.',
    erase: 'Hier alles löschen',
    stay: 'Doch dieses Telefon benutzen',
    stayText: 'Dann zählen die Sendungen des anderen Telefons nicht mehr.',
  },
  erase: {
    here: 'Auf diesem Telefon',
    hereText:
      'Das Tagebuch, die Antworten, Aushänge, Ihr Konto mit seinen Schlüsseln, Ihre Wahl und die App selbst werden aus diesem Browser gelöscht, in allen seinen Fenstern. Niemand kann das zurückholen. Was Sie als Datei gesichert haben, bleibt, wo Sie es gesichert haben.',
    there: 'Bei den Betreibern',
    nothingThere: 'Dieses Telefon hat noch nichts geteilt.',
    thereText: (places, rest) =>
      `Was dieses Telefon geteilt hat, kann es nicht zurückholen. Stücke Ihrer Orte bleiben bis zur Berechnung am ${places}, alles Übrige davon, ohne Orte, bis ${rest}. Ihre Antworten kann niemand mehr öffnen, da ihr Schlüssel hier gelöscht wird. Der öffentliche Schlüssel Ihres Kontos bleibt länger; er sagt nichts über Sie.`,
    report:
      'Wenn Sie einen positiven Test gemeldet haben, werden andere zu den Tagen bis jetzt weiter gewarnt.',
    sure: 'Ich weiß, dass sich das nicht rückgängig machen lässt',
    do: 'Alles löschen',
    notSure: 'Setzen Sie zuerst das Häkchen.',
    failed:
      'Ein anderes Fenster dieser App gibt nicht nach. Schließen Sie es und versuchen Sie es noch einmal. Es wurde nichts gelöscht.',
  },
  gone: {
    title: 'Alles ist gelöscht',
    left: 'Etwas ist noch da',
    asked: 'Eben noch einmal gefragt, bewahrt der Browser für diese Seite auf:',
    databases: 'Datenbanken',
    caches: 'Dateien der App',
    workers: 'Programme im Hintergrund',
    entries: 'Einstellungen',
    files: 'Andere Dateien',
    none: 'keine',
    unknown: 'dieser Browser sagt es nicht; die App hat ihre eigenen gelöscht',
    advice: 'Löschen Sie die Daten dieser Seite auch in den Einstellungen des Browsers.',
    disk: 'Der Browser kann Gelöschtes noch eine Weile auf dem Datenträger haben, wie bei jeder Datei.',
    anew: 'Neu beginnen',
  },
  operators: {
    program: 'Was berechnet wird',
    programText:
      'Alle Betreiber rechnen mit demselben Programm: für jede Ihrer Zeilen, ob jemand, der sich gemeldet hat, zur selben Zeit am selben Ort war. Dies ist der Fingerabdruck seines Namens und seiner Version; Betreiber mit einem anderen rechnen nicht miteinander.',
  },
};
