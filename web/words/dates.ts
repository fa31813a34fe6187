/** Days and months of the device's calendar in the language of the screens. All arguments are unix seconds. */
import { words } from './words.ts';

const parts = (t: number): { weekday: string; day: number; month: string; year: number } => {
  const at = new Date(t * 1000);
  const { weekdays, months } = words.value.time;
  return {
    weekday: weekdays[at.getDay()],
    day: at.getDate(),
    month: months[at.getMonth()],
    year: at.getFullYear(),
  };
};

/** "Tuesday". */
export const weekdayName = (t: number): string => parts(t).weekday;

/** "T". */
export const weekdayInitial = (t: number): string => words.value.time.initials[new Date(t * 1000).getDay()];

/** "Tuesday 3 November". */
export const dayMonth = (t: number): string => {
  const { weekday, day, month } = parts(t);
  return words.value.time.dayMonth(weekday, day, month);
};

/** "Tuesday, 3 November 2026". */
export const fullDay = (t: number): string => {
  const { weekday, day, month, year } = parts(t);
  return words.value.time.fullDay(weekday, day, month, year);
};

/** "November 2026". */
export const monthYear = (t: number): string => {
  const { month, year } = parts(t);
  return words.value.time.monthYear(month, year);
};
