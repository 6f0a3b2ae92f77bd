export { addDays, addMonths, dayInShanghai, daysBetween, isDay, type Day } from './day';
export { compareText } from './compare-text';
export {
  add,
  compare,
  divide,
  fraction,
  lesser,
  multiply,
  parseFraction,
  subtract,
  sum,
  toExact,
  toFixed,
  ZERO,
  type Fraction,
} from './fraction';
export { groupBy } from './group-by';
export { conflict, DomainError, forbidden, invalid, notFound, type DomainErrorKind } from './domain-error';
