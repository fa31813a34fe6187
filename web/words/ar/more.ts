import type { Words } from '../words.ts';

export const more: Words['more'] = {
  groups: {
    warn: 'تنبيه الآخرين',
    venue: 'للأماكن والمضيفين',
    phone: 'هذا الهاتف',
    how: 'كيف يعمل هذا',
  },
  ill: 'أنا مريض، أو نتيجة فحصي إيجابية',
  illLine: 'نبّهوا الأشخاص الذين كانوا حيث كنتم',
  count: 'المشاركة في إحصاء',
  countLine: 'قدّموا أرقامًا من عندكم، إن شئتم',
  language: 'اللغة',
  languageNotLoaded: 'تعذّر تحميل هذه اللغة. اتصلوا بالشبكة وحاولوا مرة أخرى.',
  languageNotKept: 'تُعرض هذه اللغة الآن، لكن تعذّر حفظها على هذا الجهاز.',
};
