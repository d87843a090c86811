// Exports of @sightline/count.
export { canonical, caseHashOf } from "./case/hash.ts";
export { readCase } from "./case/read.ts";
export type { CaseReading } from "./case/read.ts";
export { sha256 } from "./case/sha256.ts";
export type * from "./case/shape.ts";
export { verdictOf } from "./case/verdict.ts";
export type { Conflict, ConflictKind } from "./model/conflicts.ts";
export { checkProof } from "./proof/check.ts";
export type { ProofCheck } from "./proof/check.ts";
export type * from "./proof/shape.ts";
export { conflicts, count, DEFAULT_NODE_BUDGET } from "./result/count.ts";
export type { CountOptions } from "./result/count.ts";
export { funnel } from "./result/funnel.ts";
export type { Funnel } from "./result/funnel.ts";
export type * from "./result/shape.ts";
