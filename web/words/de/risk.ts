import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

export const risk: Words['risk'] = {
  exposedTitle: 'Sie hatten eine Risikobegegnung',
  title: 'Ihre Antwort',
  notJoined: 'Dieses Telefon hat seine Betreiber noch nicht erreicht.',
  notJoinedWhy:
    'Sie können schon scannen: Besuche bleiben auf diesem Telefon und werden von dem Tag an geprüft, an dem es die Betreiber erreicht.',
  onlyProtected: 'Nur dort gefunden, wo Sie nach Ihrer Angabe geschützt waren.',
  onlyProtectedWhy: 'Es ist mit Zeit und Ort aufgeführt und zählt nicht in Ihrer Antwort.',
  deletedPlace: 'Ein Ort, den Sie aus Ihrem Tagebuch gelöscht haben',
  deletedMeeting: 'Ein Treffen, das Sie gelöscht haben',
  hiddenPlace: 'ein Ort, den Sie verborgen haben',
  hiddenMeeting: 'ein Treffen, das Sie verborgen haben',
  at: (day, between) => `${day}, ${between}`,
  ofThat: (length) => `${length} von dieser Zeit`,
  infectiousness: 'Ansteckungsfähigkeit',
  dayOnly: (slot) =>
    `Irgendwann waren Sie beide am selben Ort in ${slot}. Ergebnisse dieser Gemeinschaft sagen nicht, wann und wo. Niemand weiß, wie nah Sie einander waren, oder wie lange.`,
  protectedHere: 'Sie haben angegeben, hier geschützt gewesen zu sein. Dies zählt nicht in Ihrer Antwort.',
  why: 'Warum das hier steht',
  whyDay:
    'Jemand mit positivem Test oder einer Krankmeldung hatte an diesem Tag wenigstens einmal denselben Ort in der Aufzeichnung wie Sie.',
  whyCrowd: (n) =>
    count(n, {
      one: 'Es wird nur gesagt, weil wenigstens eine andere Teilnehmerin oder ein anderer Teilnehmer in denselben Stunden dort eingecheckt war.',
      other:
        'Es wird nur gesagt, weil wenigstens # andere Teilnehmende in denselben Stunden dort eingecheckt waren.',
    }),
  whyLevel: {
    1: 'Stufe 1 von 3: Es war 8 bis 10 Tage nach dem ersten Tag der Krankheit, oder ein Tag, den ein Arzt genannt hat.',
    2: 'Stufe 2 von 3: Es war 4 bis 7 Tage nach dem ersten Tag der Krankheit.',
    3: 'Stufe 3 von 3: Es war zwischen 2 Tagen vor und 3 Tagen nach dem ersten Tag der Krankheit.',
  },
  whyLevels:
    'Die Stufen folgen dem üblichen Verlauf: 3 von 2 Tagen vor bis 3 Tage nach den ersten Anzeichen oder dem Test, 2 bis zum 7. Tag, 1 bis zum 10. Tag. Wo mehrere Menschen oder Stunden zusammenkommen, steht die höchste. Eine Vorführung zeigt immer 3.',
  whyFound: (moment) =>
    `Es steht in der Antwort von: ${moment}. Dieses Telefon hat sie aus den Stücken seiner Betreiber zusammengesetzt.`,
  kinds: {
    place: {
      youWere: 'Sie waren dort',
      together: (slot) =>
        `Sie waren beide dort in ${slot}. Niemand weiß, wie nah Sie einander waren, oder wie lange.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Jemand mit positivem Test oder einer Krankmeldung hatte denselben Ort in der Aufzeichnung wie Sie, in # Zeitabschnitt: ${slots}. Mehr als dieser Abschnitt wird nicht gesagt, auch wenn einer von Ihnen nur wenige Minuten dort war.`,
          other: `Jemand mit positivem Test oder einer Krankmeldung hatte denselben Ort in der Aufzeichnung wie Sie, in # Zeitabschnitten: ${slots}. Mehr als diese Abschnitte wird nicht gesagt, auch wenn einer von Ihnen nur wenige Minuten dort war.`,
        }),
      whyOwn: (length) =>
        `Ihre eigenen Minuten stammen aus Ihrem Tagebuch: ${length} dieser Abschnitte. Die Betreiber kennen sie nicht.`,
      whyNot:
        'Niemand weiß, auch diese App nicht: wer es war, wie nah Sie waren, ob Sie sich überhaupt begegnet sind, ob jemand eine Maske trug und ob Sie sich angesteckt haben.',
    },
    meeting: {
      youWere: 'Ihr Treffen dauerte',
      together: (slot) =>
        `Sie beide haben dieses Treffen aufgezeichnet, in ${slot}. Niemand weiß, wie nah Sie einander waren, oder wie lange.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Jemand mit positivem Test oder einer Krankmeldung hatte dasselbe Treffen in der Aufzeichnung wie Sie, in # Zeitabschnitt: ${slots}. Mehr als dieser Abschnitt wird nicht gesagt.`,
          other: `Jemand mit positivem Test oder einer Krankmeldung hatte dasselbe Treffen in der Aufzeichnung wie Sie, in # Zeitabschnitten: ${slots}. Mehr als diese Abschnitte wird nicht gesagt.`,
        }),
      whyNot:
        'Diese App weiß nicht: wer von den anderen des Treffens es war, wie nah Sie einander waren, ob jemand eine Maske trug und ob Sie sich angesteckt haben.',
      whyOwn: (length) =>
        `Wie lange es dauerte, haben Sie selbst angegeben: ${length} dieser Abschnitte. Die Betreiber wissen es nicht.`,
    },
  },
  standing: 'Wo Sie stehen',
  states: {
    none: 'Es ist nichts bekannt, was Sie tun müssten.',
    exposed: 'Sie hatten eine Risikobegegnung.',
    negative: 'Sie hatten eine Risikobegegnung und haben einen negativen Test notiert.',
    cleared: 'Sie hatten eine Risikobegegnung, und die Behörde hat Entwarnung gegeben.',
    positive: 'Sie wurden positiv getestet.',
  },
  since: (moment) => `Seit: ${moment}.`,
  says: {
    negative: 'Mein Test war negativ',
    cleared: 'Die Behörde hat Entwarnung gegeben',
    positive: 'Mein Test war positiv',
    ended: 'Meine Krankheit ist vorbei',
  },
  saysWhy:
    'Was Sie hier notieren, bleibt auf diesem Telefon. Es warnt niemanden und ändert nichts an künftigen Antworten.',
  toWarn: 'Um andere zu warnen, teilen Sie Ihr Testergebnis',
  undo: 'Letzte Angabe zurücknehmen',
  history: 'Wie es dazu kam',
  reasons: {
    found: 'Eine Risikobegegnung wurde gefunden',
    another: 'Eine weitere Risikobegegnung wurde gefunden',
    window: 'Eine Risikobegegnung liegt so weit zurück, dass sie nicht mehr verglichen wird',
    answer:
      'Eine neuere Antwort enthält eine Risikobegegnung nicht mehr: Eine Meldung oder eine Aufzeichnung dahinter wurde zurückgenommen oder berichtigt',
    protected: 'Sie haben angegeben, geschützt gewesen zu sein',
    community: 'Diese Seite hat jetzt andere Betreiber; was die früheren gefunden haben, zählt nicht mehr',
    negative: 'Sie haben einen negativen Test notiert',
    cleared: 'Sie haben die Entwarnung der Behörde notiert',
    positive: 'Sie haben einen positiven Test notiert',
    report: 'Ihre Meldung wurde bestätigt',
    ended: 'Ihre Krankheit oder Ihre Meldung ist beendet',
    undone: 'Sie haben eine Angabe zurückgenommen',
  },
  change: (reason, moment) => `${reason} (${moment}).`,
  changeAbout: (reason, about, moment) => `${about}: ${reason} (${moment}).`,
  agedOut: (about, window) =>
    `${about}: Diese Risikobegegnung liegt mehr als ${window} zurück und wird nicht mehr verglichen.`,
  saidNegative: (moment) => `Negativer Test, notiert: ${moment}.`,
  saidCleared: (moment) => `Entwarnung der Behörde, notiert: ${moment}.`,
  saidPositive: (moment) => `Sie wurden positiv getestet, notiert: ${moment}.`,
  reportedPositive: (moment) => `Sie wurden positiv getestet, gemeldet: ${moment}.`,
  whatToDo: 'Was nun zu tun ist',
  adviceOf: (authority) =>
    `Das sind die Worte von ${authority}. Sie kamen mit der App, nicht mit dieser Antwort.`,
  adviceNone: 'Das ist eine Auskunft, kein ärztlicher Rat.',
  advice: {
    exposed: [
      'Achten Sie in den nächsten zehn Tagen auf Anzeichen und machen Sie einen Test, sobald Sie können. In den ersten Tagen kann ein Test eine Ansteckung noch übersehen.',
      'Halten Sie sich von Menschen fern, die schwer erkranken würden, bis Sie mehr wissen.',
      'Rufen Sie Ihre Ärztin oder Ihr Gesundheitsamt an, wenn Sie sich krank fühlen. Dort ist dieser Bildschirm nicht zu sehen: Zeigen Sie ihn.',
    ],
    negative: [
      'Ein negativer Test beendet es nicht: Eine Ansteckung kann sich erst nach Tagen zeigen. Testen Sie erneut, wenn Sie sich krank fühlen.',
      'Halten Sie sich von Menschen fern, die schwer erkranken würden, bis zehn Tage vergangen sind.',
    ],
    cleared: [
      'Verhalten Sie sich, wie die Behörde es Ihnen gesagt hat. Eine weitere Risikobegegnung würde hier wieder stehen.',
    ],
    positive: [
      'Bleiben Sie anderen fern, wie Ihre Gesundheitsbehörde es sagt.',
      'Rufen Sie Ihre Ärztin an, wenn es Ihnen schlechter geht.',
    ],
  },
  adviceWarn: 'Sie können die Menschen warnen, die dort waren, wo Sie waren: Teilen Sie Ihr Testergebnis.',
  how: 'Wie das geprüft wird',
  contradiction:
    'Die Antworten passen nicht zusammen: Wenigstens ein Betreiber hat falsch geantwortet. Nichts davon wird gezeigt.',
  doubted: (who) => `${who}.`,
  allAnswered: (all) => `Alle ${all} Betreiber haben geantwortet, und ihre Antworten passen zusammen.`,
  enough: (some, n) =>
    `${some}. Die Stücke von ${n} genügen, um die Antwort zu lesen; jedes weitere prüft sie.`,
  came: (moment, time, counted, window, upTo) =>
    `Die Antwort kam ${moment} (${time}). Sie enthält von der Aufzeichnung dieses Telefons ${counted}; der Zeitraum: ${window} vor ${upTo}.`,
  without: {
    meetings: (span) => `Treffen wurden nicht geteilt und daher nicht geprüft: ${span}.`,
    bluetooth: (span) => `Begegnungen über Bluetooth wurden nicht geteilt und daher nicht geprüft: ${span}.`,
  },
  noneYet: 'Es ist noch keine Antwort gekommen.',
  noise: (names) =>
    `${names} rechnen mit Stücken aus Rauschen. Niemand von ihnen sieht, wo Sie waren, wer krank ist, oder diese Antwort: Nur dieses Telefon kann sie lesen.`,
  who: 'Wer rechnet',
  limits: 'Was das nicht kann',
  near: {
    // An exposure that Bluetooth found
    found: {
      tag: {
        length: 'Nahe einem Anhänger',
        atMost: (length) => `höchstens ${length}`,
        together: (slot) =>
          `Nach Bluetooth waren Sie einander nahe in ${slot}. Niemand weiß, wie nah, oder was zwischen Ihnen lag.`,
        how: (slots) =>
          `Dieses Telefon hörte den Anhänger von jemandem, dessen Test positiv war oder der eine Erkrankung gemeldet hat; oder das Telefon dieser Person hörte Ihren Anhänger. Welches von beiden, wird Ihnen nicht mitgeteilt. Zeit: ${slots}.`,
        own: (length) =>
          `Gezählt wurden ${length}. Hat dieses Telefon den Anhänger gehört, sind das die Minuten, in denen er nahe war. Hat ein anderes Telefon Ihren Anhänger gehört, kennt dieses Telefon die Minuten nicht, und ganze Zeitabschnitte zählen: Dann können es auch nur wenige Minuten gewesen sein.`,
        crowd: (n) =>
          `Es wird nur mitgeteilt, weil in denselben Stunden genug andere Telefone in der Nähe waren: mindestens ${n}.`,
      },
      room: {
        length: 'Im Raum',
        atMost: (length) => `höchstens ${length}`,
        together: (slot) =>
          `Ihre beiden Telefone hörten den Sender desselben Raums in ${slot}. Er ist auch durch Wände zu hören. Niemand weiß, wie nah Sie einander waren, oder wie lange.`,
        how: (slots) =>
          `Das Telefon von jemandem, dessen Test positiv war oder der eine Erkrankung gemeldet hat, hörte denselben Raumsender wie dieses Telefon. Mehr als die Zeitabschnitte wird Ihnen nicht mitgeteilt, auch wenn jemand von Ihnen nur wenige Minuten dort war. Zeit: ${slots}.`,
        own: (length) =>
          `Ihre eigene Zeit stammt aus dem, was dieses Telefon gehört hat, in ganzen Zeitabschnitten: ${length}. Die Betreiber kennen sie nicht.`,
        crowd: (n) =>
          `Es wird nur mitgeteilt, weil in denselben Stunden genug andere Telefone in diesem Raum waren: mindestens ${n}.`,
      },
    },
    notKnown:
      'Niemand weiß, auch diese App nicht: wer es war, wie nah Sie einander wirklich waren, ob eine Wand dazwischen war, ob jemand eine Maske trug und ob Sie sich angesteckt haben.',
    foundDay:
      'Wo Anhänger benutzt werden, kann es auch sein, dass jemand von Ihnen den Anhänger des anderen gehört hat. Wo nur Tage mitgeteilt werden, gilt keine Mindestdauer einer Begegnung: Wenige Minuten genügen.',
    place: 'nahe einem Bluetooth-Anhänger',
    room: 'ein Raum mit Bluetooth-Sender',
  },
};
