export { assertNever } from "./assert-never";
export type { Brand } from "./brand";
export { type CalendarDate, dateOf, daysFromEpoch, daysInMonth } from "./calendar";
export { after, type Instant, instant, secondsUntil } from "./instant";
export { bothOf, eachOf, eitherOf, JOINING_SAYINGS } from "./joined";
export type {
  Clock,
  ContentCoding,
  Deflater,
  HashAlgorithm,
  Hasher,
  IdSource,
  Inflater,
  Random,
} from "./ports";
export { refreshAfterSeconds } from "./refresh-time";
export { fail, ok, type Refusal, type Result, type Success } from "./result";
export {
  type Place,
  type Said,
  type Sayer,
  type Saying,
  type Sayings,
  saidIn,
  saidOfWords,
  sayer,
  spoken,
  textOfWords,
  type Words,
} from "./saying";
