import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('ar');
const NUMBERS = ['صفر', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة'];

/** So many operators, as the subject. */
export const nominative = (n: number): string =>
  count(n, {
    one: 'مشغّل واحد',
    two: 'مشغّلان',
    few: '# مشغّلين',
    many: '# مشغّلًا',
    other: '# مشغّل',
  });

/** So many operators, after another noun or a preposition. */
export const genitive = (n: number): string =>
  count(n, {
    one: 'مشغّل واحد',
    two: 'مشغّلَين',
    few: '# مشغّلين',
    many: '# مشغّلًا',
    other: '# مشغّل',
  });

const atLeastOf = (atLeast: boolean) => (atLeast ? ' على الأقل' : '');

export const operators: Words['operators'] = {
  number: (n) => NUMBERS[n] ?? String(n),
  several: 'عدّة',
  noiseAlone: 'كل قطعة وحدها ضوضاء',
  noiseTogether: (n) =>
    count(n, {
      one: 'قطعة واحدة هي ضوضاء',
      two: 'قطعتان معًا تبقيان ضوضاء',
      few: '# قطع معًا تبقى ضوضاء',
      other: '# قطعة معًا تبقى ضوضاء',
    }),
  answered: (n, atLeast) => `أجاب ${nominative(n)}${atLeastOf(atLeast)}`,
  agreeAgainst: (n, atLeast, doubted, many) =>
    `تتوافق إجابات ${genitive(n)}${atLeastOf(atLeast)}؛ أمّا ${
      many ? 'إجابات' : 'إجابة'
    } ${doubted} فتناقضها ولم يُعتدّ بها`,
  unreachable: (name) => `تعذّر الوصول إلى ${name}`,
  unreachableOf: (n, all) => `تعذّر الوصول إلى ${genitive(n)} من أصل ${all}`,
};
