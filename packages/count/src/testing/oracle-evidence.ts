// What of a case is evidence, to the letter of docs/method.md and decision 0019; the brute force's own reading, for tests only.
import type { Case, Confirmable, Fact, FrameMark, Headcount, Item, Sighting, Span } from "../case/shape.ts";

/** What may be used of a case; whatever is not in here has no effect at all. */
export interface Evidence {
  readonly file: Case;
  readonly items: readonly Item[];
  readonly marks: readonly Sighting[];
  readonly frames: readonly FrameMark[];
  readonly headcounts: readonly Headcount[];
  /** The members of each group, none where nobody stands behind them; by the group's id. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
  /** Groups whose members two members stand behind, where that is asked. */
  readonly confirmedGroups: ReadonlySet<string>;
  /** Items whose marks may be used. */
  readonly markedItems: ReadonlySet<string>;
  readonly facts: readonly Fact[];
}

export function evidenceOf(file: Case): Evidence {
  const asked = new Set<Confirmable>([...(file.criteria.confirmed ?? []), "facts"]);
  const isIn = (what: Confirmable, signed: Signature | undefined) => !asked.has(what) || isSeenByTwo(signed);
  const items = file.items.filter((item) => isGood(file, item, asked));
  const good = new Set(items.map(({ id }) => id));
  const markedItems = new Set(items.filter((item) => isIn("marks", item.marks)).map(({ id }) => id));
  const marks = file.sightings.filter(({ item }) => markedItems.has(item));
  const groups = file.groups.filter((group) => isIn("groups", group));
  const confirmedGroups = new Set(groups.map(({ id }) => id));
  const used = new Set(marks.map(({ id }) => id));
  return {
    file,
    items,
    marks,
    frames: file.frames.filter(({ item }) => markedItems.has(item)),
    headcounts: file.headcounts.filter((one) => good.has(one.item) && isIn("headcounts", one)),
    groups: new Map(file.groups.map(({ id, members }) => [id, confirmedGroups.has(id) ? members : []])),
    confirmedGroups,
    markedItems,
    facts: file.facts.filter((fact) => isSeenByTwo(fact) && isAboutEvidence(fact, good, used)),
  };
}

/** `separate` and `within` speak of groups, and those of whoever in them is evidence. */
function isAboutEvidence(fact: Fact, good: ReadonlySet<string>, used: ReadonlySet<string>): boolean {
  if (fact.kind === "continuous") return good.has(fact.item);
  if (fact.kind === "separate" || fact.kind === "within") return true;
  return fact.between.every((id) => used.has(id));
}

function isGood({ criteria }: Case, item: Item, asked: ReadonlySet<Confirmable>): boolean {
  if (!criteria.verdicts.includes(item.verdict)) return false;
  if (asked.has("verdicts") && !isJudgedByTwo(item)) return false;
  if (criteria.until === null) return true;
  return item.capturedAt !== null && latest(item.capturedAt) <= latest(criteria.until);
}

function isJudgedByTwo({ reviews = [] }: Item): boolean {
  const holding = new Set<string>();
  for (const { by, verdict } of reviews) {
    if (verdict === "none") holding.delete(oneName(by));
    else holding.add(oneName(by));
  }
  return holding.size >= 2;
}

interface Signature {
  readonly statedBy?: string | undefined;
  readonly reviewedBy?: string | null | undefined;
}

function isSeenByTwo(signature: Signature | undefined): boolean {
  const { statedBy, reviewedBy } = signature ?? {};
  return statedBy != null && reviewedBy != null && oneName(statedBy) !== oneName(reviewedBy);
}

/** NFC, nothing invisible, single spaces and none at the ends, one case; again until nothing changes any more. */
function oneName(name: string): string {
  const words = name
    .normalize("NFC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .split(/\s+/u);
  const plain = words
    .filter((word) => word !== "")
    .join(" ")
    .toUpperCase()
    .toLowerCase();
  return plain === name ? plain : oneName(plain);
}

/** The last microsecond that a date of any precision can mean, so written that a later one sorts later. */
function latest(moment: string): string {
  const [year = "", month = "12", day, hour = "23", minute = "59", second = "59", fraction = ""] = moment
    .split(/[-T:.Z]/u)
    .filter((part) => part !== "");
  const last = day ?? String(daysIn(Number(year), Number(month)));
  return [year, month, last, hour, minute, second, fraction.padEnd(6, "9")].join(" ");
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Instants, both ends included. */
export const where = ({ span, at = 0 }: FrameMark): Span => span ?? [at, at];

export const isVisibleAt = ({ spans }: Sighting, at: number) =>
  spans.some(([from, to]) => from <= at && at <= to);

/** The sightings that a headcount includes: those of its subject visible at its instant. */
export function markedIn({ marks }: Evidence, { item, subject, at }: Headcount): Sighting[] {
  return marks.filter((mark) => mark.item === item && mark.subject === subject && isVisibleAt(mark, at));
}

/** How many of a headcount nobody has marked. */
export function restOf(evidence: Evidence, headcount: Headcount): number {
  return Math.max(0, headcount.atLeast - markedIn(evidence, headcount).length);
}
