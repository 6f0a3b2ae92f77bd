export { ADDRESSES, NOTICE_KINDS, type Address, type Group, type NoticeKind } from './kinds';
export { concerned, LEVELS, type Hand, type Level, type Matter, type Member } from './concerned';
export { bucketOf, DUE_DAYS, EXPIRY_DAYS, lastReached, reminderOn } from './buckets';
export { bundle, CODES_NAMED, type Bundle, type Item, type NoticeValues } from './bundle';
