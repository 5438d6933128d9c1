/** A day of the Gregorian calendar; months and days count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Days from 1970-01-01; years begin in March so that the leap day is their last. */
export function daysFromEpoch(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

/** The day that is so many days after 1970-01-01. */
export function dateOf(days: number): CalendarDate {
  let year = 1970 + Math.floor(days / 365.2425);
  while (daysFromEpoch(year, 1, 1) > days) year -= 1;
  while (daysFromEpoch(year + 1, 1, 1) <= days) year += 1;
  let month = 1;
  while (month < 12 && daysFromEpoch(year, month + 1, 1) <= days) month += 1;
  return { year, month, day: days - daysFromEpoch(year, month, 1) + 1 };
}
