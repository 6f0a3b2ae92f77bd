export { addMonths, dayInShanghai, isDay, type Day } from './day';
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
