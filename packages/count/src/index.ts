// Exports of @sightline/count.
export { canonical, caseHashOf } from "./case/hash.ts";
export { readCase } from "./case/read.ts";
export type { CaseReading } from "./case/read.ts";
export { whatATimeIs } from "./case/read-span.ts";
export { sha256 } from "./case/sha256.ts";
export type * from "./case/shape.ts";
export { verdictOf } from "./case/verdict.ts";
export type { Candidate } from "./model/candidates.ts";
export type { Conflict } from "./model/conflicts.ts";
export type { ConflictKind } from "./model/told.ts";
export { isLine } from "./case/fields.ts";
export { isMoment, latestInstant } from "./case/moment.ts";
export { MOST_PEOPLE } from "./case/read.ts";
export { DEEPEST as DEEPEST_GROUPS } from "./case/check-groups.ts";
export { memberKey } from "./case/member.ts";
export { whyItemIsOut } from "./model/evidence.ts";
export { checkProof } from "./proof/check.ts";
export type { ProofCheck } from "./proof/check.ts";
export type * from "./proof/shape.ts";
export { conflicts, count, DEFAULT_NODE_BUDGET, recount } from "./result/count.ts";
export type { CountOptions, Memo, Recount } from "./result/count.ts";
export { funnel } from "./result/funnel.ts";
export type { Funnel } from "./result/funnel.ts";
export {
  countedWords,
  handsSentences,
  headlineOf,
  howMany,
  judgedWords,
  nounFor,
  pluralOf,
} from "./result/headline.ts";
export type * from "./result/shape.ts";
export { breaks } from "./analysis/breaks.ts";
export type { Breaking, BreakOptions, NoBreak } from "./analysis/breaks.ts";
export type { StepKind } from "./analysis/candidates.ts";
export { footageWith } from "./analysis/footage.ts";
export type { FootageAsked, FootageCount, FootageFound } from "./analysis/footage.ts";
export { nextBest } from "./analysis/next-best.ts";
export type { NextStep, Worklist, WorklistOptions } from "./analysis/next-best.ts";
export type { SensitivityBy } from "./analysis/removals.ts";
export { sensitivity } from "./analysis/sensitivity.ts";
export type { Loss, Sensitivity } from "./analysis/sensitivity.ts";
export { BREAK_REFUSALS, CASE_REFUSALS, ESTIMATE_REFUSALS } from "./refusals.ts";
export { estimate } from "./estimate/estimate.ts";
export { sampleFrom } from "./estimate/sample-from.ts";
export type { SampleAsked } from "./estimate/sample-from.ts";
export type * from "./estimate/shape.ts";
