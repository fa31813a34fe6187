import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const risk: Words['risk'] = {
  exposedTitle: 'Vous avez été exposé',
  title: 'Votre réponse',
  notJoined: 'Ce téléphone n’a pas encore joint ses opérateurs.',
  notJoinedWhy:
    'Vous pouvez déjà scanner : les visites restent sur ce téléphone et sont vérifiées à partir du jour où il les joint.',
  onlyProtected: 'Trouvé seulement là où vous avez noté que vous étiez protégé.',
  onlyProtectedWhy: 'C’est indiqué avec l’heure et le lieu, et ne compte pas dans votre réponse.',
  deletedPlace: 'Un lieu que vous avez effacé de votre journal',
  deletedMeeting: 'Une rencontre que vous avez effacée',
  hiddenPlace: 'un lieu que vous avez masqué',
  hiddenMeeting: 'une rencontre que vous avez masquée',
  at: (day, between) => `${day}, ${between}`,
  ofThat: (length) => `${length} de cette période`,
  infectiousness: 'Contagiosité',
  dayOnly: (slot) =>
    `À un moment, vous étiez tous deux au même endroit dans ${slot}. Les résultats de cette communauté ne disent ni quand ni où. Personne ne sait à quelle distance vous étiez, ni combien de temps.`,
  protectedHere:
    'Vous avez noté que vous étiez protégé ici. Cette exposition ne compte pas dans votre réponse.',
  why: 'Pourquoi ceci est montré',
  whyDay:
    'Une personne testée positive, ou qui s’est signalée malade, avait au moins une fois ce jour-là le même lieu que vous dans son enregistrement.',
  whyCrowd: (n) =>
    count(n, {
      one: 'C’est dit seulement parce qu’au moins # autre participant y était enregistré dans les mêmes heures.',
      other:
        'C’est dit seulement parce qu’au moins # autres participants y étaient enregistrés dans les mêmes heures.',
    }),
  whyLevel: {
    1: 'Niveau 1 sur 3 : c’était 8 à 10 jours après le premier jour de la maladie, ou un jour indiqué par un médecin.',
    2: 'Niveau 2 sur 3 : c’était 4 à 7 jours après le premier jour de la maladie.',
    3: 'Niveau 3 sur 3 : c’était entre 2 jours avant et 3 jours après le premier jour de la maladie.',
  },
  whyLevels:
    'Les niveaux suivent l’évolution habituelle : 3 de 2 jours avant à 3 jours après les premiers symptômes ou le test, 2 jusqu’au 7e jour, 1 jusqu’au 10e. Quand plusieurs personnes ou heures se rejoignent, le plus élevé est montré. Une démonstration montre toujours 3.',
  whyFound: (moment) =>
    `Cela figure dans la réponse reçue ${moment}, que ce téléphone a assemblée à partir des morceaux de ses opérateurs.`,
  kinds: {
    place: {
      youWere: 'Vous y étiez',
      together: (slot) =>
        `Vous y étiez tous deux dans ${slot}. Personne ne sait à quelle distance vous étiez, ni combien de temps.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Une personne testée positive, ou qui s’est signalée malade, avait le même lieu que vous dans son enregistrement, dans # tranche horaire : ${slots}. Rien de plus précis n’est dit, même si l’un de vous n’y était que quelques minutes.`,
          other: `Une personne testée positive, ou qui s’est signalée malade, avait le même lieu que vous dans son enregistrement, dans # tranches horaires : ${slots}. Rien de plus précis n’est dit, même si l’un de vous n’y était que quelques minutes.`,
        }),
      whyOwn: (length) =>
        `Vos propres minutes viennent de votre journal : ${length} de ces tranches. Les opérateurs ne les connaissent pas.`,
      whyNot:
        'Personne ne le sait, cette application non plus : qui c’était, à quelle distance vous étiez, si vous vous êtes rencontrés, si quelqu’un portait un masque, et si vous avez attrapé quelque chose.',
    },
    meeting: {
      youWere: 'Votre rencontre a duré',
      together: (slot) =>
        `Vous avez tous deux enregistré cette rencontre dans ${slot}. Personne ne sait à quelle distance vous étiez, ni combien de temps.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Une personne testée positive, ou qui s’est signalée malade, avait la même rencontre que vous dans son enregistrement, dans # tranche horaire : ${slots}. Rien de plus précis n’est dit.`,
          other: `Une personne testée positive, ou qui s’est signalée malade, avait la même rencontre que vous dans son enregistrement, dans # tranches horaires : ${slots}. Rien de plus précis n’est dit.`,
        }),
      whyNot:
        'Cette application ne le sait pas : qui c’était parmi les autres personnes de la rencontre, à quelle distance vous étiez, si quelqu’un portait un masque, et si vous avez attrapé quelque chose.',
      whyOwn: (length) =>
        `Sa durée est celle que vous avez indiquée : ${length} de ces tranches. Les opérateurs ne la connaissent pas.`,
    },
  },
  standing: 'Où vous en êtes',
  states: {
    none: 'On ne sait rien qui vous demande d’agir.',
    exposed: 'Vous avez été exposé.',
    negative: 'Vous avez été exposé et avez noté un test négatif.',
    cleared: 'Vous avez été exposé, et l’autorité a levé l’alerte.',
    positive: 'Votre test est positif.',
  },
  since: (moment) => `Depuis : ${moment}.`,
  says: {
    negative: 'Mon test est négatif',
    cleared: 'L’autorité a levé l’alerte',
    positive: 'Mon test est positif',
    ended: 'Ma maladie est terminée',
  },
  saysWhy:
    'Ce que vous notez ici reste sur ce téléphone. Cela n’avertit personne et ne change rien aux réponses à venir.',
  toWarn: 'Pour avertir les autres, partagez votre résultat',
  undo: 'Retirer ce que j’ai noté en dernier',
  history: 'Comment on en est arrivé là',
  reasons: {
    found: 'Une exposition a été trouvée',
    another: 'Une autre exposition a été trouvée',
    window: 'Une exposition est trop ancienne pour être encore comparée',
    answer:
      'Une réponse plus récente ne contient plus une exposition : un signalement ou un enregistrement a été retiré ou corrigé',
    protected: 'Vous avez noté que vous étiez protégé',
    community: 'Ce site a maintenant d’autres opérateurs ; ce que les précédents ont trouvé ne compte plus',
    negative: 'Vous avez noté un test négatif',
    cleared: 'Vous avez noté que l’autorité a levé l’alerte',
    positive: 'Vous avez noté un test positif',
    report: 'Votre signalement a été confirmé',
    ended: 'Votre maladie ou votre signalement est terminé',
    undone: 'Vous avez retiré ce que vous aviez noté',
  },
  change: (reason, moment) => `${reason} (${moment}).`,
  changeAbout: (reason, about, moment) => `${about}: ${reason} (${moment}).`,
  agedOut: (about, window) =>
    `${about}: cette exposition remonte à plus de ${window} et n’est plus comparée.`,
  saidNegative: (moment) => `Test négatif, noté ${moment}.`,
  saidCleared: (moment) => `Alerte levée par l’autorité, noté ${moment}.`,
  saidPositive: (moment) => `Votre test est positif, noté ${moment}.`,
  reportedPositive: (moment) => `Votre test est positif, déclaré ${moment}.`,
  whatToDo: 'Que faire',
  adviceOf: (authority) =>
    `Ce sont les mots de ${authority}. Ils sont venus avec l’application, non avec cette réponse.`,
  adviceNone: 'Ceci est une information, non un avis médical.',
  advice: {
    exposed: [
      'Surveillez d’éventuels symptômes pendant les dix prochains jours, et faites un test dès que possible. Les premiers jours, un test peut encore manquer une infection.',
      'Tenez-vous à l’écart des personnes qui tomberaient gravement malades, jusqu’à en savoir plus.',
      'Appelez votre médecin ou l’autorité de santé si vous vous sentez malade. Ils ne voient pas cet écran : montrez-le-leur.',
    ],
    negative: [
      'Un test négatif ne suffit pas : une infection peut se montrer quelques jours plus tard. Refaites un test si vous vous sentez malade.',
      'Tenez-vous à l’écart des personnes qui tomberaient gravement malades jusqu’à ce que dix jours aient passé.',
    ],
    cleared: ['Suivez ce que l’autorité vous a dit. Une autre exposition serait à nouveau montrée ici.'],
    positive: [
      'Restez à l’écart des autres, comme l’indique votre autorité de santé.',
      'Appelez votre médecin si votre état s’aggrave.',
    ],
  },
  adviceWarn: 'Vous pouvez avertir les personnes qui étaient là où vous étiez : partagez votre résultat.',
  how: 'Comment c’est vérifié',
  contradiction:
    'Les réponses ne concordent pas : au moins un opérateur a répondu faux. Rien n’en est montré.',
  doubted: (who) => `${who}.`,
  allAnswered: (all) => `Les ${all} opérateurs ont répondu, et leurs réponses concordent.`,
  enough: (some, n) =>
    `${some}. Les morceaux de ${n} suffisent pour lire la réponse ; chacun de plus la vérifie.`,
  came: (moment, time, counted, window, upTo) =>
    `La réponse est venue ${moment} (${time}). Elle contient l’enregistrement de ce téléphone pour ${counted}, sur ${window} avant ${upTo}.`,
  without: {
    meetings: (span) => `Les rencontres n’ont pas été partagées, donc pas vérifiées : ${span}.`,
    bluetooth: (span) =>
      `Les rencontres par Bluetooth n’ont pas été partagées, donc pas vérifiées : ${span}.`,
  },
  noneYet: 'Aucune réponse n’est encore venue.',
  noise: (names) =>
    `${names} calculent sur des morceaux de bruit. Aucun d’eux ne voit où vous étiez, qui est malade, ni cette réponse : seul ce téléphone peut la lire.`,
  who: 'Qui calcule',
  limits: 'Ce que cela ne peut pas',
  near: {
    // An exposure that Bluetooth found
    found: {
      tag: {
        length: 'Près d’un badge',
        atMost: (length) => `au plus ${length}`,
        together: (slot) =>
          `D’après le Bluetooth, vous étiez proches l’un de l’autre dans ${slot}. Personne ne sait à quelle distance, ni ce qu’il y avait entre vous.`,
        how: (slots) =>
          `Ce téléphone a capté le badge d’une personne dont le test était positif ou qui s’est déclarée malade ; ou le téléphone de cette personne a capté votre badge. On ne vous dit pas lequel des deux. Heure : ${slots}.`,
        own: (length) =>
          `Durée comptée : ${length}. Si ce téléphone a capté le badge, ce sont les minutes où il était proche. Si un autre téléphone a capté votre badge, ce téléphone ne connaît pas les minutes et des tranches entières comptent : il a pu s’agir de quelques minutes seulement.`,
        crowd: (n) =>
          `Cela n’est indiqué que parce qu’assez d’autres téléphones étaient proches dans les mêmes heures : au moins ${n}.`,
      },
      room: {
        length: 'Dans la salle',
        atMost: (length) => `au plus ${length}`,
        together: (slot) =>
          `Vos deux téléphones ont capté la balise de la même salle dans ${slot}. Elle se capte aussi à travers les murs. Personne ne sait à quelle distance vous étiez, ni combien de temps.`,
        how: (slots) =>
          `Le téléphone d’une personne dont le test était positif ou qui s’est déclarée malade a capté la même balise de salle que ce téléphone. On ne vous dit rien de plus que les tranches, même si l’un de vous n’y était que quelques minutes. Heure : ${slots}.`,
        own: (length) =>
          `Votre propre durée vient de ce que ce téléphone a capté, en tranches entières : ${length}. Les opérateurs ne la connaissent pas.`,
        crowd: (n) =>
          `Cela n’est indiqué que parce qu’assez d’autres téléphones étaient dans cette salle dans les mêmes heures : au moins ${n}.`,
      },
    },
    notKnown:
      'Personne ne le sait, cette application non plus : qui c’était, à quelle distance vous étiez vraiment, si un mur vous séparait, si quelqu’un portait un masque, et si vous avez attrapé quelque chose.',
    foundDay:
      'Là où l’on porte des badges, il se peut aussi que l’un de vous ait capté le badge de l’autre. Là où seuls les jours sont indiqués, aucune durée minimale n’est demandée : quelques minutes suffisent.',
    place: 'près d’un badge Bluetooth',
    room: 'une salle avec balise Bluetooth',
  },
};
