import type { Words } from '../words.ts';

export const more: Words['more'] = {
  groups: {
    warn: 'تنبيه الآخرين',
    venue: 'للأماكن والمضيفين',
    phone: 'هذا الهاتف',
    how: 'كيف يعمل هذا',
  },
  ill: 'أنا مريض، أو نتيجة فحصي إيجابية',
  illLine: 'نبّه الأشخاص الذين كانوا حيث كنت',
  count: 'المشاركة في إحصاء',
  countLine: 'قدّم أرقامًا من عندك، إن شئت',
  language: 'اللغة',
  languageNotLoaded: 'تعذّر تحميل هذه اللغة. اتصل بالشبكة وحاول مرة أخرى.',
  languageNotKept: 'تُعرض هذه اللغة الآن، لكن تعذّر حفظها على هذا الجهاز.',
};
