/*
 * Calendar days, times of day and house style. A day is its own text, `2009-03-27`: nothing here
 * asks the machine for its clock, its zone or its language.
 */
export {
  addDays,
  compareDays,
  daysBetween,
  months,
  parseDay,
  parsePeriod,
  parseTimes,
  weekday,
  weekdays,
} from './dates/calendar.ts'
export { explainDay, explainTimes } from './dates/explain.ts'
export {
  formatDate,
  formatDay,
  formatDays,
  formatMonth,
  formatPeriod,
  formatShort,
  formatShortDays,
  formatTime,
  formatTimes,
  tile,
} from './dates/style.ts'
