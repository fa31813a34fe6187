import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { genitive } from './operators.ts';

const count = counterIn('ar');

/** After a preposition. */
const persons = (n: number) =>
  count(n, { one: 'شخص واحد', two: 'شخصين', few: '# أشخاص', many: '# شخصًا', other: '# شخص' });

const groups = (n: number) =>
  count(n, { one: 'مجموعة واحدة', two: 'مجموعتين', few: '# مجموعات', other: '# مجموعة' });

const pieces = (n: number) => count(n, { one: 'قطعة واحدة', two: 'قطعتين', few: '# قطع', other: '# قطعة' });

export const programs: LaterWords['programs'] = {
  intro:
    'يأخذ كل من هذه الإحصاءات أرقامًا يقدّمها الناس بمحض إرادتهم. من لا يشارك في أي منها لا يدخل فيها، ولا يتغيّر شيء آخر.',
  none: 'ليس لدى هذا المجتمع إحصاء كهذا.',
  noPart: 'لا تشاركون',
  leaving: 'يغادر هذا الهاتف بعد لحظة',
  waiting: 'أنتم مشاركون؛ لا إجابة بعد',
  missed: 'لم يُحسب',
  answered: 'وصلت الإجابة',
  tooFew: 'شارك عدد قليل جدًا',
  doubted: 'موضع شك',

  whoLearns: 'من يعرف ماذا',
  quoted: (name) => `«${name}»`,
  everybodySees: (outputs, least, most) =>
    least === most
      ? `يستطيع الجميع رؤية ${outputs} لكل مجموعة من ${persons(most)}.`
      : `يستطيع الجميع رؤية ${outputs} لكل مجموعة يتراوح عددها بين ${least} و${most}.`,
  onlyYou: (outputs) => `أنتم وحدكم تستطيعون قراءة ${outputs}. ويقرأ الآخرون في مجموعتكم ما يخصهم.`,
  chance: (least) =>
    `تقرّر المصادفة من يكون في مجموعة مع من. وإذا بقي لمجموعة أقل من ${persons(least)} فلا يُحسب لهم شيء.`,
  leaves: 'ما يغادر هذا الهاتف',
  leavesText: (parties, operators) =>
    `أرقامكم، مقطّعة إلى ${pieces(parties)} من الضوضاء، واحدة لكل مشغّل: ${operators}. يرون أن الاسم المستعار لهذا الهاتف يشارك، لا ما تقدّمونه، ويمحون القطع مع الحساب.`,
  couldRead: (enough) => `لا يمكن قراءة أرقامكم إلا بتواطؤ ${genitive(enough)} منهم.`,
  smallGroup: 'في مجموعة صغيرة قد يستنتج الناس شيئًا بعضهم عن بعض مما هو علني.',
  fingerprint: 'بصمة هذا الإحصاء',
  fingerprintText: (community, operators) =>
    `تمثّل الدارة وكل ما يُقال عنها هنا، لا من يحسبها: وذلك هو ${community}، مع ${operators}، وجميعهم يحسبون هذا بعينه.`,

  give: 'ما تقدّمونه',
  range: (most) => `عدد صحيح من 0 إلى ${most}`,
  outOfRange: (field, most) => `${field}: عدد صحيح من 0 إلى ${most}، من فضلكم.`,
  notKept: 'تعذّر حفظ أرقامكم على هذا الجهاز. حاولوا مرة أخرى.',
  onceGiven: 'متى قُدّم حُسب لهذا اليوم، ولا يمكن سحبه.',
  takePart: 'مشاركة',
  takeNoPart: 'عدم المشاركة',

  leavingSentence: 'تغادر أرقامكم هذا الهاتف بعد لحظة. وحتى ذلك الحين يمكنكم تغيير رأيكم.',
  waitingSentence: (due) =>
    `أنتم مشاركون: أرقامكم في الطريق، أو لدى المشغّلين الذين يحسبون بعد الساعة ${due}. أبقوا التطبيق مفتوحًا أو افتحوه لاحقًا.`,
  missedSentence:
    'لم تُحسب أرقامكم: لم تكن لدى جميع المشغّلين في وقتها وعلى الوجه الصحيح، أو شارك أناس أكثر مما يمكن حسابه دفعة واحدة، أو قطع أحد المشغّلين الحساب. وفي هذه الحالة ربما رأى مشغّلون ما هو علني من مجموعتكم.',
  doubtedSentence: 'إجابات المشغّلين لا تتوافق. ولا يُعرض منها شيء.',
  tooFewSentence: (n, least) =>
    `شارك عدد قليل جدًا: كان عدد مجموعتكم سيبلغ ${n} والحد الأدنى ${least}. ولم يُحسب شيء من أرقامكم.`,
  answeredSentence: (n) =>
    count(n, {
      one: 'حُسب لشخص واحد: لكم.',
      two: 'حُسب لشخصين، أنتم أحدهما.',
      few: 'حُسب لـ # أشخاص، أنتم منهم.',
      many: 'حُسب لـ # شخصًا، أنتم منهم.',
      other: 'حُسب لـ # شخص، أنتم منهم.',
    }),
  forYou: 'لكم وحدكم',
  forAll: 'من مجموعتكم، للجميع',
  giveNothing: 'عدم تقديم شيء',
  again: 'المشاركة من جديد',

  everybody: 'ما يستطيع الجميع رؤيته',
  asking: 'يجري سؤال المشغّلين …',
  nothingYet: 'لم ينتج عنه شيء بعد.',
  unreachable: 'لا يمكن الوصول إلى أي مشغّل الآن.',
  gave: (when, n, g) => `النتيجة (${when}): أرقام من ${persons(n)}، في ${groups(g)}.`,
  group: (n) => `المجموعة ${n}`,
  moreGroups: (n) =>
    count(n, {
      one: 'ومجموعة أخرى.',
      two: 'ومجموعتان أخريان.',
      few: 'و# مجموعات أخرى.',
      other: 'و# مجموعة أخرى.',
    }),
  newest: 'عرض الأحدث',
};
