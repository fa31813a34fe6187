import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'أين أنا الآن',
  nowhere: 'لم تسجّل دخولك في أي مكان.',
  youAreHere: 'أنت هنا',
  since: (time) => `منذ ${time}`,
  endsAt: (time) => `تنتهي من تلقاء نفسها عند ${time}.`,
  checkOut: 'تسجيل الخروج',
  answer: 'إجابة اليوم',
  whatToDo: 'ما العمل',
  how: 'كيف يجري التحقق',
  scan: 'مسح رمز مكان',
};
