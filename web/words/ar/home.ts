import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'أين أنا الآن',
  nowhere: 'لم تسجّل دخولك في أي مكان.',
  youAreHere: 'أنت هنا',
  since: (time) => `منذ ${time}`,
  endsAt: (time) => `تنتهي من تلقاء نفسها عند ${time}.`,
  checkOut: 'تسجيل الخروج',
  stillThere: 'هل ما زلت هناك؟',
  stillHere: 'ما زلت هنا',
  checkedInSince: (time) => `مسجَّل الدخول منذ ${time}`,
  askNotice: 'هل تريد زر خروج على شاشة القفل؟',
  askNoticeWhy: 'يمكن لإشعار أن يعرض تسجيل الخروج وأن يسأل إن كنت ما زلت هناك. وهو لا يذكر اسم المكان.',
  yes: 'نعم، أظهره',
  no: 'لا، شكرًا',
  paused: (time) => `التسجيل متوقف منذ ${time}. لا يُسجَّل شيء.`,
  resume: 'استئناف التسجيل',
  answer: 'إجابة اليوم',
  whatToDo: 'ما العمل',
  how: 'كيف يجري التحقق',
  scan: 'مسح رمز مكان',
};
