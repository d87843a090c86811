// What other packages take from the questions about an item, their answers, and what an answer gives.
export { addressSchema, resultSchema, type CheckEvidence, type CheckResult } from "./check.ts";
export {
  placeSchema,
  precisionOf,
  precisionSchema,
  timeSchema,
  whyNotGiven,
  whyNotTimeGiven,
  type PlaceGiven,
  type TimeGiven,
} from "./given.ts";
export {
  asksTheSame,
  FIRST_CHECKS,
  givesOf,
  givesSchema,
  questionSchema,
  type Question,
} from "./questions.ts";
export type { ChecksShown, StatedShown } from "./shown.ts";
export { statedOf, type Stated } from "./stated.ts";
export { reworded } from "./set.ts";
export { answerToOtherWords, checksOf, everAsked, standing as standingCheck } from "./standing.ts";
export { citing, restingOn } from "./void.ts";
