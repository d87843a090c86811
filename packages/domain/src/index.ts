// The surface of @sightline/domain: the words, the rules and the contracts.
export { verdictOf } from "@sightline/count";
export * from "./account/index.ts";
export { canonicalJson } from "./canonical.ts";
export * from "./check/index.ts";
export * from "./claim/index.ts";
export {
  changeChosen,
  MOST_PICKED,
  showFound,
  undoChosen,
  type Choice,
  type DoneAct,
  type Setting,
} from "./choice/contract.ts";
export { changesOf, chosenIn, markOf, MOST_CHOSEN } from "./choice/set.ts";
export { SAY_WHAT_IT_IS, undoOf } from "./choice/undo.ts";
export { isRegion } from "./frame/region.ts";
export { firstIn, blindsIn, stageOf as stageOfBlind, type Stage as BlindStage } from "./blind/frame.ts";
export { loweredIn, type Lowered } from "./blind/lowered.ts";
export { exportCase } from "./case/export.ts";
export { planImport } from "./case/import.ts";
export { needsOfCase } from "./case/needs.ts";
export type { ImportPlan } from "./case/proposing.ts";
export { waitingOf, type Waiting } from "./case/waiting.ts";
export {
  showCase,
  showCount,
  showEffect,
  showStrength,
  strengthPartSchema,
  type ConflictStory,
  type Strength,
  type StrengthPart,
} from "./count/contract.ts";
export {
  listCounts,
  MOST_STEPS,
  previewCount,
  showHistory,
  type CountListed,
  type CountStep,
  type HistoryShown,
} from "./count/counts-contract.ts";
export { IN_CASE } from "./count/in-case.ts";
export { findCount, noSuchCount } from "./count/define.ts";
export { whyNotTime } from "./countable.ts";
export { HAND_VERBS } from "./investigation/hand.ts";
export { factsAbout, factsOn, groupsAbout, namesIn } from "./fact/about.ts";
export { listGroups, MOST_FACES, type GroupsShown } from "./group/contract.ts";
export { membersOf } from "./group/members.ts";
export { decide, decideInto } from "./decide.ts";
export type { Proposed, Rule } from "./rule.ts";
export { called, namesOfMembers } from "./member/called.ts";
export { listInvestigations, showDescription, showHealth } from "./desk/contract.ts";
export {
  describeDesk,
  templateOf,
  type Description,
  type Operation,
  type Shape,
} from "./desk/description.ts";
export { ENDPOINTS } from "./desk/endpoints.ts";
export { filmOf, MEDIA, pictureOf, renditionSchema } from "./item/media.ts";
export { tokenOf, viaToken } from "./journal/token.ts";
export { meanwhileOf, subjectsOf } from "./investigation/meanwhile.ts";
export { namedBy } from "./investigation/names.ts";
export {
  changeView,
  keepView,
  listViews,
  MOST_VIEWS,
  removeView,
  viewNameSchema,
  type ViewSearch,
  type ViewShown,
} from "./view/contract.ts";
export {
  mayRemoveView,
  mayShareViews,
  seesView,
  whyNotChanged,
  whyNotKept,
  whyNotRemoved,
  whyNotSearch,
  type ViewOf,
} from "./view/rules.ts";
export { DRAFT_DAYS, keepDraft, mayDraft, MOST_DRAFTS, showDraft } from "./draft/contract.ts";
export { mayWait, SELF, WAITING } from "./desk/waiting.ts";
export { bind, isBound, PROOF, PROOF_MARK } from "./desk/bound.ts";
export { proposeChanges } from "./investigation/contract.ts";
export { showSettings, type SettingsShown } from "./investigation/settings-contract.ts";
export {
  call,
  endpoint,
  problemSchema,
  statusOf,
  urlOf,
  WRITING,
  type Endpoint,
  type Problem,
  type TokenRight,
  type Transport,
} from "./endpoint.ts";
export type { Box, Fraction, Microseconds, Span } from "./ids.ts";
export { dateSchema, memberIdSchema } from "./ids.ts";
export {
  Asked,
  needsOf,
  needsOfAll,
  nothingAsked,
  NOTHING_NEEDED,
  type Needs,
  type Outside,
  type DecodedFrames,
} from "./investigation/asked.ts";
export {
  applyRow,
  applyToHeld,
  draftOf,
  emptyHeld,
  rowsIn,
  settled,
  type Draft,
  type Held,
  type HeldRow,
  type Informed,
} from "./investigation/held.ts";
export {
  listItems,
  showItem,
  showPlace,
  type Decoding,
  type DecodeReport,
  type Strip,
  type Tile,
  type Wave,
} from "./item/contract.ts";
export { capturedIn } from "./item/captured.ts";
export { damageOf } from "./item/damage.ts";
export { frameShown, seekSeconds, type FilmClock } from "./item/film-time.ts";
export { shortId } from "./item/short-id.ts";
export { findAnyItem, findItem } from "./item/find.ts";
export { FACET_NAMES, NOBODY, NOT_SAID, type Facet } from "./item/facets.ts";
export { libraryOf, placeIn, type LibraryAsked } from "./item/library.ts";
export { type SortColumn } from "./item/order.ts";
export { needsOfMember } from "./item/needs.ts";
export { tallyOf } from "./item/tally.ts";
export { SAYING, saidByHits, saidByLooking, wordsOf, type Hits, type Saying } from "./item/said.ts";
export { WARNINGS, stageSchema, type Stage } from "./item/triage.ts";
export { mentionedIn } from "./comment/comment.ts";
export { tileOf } from "./item/tile.ts";
export * from "./place/index.ts";
export { alikeSaid, recordingSaid, RELATION_WORDS, sharedBySaid } from "./pair/words.ts";
export { sharedIn, type SharedSpan } from "./pair/shared-parts.ts";
export { answerSchema, compilationIn, inOrder, pairKey, type Answer } from "./pair/answer.ts";
export { carry, nearestFrame, type Carried, type Film } from "./pair/carry.ts";
export {
  answerScene,
  decidePair,
  listPairs,
  listScenes,
  reopenPair,
  showPair,
  type Pair,
} from "./pair/contract.ts";
export { actsOf, withdrawals, type Act } from "./inbox/acts.ts";
export { listInbox, type MatterShown } from "./inbox/contract.ts";
export type { Matter } from "./inbox/matter.ts";
export { conflictsIn, type Conflicts } from "./inbox/conflicts.ts";
export { mattersOf, type Found } from "./inbox/matters.ts";
export { matterSaid } from "./inbox/words.ts";
export {
  inbox,
  pairOf,
  relationOfEqualBytes,
  suggestedByBytes,
  type Inbox,
  type InboxPair,
  type Suggested,
  type Whole,
} from "./pair/inbox.ts";
export { mostInScene, scenesOf, type Scene } from "./pair/scenes.ts";
export { acceptSighting, listProposals } from "./pair/proposals.ts";
export { proposalsFor, type Copy, type Proposals } from "./pair/propose.ts";
export {
  evidenceText,
  relationSchema,
  scoreOf,
  spanIn,
  stretchesOf,
  type PairRelation,
  type Part,
  type Point,
} from "./pair/relation.ts";
export { inverseOf, outlineOf, warped, warpOnto, type Warp } from "./pair/warp.ts";
export {
  changedSchema,
  hereSchema,
  listJournal,
  MOST_TOLD,
  SEQ,
  watchEvents,
  type Changed,
  type EntryShown,
  type Here,
} from "./journal/contract.ts";
export { historyOf, itemsOf, THING_VERBS, thingOf, verbsOf, type History } from "./journal/thing.ts";
export { asserted, didSaid, namesOf, whySaid, type Names } from "./journal/words.ts";
export { changeSchema, entrySchema, GENESIS, type Entry, type Signed } from "./journal/entry.ts";
export type { Assertion } from "./fact/fact.ts";
export { VERBS, type Change, type Verb } from "./journal/nouns.ts";
export type { Criteria } from "./investigation/investigation.ts";
export type { Source } from "./item/item.ts";
export { entryText } from "./journal/hash.ts";
export { project } from "./journal/project.ts";
export { FIELDS, TABLES, type RowChange, type Rows, type Table } from "./journal/nouns.ts";
export type { DecisionRow } from "./pair/decision.ts";
export type { FactRow } from "./fact/fact.ts";
export { MOST_PINS, pinSchema, type Pin } from "./fact/pin.ts";
export type { FrameRow } from "./frame/frame.ts";
export type { GroupRow } from "./group/group.ts";
export type { ItemRow } from "./item/item.ts";
export { judgementSchema, verdictSchema, type ReviewRow } from "./review/review.ts";
export * from "./sighting/index.ts";
export * from "./statement/index.ts";
export * from "./suggestion/index.ts";
export * from "./transcript/index.ts";
export { marksVersion, signOffOf } from "./marks/version.ts";
export type { HandsShown } from "./member/contract.ts";
export { isShut, stateOfInvestigation, whyNotOpen } from "./investigation/state.ts";
export { stateSchema, type InvestigationState } from "./investigation/investigation.ts";
export { noItem } from "./item/no-item.ts";
export { withoutNames } from "./member/hidden.ts";
export { hidesAny, isSeen, unseenBy, type Unseen } from "./member/unseen.ts";
export { withoutUnseen } from "./member/without-unseen.ts";
export {
  mayRead,
  maySee,
  mayWrite,
  memberSchema,
  roleSchema,
  type Member,
  type Reading,
  type Role,
} from "./member/member.ts";
export { REFUSALS, type RefusalCode } from "./refusals.ts";
export {
  DATABASE_REFUSALS,
  OUTAGES,
  STORAGE_REFUSALS,
  type DatabaseRefusalCode,
  type OutageCode,
  type StorageRefusalCode,
} from "./refusals-of-machine.ts";
export { ok, refuse, type Meanwhile, type Refusal, type Refused, type Result } from "./refusal.ts";
export {
  collectUpload,
  listUploads,
  uploadIdSchema,
  uploadSchema,
  UPLOADS,
  broughtSchema,
  type Brought,
  type Upload,
} from "./upload/contract.ts";
export {
  describedSchema,
  MOST_UPLOADS,
  nameOf,
  notDescribed,
  provenanceSchema,
  readDescribed,
  sourceOf,
  UPLOAD_DAYS,
  whyNotPath,
  type Described,
  type Provenance,
} from "./upload/upload.ts";
export * from "./voice/index.ts";
export { addressKey, wantedId } from "./wanted/address.ts";
export { askWanted, listWanted, type LineShown, type WantedShown } from "./wanted/contract.ts";
export { isWaiting } from "./wanted/filled.ts";
export { MOST_PASTED, readPasted, type PastedLine } from "./wanted/paste.ts";
export { asText, isText, textJson, whereNotText, whyNotText } from "./text.ts";
