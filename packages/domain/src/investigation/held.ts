// An investigation as the rules see it: its rows in memory, and what they ask for beside them.
import { memberKey } from "@sightline/count";
import { project } from "../journal/project.ts";
import { TABLES, type RowChange, type Rows, type Table } from "../journal/nouns.ts";
import type { Signed } from "../journal/entry.ts";
import { checkKey } from "../check/check.ts";
import { doubtKey } from "../doubt/doubt.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { pairKey } from "../pair/answer.ts";
import { nothingAsked, outsideOf, type Outside } from "./asked.ts";
import { noteHand } from "./hand.ts";
import { add, appended } from "./growing.ts";
import { moveItem, noteItem } from "./item-lookups.ts";
import { Layer, type Keyed } from "./keyed.ts";

/** Boxes of tracks weigh more than all the rest: they are asked for (`Outside`), and are not in memory. */
export type HeldRow<T extends Table> = T extends "sighting" ? Omit<Rows[T], "track"> : Rows[T];

/** What is marked in one item, by id; `version` is the newest entry about one of its sightings or flags, 0 before any. */
export type InItem = {
  readonly version: number;
  readonly frame: readonly string[];
  readonly sighting: readonly string[];
  readonly headcount: readonly string[];
};

/** What is looked up by something else than an id. */
type LookedUp = {
  /** Reviews of each item that stand, oldest first. */
  reviewsOf: readonly Rows["review"][];
  /** Reviews of each item that became void, oldest first. */
  voidedOf: readonly Rows["review"][];
  /** The newest answer of each item and question, by `checkKey`; with `result` null it was taken back. */
  answerOf: Rows["check"];
  /** By item, the answers that ever named it as evidence, by `checkKey`. */
  citedIn: readonly string[];
  /** Comments on each item that stand, oldest first. */
  commentsOf: readonly Rows["comment"][];
  /** The newest doubt of each member about each fact or headcount, by `doubtKey`; with `says` null it was taken back. */
  doubtsOn: readonly Rows["doubt"][];
  /** Members by what all spellings of their name have in common (`memberKey`). */
  membersSpelt: readonly string[];
  /** The newest decision of each pair, by `pairKey`; with `answer` null it was reopened. */
  decisionOf: Rows["decision"];
  /** Blind counts by item, also those that were withdrawn. */
  blindsIn: readonly string[];
  /** Segments of transcripts by item, also those that were withdrawn. */
  segmentsIn: readonly string[];
  /** Statements by item, also those that were withdrawn. */
  statementsIn: readonly string[];
  /** Translations by segment, also those that were withdrawn. */
  translationsOf: readonly string[];
  /** By item; one in which nothing is marked is not listed. */
  inItem: InItem;
  /** Items by SHA-256, by file name, and by the short id that they would have had. */
  itemsNamed: readonly string[];
  /** Items by the addresses at which they were found, by `addressKey`. */
  itemsAt: readonly string[];
  /** Items by footage. */
  itemsOfFootage: readonly string[];
  /** Who sees an item, of those that are restricted or were. */
  restricted: Pick<Rows["item"], "seenBy">;
  /** Facts by what they speak of: sightings, groups, an item. */
  factsOn: readonly string[];
};

/** All rows of one moment: it never changes, whatever is written after it. `seq` is the number of the newest entry. */
export type Held = { readonly seq: number } & { readonly [T in Table]: Keyed<HeldRow<T>> } & {
  readonly [K in keyof LookedUp]: Keyed<LookedUp[K]>;
};

/** The same with what its rule asked for: what `decide` needs. */
export type Informed = Held & Outside;

/** A state to decide on and to write into; what it was made from stays as it is. `owned` are the lists that it made. */
export type Draft = Outside & { seq: number; readonly owned: WeakSet<object> } & {
  readonly [T in Table]: Layer<HeldRow<T>>;
} & {
  readonly [K in keyof LookedUp]: Layer<LookedUp[K]>;
};

