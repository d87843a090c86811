// The surface of @sightline/domain: the words, the rules and the contracts.
export { verdictOf } from "@sightline/count";
export { canonicalJson } from "./canonical.ts";
export { exportCase } from "./case/export.ts";
export { planImport, type ImportPlan } from "./case/import.ts";
export { showCase, showCount, showStrength, type Strength } from "./count/contract.ts";
export { factsAbout, namesIn } from "./fact/about.ts";
export { decide, type Proposed, type Rule } from "./decide.ts";
export { listInvestigations } from "./desk/contract.ts";
export {
  call,
  endpoint,
  problemSchema,
  urlOf,
  type Endpoint,
  type Problem,
  type Transport,
} from "./endpoint.ts";
export type { Box, Fraction, Microseconds, Span } from "./ids.ts";
export { memberIdSchema } from "./ids.ts";
export { applyRow, applyToHeld, emptyHeld, type Held, type Seen } from "./investigation/held.ts";
export { listItems, pictureOf, showItem, type Decoding, type Tile } from "./item/contract.ts";
export { findItem } from "./item/find.ts";
export { warningOf } from "./item/warning.ts";
export {
  changeSchema,
  entrySchema,
  GENESIS,
  type Assertion,
  type Change,
  type Criteria,
  type Entry,
  type Signed,
  type Source,
  type Verb,
} from "./journal/entry.ts";
export { entryText } from "./journal/hash.ts";
export {
  project,
  TABLES,
  type FactRow,
  type FrameRow,
  type ItemRow,
  type MemberRow,
  type ReviewRow,
  type RowChange,
  type Rows,
  type SightingRow,
  type Table,
} from "./journal/project.ts";
export { mayWrite, memberSchema, roleSchema, type Member, type Role } from "./member/member.ts";
export { ok, refuse, type Refusal, type Refused, type Result } from "./refusal.ts";
export { readMot, type MotReading, type MotTarget } from "./sighting/mot.ts";
