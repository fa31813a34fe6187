import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('ar');

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
  guestsExposed: (n) =>
    count(n, {
      one: 'تعرّض ضيف واحد: أخبره.',
      two: 'تعرّض ضيفان: أخبرهما.',
      few: 'تعرّض # ضيوف: أخبرهم.',
      many: 'تعرّض # ضيفًا: أخبرهم.',
      other: 'تعرّض # ضيف: أخبرهم.',
    }),
  guestsDoubted: (n) =>
    count(n, {
      one: 'يناقض المشغّلون بعضهم بعضًا بشأن ضيف واحد.',
      two: 'يناقض المشغّلون بعضهم بعضًا بشأن ضيفين.',
      few: 'يناقض المشغّلون بعضهم بعضًا بشأن # ضيوف.',
      many: 'يناقض المشغّلون بعضهم بعضًا بشأن # ضيفًا.',
      other: 'يناقض المشغّلون بعضهم بعضًا بشأن # ضيف.',
    }),
  scan: 'مسح رمز مكان',
  meet: 'ألتقي بشخص',
  wasWithdrawn: (name) => `سحب الصانع ملصق ${name}.`,
  moved: 'انتقل حسابك إلى هاتف آخر',
  visitsNotShared: 'زياراتك لا تُشارَك، كما اخترت، ولذلك لا يُتحقق منها أيضًا.',
  remindTitle: 'حان موعد إرسال سجل',
  remindBody: 'افتحوا SafeTrace لحظة كي يُرسَل.',
};