export const LOOKED_UP = [
  "reviewsOf",
  "voidedOf",
  "answerOf",
  "citedIn",
  "commentsOf",
  "doubtsOn",
  "membersSpelt",
  "decisionOf",
  "blindsIn",
  "segmentsIn",
  "statementsIn",
  "translationsOf",
  "inItem",
  "itemsNamed",
  "itemsAt",
  "itemsOfFootage",
  "restricted",
  "factsOn",
] as const satisfies readonly (keyof LookedUp)[];
const KEYED = [...TABLES, ...LOOKED_UP] as const;
const eachKeyed = (make: (key: (typeof KEYED)[number]) => Keyed<never>) =>
  Object.fromEntries(KEYED.map((key) => [key, make(key)])) as unknown;

export const emptyHeld = (outside: Outside = nothingAsked()): Draft => ({
  ...(eachKeyed(() => new Layer()) as Draft),
  owned: new WeakSet(),
  seq: 0,
  ...outsideOf(outside),
});

/** A draft on top of `held`, with the same answers from outside unless others are given. */
export const draftOf = (
  held: Held | Informed,
  outside: Outside = "seen" in held ? held : nothingAsked(),
): Draft => ({
  ...(eachKeyed((key) => new Layer(held[key] as Keyed<never>)) as Draft),
  owned: new WeakSet(),
  seq: held.seq,
  ...outsideOf(outside),
  hands: outside.hands.copy(),
});

/** So many rows may lie on top before they are laid into one map. */
const MOST_ON_TOP = 1000;

/** What a draft came to, to stand from now on; nothing may be written into the draft after this. */
export const settled = (draft: Draft): Held => ({
  ...(eachKeyed((key) => (draft[key] as Layer<never>).settled(MOST_ON_TOP)) as Held),
  seq: draft.seq,
});

/** Applies one decided change in memory, exactly as the database will. */
export function applyToHeld(draft: Draft, change: Signed): void {
  draft.seq += 1;
  for (const row of project({ ...change, seq: draft.seq })) applyRow(draft, row);
  noteHand(draft, change);
}

/** The investigation as it would be after a change; `held` itself stays as it is. */
export function afterChange(held: Informed, change: Signed): Informed {
  const next = draftOf(held);
  applyToHeld(next, change);
  return next;
}

/** Puts or patches one row, and keeps what is looked up by it. */
export function applyRow(draft: Draft, change: RowChange): void {
  const table = draft[change.table] as Layer<{ id: string }>;
  if ("put" in change) {
    table.set(change.put.id, inMemory(draft, change));
    lookUp(draft, change);
    return;
  }
  const before = table.get(change.id);
  if (!before) throw new Error(`Expected a row ${change.table}/${change.id} to patch, got none.`);
  const after = { ...before, ...patchInMemory(draft, change) };
  table.set(change.id, after);
  if (change.table === "sighting" || change.table === "frame")
    noteVersion(draft, after as HeldRow<"sighting" | "frame">);
  if (change.table === "comment") changeComment(draft, after as Rows["comment"]);
  if (change.table === "review") dropWithdrawn(draft, after as Rows["review"]);
  if (change.table === "fact") moveSubjects(draft, before as Rows["fact"], after as Rows["fact"]);
  if (change.table === "item") moveItem(draft, before as Rows["item"], after as Rows["item"]);
}

function dropWithdrawn(draft: Draft, review: Rows["review"]): void {
  const { reviewsOf } = draft;
  const { id, item, withdrawn } = review;
  noteVoided(draft, review);
  if (withdrawn)
    reviewsOf.set(
      item,
      (reviewsOf.get(item) ?? []).filter((review) => review.id !== id),
    );
}

function changeComment({ commentsOf }: Draft, now: Rows["comment"]): void {
  const there = commentsOf.get(now.item) ?? [];
  commentsOf.set(
    now.item,
    there.flatMap((comment) => (comment.id !== now.id ? comment : now.withdrawn ? [] : now)),
  );
}

function noteVoided(draft: Draft, review: Rows["review"]): void {
  if (review.voided !== null) add(draft, draft.voidedOf, review.item, review);
}

