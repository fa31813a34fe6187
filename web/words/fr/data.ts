import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('fr');
const days = (n: number) => count(n, { one: '# jour', other: '# jours' });

export const data: LaterWords['data'] = {
  more: {},
  notKept: 'Impossible de l’écrire sur cet appareil. Libérez de la place et réessayez.',
  consent: {
    intro:
      'Tout est enregistré sur ce téléphone seulement. Ce que vous laissez partager le quitte en morceaux de bruit. C’est ainsi que vous êtes averti, et que vous pouvez avertir d’autres personnes après un test positif.',
    size: 'Chaque envoi a la même taille, quel que soit votre choix : personne ne peut l’y lire.',
    record: 'Enregistrer',
    share: 'Partager',
    notRecorded:
      'Rien de nouveau de ce genre n’est noté. Ce qui est dans le journal y reste jusqu’à son effacement.',
    notShared:
      'À partir du prochain envoi, rien de ce genre ne quitte ce téléphone : ce n’est pas vérifié et n’avertit personne. Ce qui a déjà été partagé reste chez les opérateurs jusqu’à ce qu’ils l’effacent.',
    onlyHere: 'Rien n’en est jamais partagé : les zones de la carte restent sur ce téléphone.',
    sources: {
      visits: {
        name: 'Visites',
        text: 'Les lieux dont vous scannez le code, avec les heures d’arrivée et de départ.',
      },
      meetings: {
        name: 'Rencontres',
        text: 'Les personnes dont vous scannez le code, ou qui scannent le vôtre.',
      },
      bluetooth: {
        name: 'Rencontres par Bluetooth',
        text: 'Les badges et les balises de salle que ce téléphone entend tant que l’application est ouverte.',
      },
      cells: {
        name: 'Zones de la carte',
        text: 'Le grand carré de la carte où vous êtes, jamais l’endroit exact.',
      },
    },
    off: {
      visits: 'Ce téléphone n’enregistre pas de visites, comme vous l’avez choisi.',
      meetings: 'Ce téléphone n’enregistre pas de rencontres, comme vous l’avez choisi.',
      bluetooth: 'Ce téléphone n’enregistre pas de rencontres par Bluetooth, comme vous l’avez choisi.',
      cells: 'Ce téléphone n’enregistre pas de zones de la carte, comme vous l’avez choisi.',
    },
    change: 'Changer ce qui est enregistré',
  },
  look: {
    colours: 'Couleurs',
    themes: { system: 'Comme sur cet appareil', light: 'Clair', dark: 'Sombre' },
    motion: 'Mouvement',
    motions: { system: 'Comme sur cet appareil', less: 'Aucun' },
    note: 'Cela reste sur cet appareil, dans ce navigateur.',
  },
  yours: {
    retention: 'Durée de mémoire du journal',
    days: 'Jours, de 1 à 60',
    keep: 'Enregistrer',
    kept: (n) => `Le journal garde ${days(n)}.`,
    wrong: 'Un nombre entier de 1 à 60, s’il vous plaît.',
    shared:
      'Une entrée n’est pas effacée avant d’avoir été partagée : elle ne pourrait jamais être vérifiée.',
    short: (window) =>
      `Les résultats remontent à ${window}. Si le journal garde moins, un avertissement sur une entrée effacée dit quand, mais pas où ; et une déclaration ne peut plus exclure cette entrée.`,
    read: 'Lire',
    readText:
      'Un fichier avec tout ce qui est sur ce téléphone, en texte lisible (JSON). Qui le possède peut lire votre journal. Il ne contient ni clés ni secrets de lieux : on ne peut que le lire.',
    export: 'Enregistrer un fichier lisible',
    move: { title: 'Sauvegarde et nouveau téléphone', line: 'Un fichier chiffré avec tout' },
    erase: { title: 'Tout effacer', line: 'Et voir qu’il n’en reste rien' },
  },
  backup: {
    intro:
      'Le fichier contient tout ce qui est sur ce téléphone, avec les clés de votre compte. Seul son mot de passe l’ouvre ; personne ne peut retrouver ce mot de passe.',
    purpose: 'À quoi doit-il servir ?',
    copy: 'Une copie. Ce téléphone continue',
    copyText:
      'Pour le jour où ce téléphone est perdu ou cassé. Ne l’utilisez pas à côté de ce téléphone : de deux téléphones avec un même compte, seuls comptent les envois de celui qui a été installé en dernier.',
    move: 'Un nouveau téléphone. Ce téléphone s’arrête',
    moveText:
      'À partir de maintenant, ce téléphone ne partage rien et ne demande plus de réponse. Ouvrez ensuite le fichier sur le nouveau téléphone, et effacez tout ici.',
    password: 'Mot de passe',
    least: (n) => `Au moins ${n} caractères. Quatre ou cinq mots sans rapport entre eux conviennent bien.`,
    again: 'Mot de passe, encore une fois',
    tooShort: (n) => `Le mot de passe a moins de ${n} caractères.`,
    different: 'Les deux mots de passe sont différents.',
    make: 'Créer le fichier',
    working: (percent) => `Création d’une clé à partir du mot de passe : ${percent} %`,
    made: 'Le fichier est prêt.',
    save: 'Enregistrer le fichier',
    saved: 'J’ai le fichier : continuer',
    failed:
      'Le fichier n’a pas pu être créé ; rien n’a été changé. Fermez les autres fenêtres de cette application et réessayez.',
    unreadable:
      'Le fichier n’a pas pu être créé : quelque chose sur ce téléphone a une forme que cette application ne pourrait pas rouvrir. Rien n’a été changé. Mettez l’application à jour et réessayez.',
    restore: 'Ouvrir un fichier',
    restoreText:
      'Le contenu du fichier prend la place de tout ce qui est maintenant sur ce téléphone : journal, compte et réponses.',
    restoreOwn:
      'N’ouvrez qu’un fichier que vous avez fait vous-même. Ouvrir le fichier d’une autre personne, c’est utiliser son compte et lui livrer les réponses qui arrivent ici.',
    file: 'Choisir le fichier',
    chosen: (name) => `Choisi : ${name}`,
    noFile: 'Choisissez d’abord un fichier.',
    replace: 'Remplacer tout ce qui est sur ce téléphone',
    refused: {
      password: 'Le mot de passe est faux, ou le fichier a été endommagé. Rien n’a été changé.',
      'not a backup': 'Ce n’est pas une sauvegarde de SafeTrace. Rien n’a été changé.',
      newer:
        'Une version plus récente de l’application a créé ce fichier. Mettez l’application à jour et réessayez. Rien n’a été changé.',
      'too large': 'Ce fichier est trop grand pour une sauvegarde. Rien n’a été changé.',
      spoilt: 'Le contenu du fichier n’est pas cohérent. Rien n’a été changé.',
      'other community':
        'Ce fichier appartient à une communauté qui a d’autres opérateurs. Ouvrez-le sur le site où il a été créé. Rien n’a été changé.',
      'no community':
        'Ce téléphone n’a pas encore atteint ses opérateurs et ne peut pas savoir si le fichier leur est destiné. Connectez-vous et réessayez. Rien n’a été changé.',
    },
    notRestored:
      'Le fichier n’a pas pu être repris. Rien n’a été changé. Fermez les autres fenêtres de cette application et réessayez.',
  },
  moved: {
    text: 'Si l’autre téléphone a tout, effacez ce qui reste ici.',
    records:
      'Ce que ce téléphone noterait maintenant ne serait ni partagé ni vérifié. Utilisez l’autre téléphone.',
    erase: 'Tout effacer ici',
    stay: 'Garder quand même ce téléphone',
    stayText: 'Alors les envois de l’autre téléphone ne comptent plus.',
  },
  erase: {
    here: 'Sur ce téléphone',
    hereText:
      'Le journal, les réponses, les affiches, votre compte avec ses clés, vos choix et l’application elle-même sont effacés de ce navigateur, dans toutes ses fenêtres. Personne ne peut les récupérer. Ce que vous avez enregistré en fichier reste où vous l’avez mis.',
    there: 'Chez les opérateurs',
    nothingThere: 'Ce téléphone n’a encore rien partagé.',
    thereText: (places, rest) =>
      `Ce téléphone ne peut pas reprendre ce qu’il a partagé. Les morceaux de vos lieux : jusqu’au calcul du ${places}. Tout ce qui en reste, sans les lieux : jusqu’au ${rest}. Plus personne ne peut ouvrir vos réponses, car leur clé est effacée ici. La clé publique de votre compte reste plus longtemps ; elle ne dit rien de vous.`,
    report:
      'Si vous avez déclaré un test positif, d’autres personnes sont encore averties pour les jours jusqu’à maintenant.',
    sure: 'Je sais que c’est irréversible',
    do: 'Tout effacer',
    notSure: 'Cochez d’abord la case.',
    failed:
      'Une autre fenêtre de cette application ne répond pas. Fermez-la et réessayez. Rien n’a été effacé.',
  },
  gone: {
    title: 'Tout est effacé',
    left: 'Il reste quelque chose',
    asked: 'Interrogé de nouveau à l’instant, le navigateur garde pour ce site :',
    databases: 'Bases de données',
    caches: 'Fichiers de l’application',
    workers: 'Programmes en arrière-plan',
    entries: 'Réglages',
    files: 'Autres fichiers',
    none: 'aucun',
    unknown: 'ce navigateur ne le dit pas ; l’application a effacé les siens',
    advice: 'Effacez aussi les données de ce site dans les réglages du navigateur.',
    disk: 'Le navigateur peut garder un temps sur le disque ce qui est effacé, comme pour tout fichier.',
    anew: 'Recommencer',
  },
  operators: {
    program: 'Ce qui est calculé',
    programText:
      'Tous les opérateurs exécutent le même programme : pour chacune de vos lignes, si quelqu’un qui s’est déclaré était au même endroit au même moment. Voici l’empreinte de son nom et de sa version ; des opérateurs qui en ont une autre ne calculent pas ensemble.',
  },
};
