import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');
const others = (n: number) => count(n, { one: '# autre participant', other: '# autres participants' });

export const detail: Words['detail'] = {
  day: 'Les personnes qui étaient aux mêmes endroits aux mêmes moments apprennent quel jour, mais ni l’heure ni le lieu. Personne n’apprend votre nom.',
  strict: (crowd) =>
    `Les personnes qui étaient aux mêmes endroits aux mêmes moments apprennent quand et où, si au moins ${others(crowd)} y ${crowd === 1 ? 'a été enregistré' : 'ont été enregistrés'} dans les mêmes heures ; sinon rien. Personne n’apprend votre nom.`,
  open: 'Les personnes qui étaient aux mêmes endroits aux mêmes moments apprennent quand et où. Personne n’apprend votre nom. Dans un petit groupe, quelqu’un peut le deviner.',
  keptBack: (crowd) =>
    `Là où moins de ${others(crowd)} ${crowd === 1 ? 'a été enregistré' : 'ont été enregistrés'} dans les mêmes heures, rien n’est communiqué.`,
};
