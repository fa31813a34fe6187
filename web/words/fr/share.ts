import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');

export const share: LaterWords['share'] = {
  tested: 'J’ai un test positif',
  ill: 'Je suis malade',
  notJoined:
    'Ce téléphone n’a pas encore joint ses opérateurs. Connectez-vous une fois à Internet, puis revenez.',
  introCode: (authority) =>
    `Avec un code de ${authority}, vous pouvez avertir les personnes qui se trouvaient aux mêmes endroits que vous. Vous déciderez ensuite de ce qui est partagé. Personne n’apprend votre nom.`,
  introSelf:
    'Cette communauté se passe de codes : chacun se déclare soi-même et les autres s’y fient. Vous déciderez ensuite de ce qui est partagé. Personne n’apprend votre nom.',

  codeLabel: (authority) => `Code de ${authority}`,
  codeHelp:
    '8 chiffres, ou 10 caractères d’une feuille, ou 16 d’un message. Les espaces ne comptent pas. Vous pouvez aussi coller le lien reçu avec le code. Un code sert une seule fois.',
  checkCode: 'Vérifier le code',
  checking: 'Vérification du code…',
  scanCode: 'Scanner son code QR',
  picture: 'Lire le code sur une image',
  pictureHelp:
    'Une photo ou une capture d’écran du code QR. Vous pouvez aussi le scanner avec l’appareil photo du téléphone : il ouvre cette page.',
  reading: 'Lecture de l’image…',
  noCodeInPicture:
    'Aucun code de déclaration n’a été trouvé sur cette image. Prenez-la de plus près et bien droite, ou saisissez le code.',
  filledIn: 'Le code est saisi. Rien n’a encore été envoyé.',
  linkUnused:
    'Votre lien contenait un code, mais ce téléphone a déjà une déclaration. Le code n’a pas été utilisé.',
  problems: {
    empty: 'Saisissez d’abord le code.',
    check:
      'Un caractère de ce code est faux, ou deux sont inversés. Comparez-le avec la feuille ou le message.',
    character: (character) =>
      `« ${character} » n’existe pas dans un code de cette longueur. Comparez-le avec la feuille ou le message.`,
    length: (length) =>
      `Un code a 8 chiffres, ou 10 ou 16 caractères ; celui-ci en a ${length}. Comparez-le avec la feuille ou le message.`,
    unreachable:
      'L’autorité est injoignable. Votre code reste valable : réessayez quand vous serez connecté à Internet.',
    busy: (seconds) =>
      count(seconds, {
        one: 'Trop de codes faux sont venus de votre réseau. Votre code reste valable : réessayez dans # seconde, ou depuis un autre réseau.',
        other:
          'Trop de codes faux sont venus de votre réseau. Votre code reste valable : réessayez dans # secondes, ou depuis un autre réseau.',
      }),
    down: 'L’autorité ne peut pas répondre pour le moment. Votre code reste valable : réessayez plus tard.',
    unknown:
      'L’autorité ne connaît pas ce code : il a servi, a expiré ou contient un chiffre faux. Vérifiez-le, ou demandez-en un autre.',
    notKept: 'Le code n’a pas pu être conservé sur ce téléphone. Libérez de la place et réessayez.',
  },

  onset: 'Premiers symptômes, ou jour du test',
  today: 'Aujourd’hui',
  reportIll: 'Je suis malade',

  confirmed:
    'Le code est confirmé. Vous décidez maintenant de ce qui peut avertir d’autres personnes ; rien n’a encore été partagé.',
  decide: 'Vous décidez maintenant de ce qui peut avertir d’autres personnes ; rien n’a encore été partagé.',
  yourDays: 'Vos journées et vos visites',
  daysHelp:
    'Laissez de côté une journée entière, avec tout ce qu’elle contient ou contiendra, ou une seule visite.',
  noVisits: 'Votre journal n’en contient aucune.',
  later:
    'Les visites que vous ferez à partir de maintenant avertissent aussi d’autres personnes, jusqu’à ce que vous arrêtiez le partage.',
  wholeDay: (day) => `${day}, toute la journée`,
  happens: 'Ce qui va se passer',
  happensSecret:
    'L’envoi que ce téléphone fait de toute façon, à l’heure et à la taille habituelles, contient un oui ou un non secret pour chaque visite.',
  happensLevels:
    'L’envoi que ce téléphone fait de toute façon, à l’heure et à la taille habituelles, contient un oui ou un non secret pour chaque visite et, pour chaque jour, à quel point vous étiez contagieux.',
  happensCompute:
    'Les opérateurs calculent sur des morceaux de bruit. Les personnes qui étaient là le trouvent dans leur prochaine réponse.',
  learns: 'Qui apprend quoi',
  eachSees: 'Chaque opérateur voit',
  seesUsual:
    'que votre pseudonyme a envoyé quelque chose, quand et depuis quelle adresse réseau, comme chaque jour',
  seesNoise: 'un morceau de bruit, toujours de la même taille',
  seesNot: 'Aucun opérateur ne voit que vous déclarez, où vous étiez ni qui vous avez rencontré.',
  together: (operators) =>
    `${operators} opérateurs qui réuniraient leurs morceaux pourraient tout lire. Pour que cela n’arrive pas, ils sont indépendants les uns des autres :`,
  authoritySaw: (authority) =>
    `${authority} a vu que le code a été utilisé, et depuis quelle adresse réseau. Elle ne voit aucun lieu, ni ce que vous partagez.`,
  warn: 'Avertir les autres',
  nothing: 'Ne rien partager',

  progress: 'Déclaration',
  stepCode: 'Code confirmé',
  stepReported: 'Déclaré',
  stepAgreed: 'Vous avez accepté',
  stepGoes: 'Part avec le prochain envoi de ce téléphone',
  stepPartly: 'Certains opérateurs l’ont, d’autres pas encore',
  stepSent: 'Envoyé ; cela compte après le prochain calcul',
  stepShared: 'Partagé',
  stepAccepted: 'Accepté par les opérateurs',
  stages: {
    withheld: 'Vous ne partagez rien. Vous pouvez changer d’avis tant que votre déclaration compte.',
    waiting:
      'Votre déclaration quittera ce téléphone avec son prochain envoi, à l’heure habituelle : un envoi à part dirait aux opérateurs qui déclare. Laissez l’application ouverte ou rouvrez-la plus tard.',
    partly:
      'Certains opérateurs ont déjà votre déclaration. Elle comptera quand tous l’auront. Laissez l’application ouverte ou rouvrez-la plus tard.',
    sent: 'Votre déclaration a quitté ce téléphone. Les opérateurs la compteront lors de leur prochain calcul.',
    accepted:
      'Les personnes qui étaient aux mêmes endroits en même temps que vous le verront dans leur prochaine réponse.',
    lost: 'Les opérateurs n’ont pas accepté votre déclaration à temps. Demandez un nouveau code à votre autorité de santé.',
  },
  leftOut: 'Laissé de côté',
  visitsLeftOut: (n) => count(n, { one: '# visite', other: '# visites' }),
  daysLeftOut: (n) => count(n, { one: '# journée entière', other: '# journées entières' }),
  warnAfterAll: 'Avertir les autres finalement',
  stop: 'Arrêter le partage',
  stopHelp:
    'À partir du prochain envoi, vos visites n’avertissent plus personne. Les réponses déjà données restent.',
  anotherCode: 'Saisir un autre code',
  anew: 'Déclarer de nouveau',
  anewHelp: 'Si vous partagez de nouveau, les jours déjà partagés comptent aussi de nouveau.',

  receipt: 'Reçu',
  receiptHelp: 'Signé par les opérateurs et conservé uniquement sur ce téléphone.',
  receiptNone: 'Aucun envoi n’a encore emporté votre déclaration.',
  recordOf: (day) => `Enregistrement : ${day}`,
  took: (time) => `reçu · ${time}`,
  takesNot: 'pas encore reçu',
  acceptedBy: (operators) => `Accepté par ${operators}`,
  acceptedBySome: (n) => `Accepté par au moins ${n} opérateurs`,
  earlierReports: 'Déclarations précédentes',
  outboxIntro:
    'Un enregistrement part en morceaux scellés, un par opérateur. Ce qu’un opérateur ne peut pas recevoir maintenant attend ici et est réessayé tout seul.',
  outboxEmpty: 'Rien n’attend. Les opérateurs ont tous les enregistrements qui étaient dus.',
  countOf: (day) => `Nombres pour un comptage : ${day}`,
  forOperator: 'Pour',
  waitsSince: 'Attend depuis',
  nextTry: 'Prochain essai',
  atOnce: 'maintenant',
  failures: (n) => count(n, { one: 'après # essai manqué', other: 'après # essais manqués' }),
  tryNow: 'Essayer maintenant',
  nextRecord: 'Prochain enregistrement',
  leavesAt: (day, time) => `${day} : départ à ${time}, un moment tiré au sort.`,
  leavesNow: (day) => `${day} : scellement et envoi en cours.`,
  leavesLater: 'Aujourd’hui : départ à un moment tiré au sort, une fois la journée terminée.',
  whileClosed: 'Quand l’application est fermée',
  closedCannotSend:
    'Une application fermée ne peut rien envoyer : seule une page ouverte joint les opérateurs. Un enregistrement qui manque son moment part dès que vous ouvrez l’application.',
  remindMe: 'Me rappeler qu’un enregistrement est dû',
  remindHelp: 'Le rappel vient que vous soyez allé quelque part ou non. Le navigateur en choisit l’heure.',
  remindCannot:
    'Ce navigateur ne peut rien vous rappeler quand l’application est fermée. Ouvrez-la une fois par jour.',
  remindNotInstalled:
    'Pour les rappels, l’application doit être installée sur l’écran d’accueil. D’ici là, ouvrez-la une fois par jour.',
  remindDenied:
    'Ce navigateur ne laisse pas l’application vous envoyer de notifications. Autorisez-les dans les réglages de cette page.',
};