type Put = Extract<RowChange, { put: unknown }>;
type Patch = Exclude<RowChange, Put>;

function inMemory({ tracks }: Draft, change: Put): { id: string } {
  // A row that is read from the tables comes without its track, and says nothing of it.
  if (change.table !== "sighting" || !("track" in change.put)) return change.put;
  const { track, ...row } = change.put;
  tracks.note(row.id, track);
  return row;
}

/** The same of a patch: boxes stand outside. */
function patchInMemory({ tracks }: Draft, { table, id, patch }: Patch): object {
  if (table !== "sighting" || patch.track === undefined) return patch;
  const { track, ...rest } = patch;
  tracks.note(id, track);
  return rest;
}

function lookUp(draft: Draft, { table, put }: Put): void {
  switch (table) {
    case "review":
      noteVoided(draft, put);
      if (put.withdrawn) return undefined;
      // What a list of reviews adds up to is kept by the list: it never grows.
      return draft.reviewsOf.set(put.item, [...(draft.reviewsOf.get(put.item) ?? []), put]);
    case "check":
      for (const one of put.evidence)
        if (one.kind === "item") add(draft, draft.citedIn, one.item, checkKey(put));
      return draft.answerOf.set(checkKey(put), put);
    case "comment":
      return put.withdrawn ? undefined : add(draft, draft.commentsOf, put.item, put);
    case "doubt": {
      const others = (draft.doubtsOn.get(doubtKey(put)) ?? []).filter(({ by }) => by !== put.by);
      return draft.doubtsOn.set(doubtKey(put), [...others, put]);
    }
    case "member":
      return add(draft, draft.membersSpelt, memberKey(put.id), put.id);
    case "decision":
      return draft.decisionOf.set(pairKey(put.a, put.b), put);
    case "item":
      return noteItem(draft, put);
    case "frame":
    case "sighting":
    case "headcount": {
      const there = draft.inItem.get(put.item) ?? NOTHING_IN_ITEM;
      draft.inItem.set(put.item, { ...there, [table]: appended(draft, there[table], put.id) });
      return table === "headcount" ? undefined : noteVersion(draft, put);
    }
    case "fact":
      return moveSubjects(draft, null, put);
    case "blind":
      return add(draft, draft.blindsIn, put.item, put.id);
    case "segment":
      return add(draft, draft.segmentsIn, put.item, put.id);
    case "statement":
      return add(draft, draft.statementsIn, put.item, put.id);
    case "translation":
      return add(draft, draft.translationsOf, put.segment, put.id);
    default:
      return undefined;
  }
}

function moveSubjects(draft: Draft, before: Rows["fact"] | null, after: Rows["fact"]): void {
  if (before?.assertion === after.assertion) return;
  const { factsOn } = draft;
  for (const subject of new Set(before === null ? [] : subjectsOf(before.assertion)))
    factsOn.set(
      subject,
      (factsOn.get(subject) ?? []).filter((one) => one !== after.id),
    );
  for (const subject of new Set(subjectsOf(after.assertion))) add(draft, factsOn, subject, after.id);
}

const NOTHING_IN_ITEM: InItem = { version: 0, frame: [], sighting: [], headcount: [] };

/** Rows of marks are never taken out, so that the version of an item's marks only grows. */
function noteVersion(
  { inItem }: Draft,
  { item, version }: { readonly item: string; readonly version: number },
) {
  const there = inItem.get(item) ?? NOTHING_IN_ITEM;
  inItem.set(item, { ...there, version: Math.max(version, there.version) });
}

/** The rows of one kind in an item, in the order in which they came, without those that were withdrawn. */
export function rowsIn<T extends "frame" | "sighting" | "headcount">(
  held: Held,
  table: T,
  item: string,
): HeldRow<T>[] {
  const rows = held[table] as Keyed<HeldRow<T>>;
  return (held.inItem.get(item)?.[table] ?? [])
    .flatMap((id) => rows.get(id) ?? [])
    .filter(({ withdrawn }) => !withdrawn);
}
