// The investigation as a case file: what `count` reads, what a release carries, what another desk can import.
import { isLine, verdictOf } from "@sightline/count";
import { atLeastOf, overmarked } from "../blind/lowered.ts";
import { membersOf } from "../group/members.ts";
import { rowsIn, type Held, type HeldRow } from "../investigation/held.ts";
import type { Keyed } from "../investigation/keyed.ts";
import type { Assertion } from "../fact/fact.ts";
import type { Criteria } from "../investigation/investigation.ts";
import type { FactRow } from "../fact/fact.ts";
import type { FrameRow } from "../frame/frame.ts";
import type { GroupRow } from "../group/group.ts";
import type { HeadcountRow } from "../headcount/headcount.ts";
import type { ItemRow } from "../item/item.ts";
import type { ReviewRow } from "../review/review.ts";
import { isOut } from "../item/standing.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { attributesOf } from "../statement/standing.ts";
import { signedBy, signOffOf } from "../marks/version.ts";
import type { Hands } from "../member/hands.ts";
import { CASE_FORMAT, CONFIRMED } from "./file.ts";

/** Rows come in order of id, so that equal investigations give equal bytes. Files that are neither photo nor video stay out, and what was taken out with who is in it. `by`: other criteria than the investigation’s own. */
export function exportCase(held: Held, by?: Criteria) {
  const [investigation] = held.investigation.values();
  if (!investigation) throw new Error("Expected an open investigation, got none.");
  return {
    format: CASE_FORMAT,
    criteria: criteriaOf(by ?? investigation.criteria),
    items: byId(held.item).flatMap((item) => itemOf(held, item)),
    frames: byId(held.frame).flatMap((flag) => (isOut(held, flag.item) ? [] : flagOf(flag))),
    sightings: byId(held.sighting).flatMap((sighting) =>
      isOut(held, sighting.item) ? [] : sightingOf(held, sighting),
    ),
    headcounts: headcountsOf(held),
    groups: byId(held.group).flatMap((group) => groupOf(held, group)),
    facts: byId(held.fact).flatMap((fact) =>
      subjectsOf(fact.assertion).some((id) => isOut(held, id)) ? [] : factOf(fact),
    ),
  };
}

function byId<T extends { id: string }>(rows: Keyed<T>): T[] {
  return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function itemOf(held: Held, item: ItemRow) {
  if (item.kind === "other" || item.withdrawn) return [];
  const reviews = newsOf(held.reviewsOf.get(item.id) ?? []).map(({ by, verdict, reason }) => ({
    by,
    verdict,
    ...(reason !== "" && { reason }),
  }));
  const { id, kind, footage, account, capturedAt, name, sha256 } = item;
  // Accounts noted before they had to be one line are shown without what is none.
  const source = account ? [...account].map((letter) => (isLine(letter) ? letter : "\uFFFD")).join("") : null;
  const verdict = verdictOf(reviews);
  const signed = signOffOf(held, item);
  const marks = signed && { marks: handsOf(signed) };
  return [{ id, kind, verdict, footage, source, capturedAt, name, sha256, reviews, ...marks }];
}

/** Whoever says the same once more, under other questions, says nothing new in a file that knows no questions. */
const newsOf = (reviews: readonly ReviewRow[]): readonly ReviewRow[] =>
  reviews.filter((review, at) => {
    const before = reviews.slice(0, at).findLast(({ by }) => by === review.by);
    return before?.verdict !== review.verdict || before.reason !== review.reason;
  });

const handsOf = ({ statedBy, reviewedBy }: Hands) => ({
  statedBy,
  ...(reviewedBy !== null && { reviewedBy }),
});

/** Keys in one order whatever order they were stored in; `sightline.case/1` knows no empty text, so what is empty is left out. */
const criteriaOf = ({ verdicts, subjects, attributes, until }: Criteria) => ({
  verdicts,
  subjects,
  attributes,
  until,
  confirmed: CONFIRMED,
});

const inOrder = (assertion: Assertion) =>
  Object.fromEntries(Object.entries(assertion).sort(([a], [b]) => KEYS.indexOf(a) - KEYS.indexOf(b)));
const KEYS = ["kind", "between", "groups", "inner", "outer", "item", "span", "tier"];

/** As `frameFlagSchema` has it; the type is written out because its times are branded there. */
type FlagInFile =
  | { item: string; span: [number, number]; coVisible: false }
  | { item: string; at: number; exhaustive: true }
  | { item: string; span: [number, number]; exhaustive: true };

const flagOf = ({ item, startUs, endUs, coVisible, withdrawn }: FrameRow): FlagInFile[] => {
  if (withdrawn) return [];
  const span: [number, number] = [startUs, endUs];
  if (!coVisible) return [{ item, span, coVisible: false }];
  return [startUs === endUs ? { item, at: startUs, exhaustive: true } : { item, span, exhaustive: true }];
};

const sightingOf = (held: Held, sighting: HeldRow<"sighting">) => {
  const { id, item, subject, spans, withdrawn } = sighting;
  return withdrawn ? [] : [{ id, item, subject, attributes: attributesOf(held, sighting), spans }];
};

const headcountsOf = (held: Held) => {
  const all = byId(held.headcount).flatMap((row) => (isOut(held, row.item) ? [] : headcountOf(held, row)));
  const lowered = [...held.item.values()].flatMap((item) => (item.withdrawn ? [] : loweredOf(held, item)));
  return lowered.length === 0 ? all : [...all, ...lowered].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const headcountOf = (held: Held, count: HeadcountRow) => {
  const { id, item, atUs, subject, atMost, withdrawn, statedBy, reviewedBy } = count;
  const atLeast = atLeastOf(held, count);
  const hands = handsOf({ statedBy, reviewedBy });
  return withdrawn ? [] : [{ id, item, at: atUs, subject, atLeast, atMost, ...hands }];
};

/** Marks that two members signed and a third counted fewer of count no more: that there are so many fewer both still say. */
function loweredOf(held: Held, item: ItemRow) {
  const signed = signedBy(held, item);
  if (signed?.reviewedBy == null) return [];
  const apart = rowsIn(held, "frame", item.id).filter(({ coVisible }) => !coVisible);
  return overmarked(held, item.id).flatMap(({ id, atUs, subject, counted }) =>
    apart.some(({ startUs, endUs }) => startUs <= atUs && atUs <= endUs)
      ? []
      : [{ id, item: item.id, at: atUs, subject, atLeast: counted, atMost: null, ...handsOf(signed) }],
  );
}

const groupOf = (held: Held, group: GroupRow) => {
  const { id, name, withdrawn } = group;
  const members = membersOf(held, group);
  return withdrawn ? [] : [{ id, ...(name && { name }), members, ...handsOf(group) }];
};

const factOf = ({ id, assertion, basis, withdrawn, ...hands }: FactRow) =>
  withdrawn ? [] : [{ id, ...inOrder(assertion), basis, ...handsOf(hands) }];
