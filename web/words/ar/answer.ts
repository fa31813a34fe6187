import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('ar');

export const answer: Words['answer'] = {
  noAnswerSince: (since, why) => `لا إجابة ${since}: ${why}.`,
  noAnswerYet: (why) => `لا إجابة بعد: ${why}.`,
  offline: 'هذا الهاتف غير متصل بالشبكة',
  skipped: 'شارك عدد قليل جدًا من الناس في الجولة الأخيرة',
  silent: 'لم يقدّم المشغّلون إجابة',
  visit: (place, when) => `${place} (${when})`,
  visits: (named, others) =>
    [
      ...named,
      ...(others > 0
        ? [
            count(others, {
              one: 'زيارة أخرى',
              two: 'زيارتان أخريان',
              few: '# زيارات أخرى',
              other: '# زيارة أخرى',
            }),
          ]
        : []),
    ].join(' و'),
  noneOpen: 'ليست لديكم زيارات تنتظر التحقق.',
  noneOpenSince: (since) => `ليست لديكم زيارات ${since} تنتظر التحقق.`,
  open: (visits) => `زياراتكم التي لم يُتحقق منها بعد: ${visits}.`,
  openSince: (since, visits) => `زياراتكم ${since} التي لم يُتحقق منها بعد: ${visits}.`,
  keptHere: (last) =>
    `وهي محفوظة على هذا الهاتف. أبقوا التطبيق مفتوحًا حين يعود المشغّلون: يمكن عندئذ التحقق من زيارات ${last}.`,
  someMissing: (answered, missing) => `${answered}؛ ${missing}.`,
  notChecked: (visits) => `لم يُتحقق من: ${visits}، لأن سجل هذا الهاتف عن ذلك الوقت ليس لدى جميع المشغّلين.`,
  deleted: 'مكان حذفتموه من مفكّرتكم',
  exposedAt: (when) => `${when} كنتم في المكان نفسه مع شخص جاءت نتيجة فحصه إيجابية فيما بعد:`,
  exposedMeeting: (when) => `${when} كان لكم لقاء مع شخص جاءت نتيجة فحصه إيجابية فيما بعد:`,
  exposedMet: (when) => `${when} كان لكم لقاء مع شخص جاءت نتيجة فحصه إيجابية فيما بعد.`,
  exposedNear: (when) => `${when} كنتم، بحسب البلوتوث، بالقرب من شخص جاءت نتيجة فحصه إيجابية فيما بعد.`,
  exposedOn: (when) => `${when} كنتم في المكان نفسه مع شخص جاءت نتيجة فحصه إيجابية فيما بعد.`,
  dayOnly: 'النتائج هنا لا تذكر متى ولا أين.',
  otherTimes: (n) =>
    count(n, {
      one: 'ومرة أخرى.',
      two: 'ومرتان أخريان.',
      few: 'و# مرات أخرى.',
      other: 'و# مرة أخرى.',
    }),
  otherDays: (n) =>
    count(n, {
      one: 'ويوم آخر.',
      two: 'ويومان آخران.',
      few: 'و# أيام أخرى.',
      many: 'و# يومًا آخر.',
      other: 'و# يوم آخر.',
    }),
  contradiction: 'لا إجابة اليوم: المشغّلون يناقض بعضهم بعضًا.',
  nothingShown:
    'أخطأ واحد منهم على الأقل في إجابته، لذلك لا يُعرض منها شيء. وسيجري التحقق في الجولة القادمة من جديد.',
  nothingOf: (last) => `لم يُتحقق بعد من شيء في ${last}.`,
  nothingYet: 'لا شيء للتحقق منه بعد.',
  everyNight: 'يُتحقق من الزيارات في الليلة التي تلي كل يوم.',
  everyRound: 'يُتحقق من الزيارات بعد كل جولة.',
  none: (last) => `لم يُعثر على أي تعرّض في ${last}.`,
  noneIn: (counted, last) => `لم يُعثر على أي تعرّض؛ وما جرى التحقق منه في ${last}: ${counted}.`,
  checked: (moment) => `وقت التحقق: ${moment}.`,
};
