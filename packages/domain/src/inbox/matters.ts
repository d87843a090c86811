// The inbox: all that waits for one member, best first. What a role may not settle is in nobody's inbox of that role.
import { doubtsOn, statedHash } from "../doubt/standing.ts";
import type { Doubted } from "../doubt/doubt.ts";
import { mentionedIn } from "../comment/comment.ts";
import { saysWhenOrWhere } from "../group/agree.ts";
import { itemsOf } from "../journal/thing.ts";
import type { Held, HeldRow } from "../investigation/held.ts";
import { stateOfInvestigation } from "../investigation/state.ts";
import { verdictIn } from "../item/verdict-in.ts";
import type { ItemRow } from "../item/item.ts";
import { marksVersion, signOffOf } from "../marks/version.ts";
import { disputedIn } from "../blind/lowered.ts";
import type { Outside } from "../investigation/asked.ts";
import { isOneMember } from "../member/hands.ts";
import { mayWrite } from "../member/member.ts";
import type { Unseen } from "../member/unseen.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { blindMatters } from "./blind.ts";
import { claimsOf, findingsOf, voicesOf } from "./claims.ts";
import { KINDS, type Asked, type Because, type Matter } from "./matter.ts";
import { isOfStanding } from "./of-standing.ts";
import { statementsOf, translationsOf } from "./said.ts";

/** What does not stand in the investigation itself, best first. */
export type Found = {
  readonly pairs: readonly { readonly a: string; readonly b: string; readonly evidence: string | null }[];
  /** SHA-256 of files that no decoder could read. */
  readonly refused: ReadonlySet<string>;
  /** Sets of facts that cannot all hold. */
  readonly conflicts: readonly (readonly string[])[];
  /** Who had a hand in what was marked and counted, of each item of which somebody asked for a blind count. */
  readonly hands: Outside["hands"];
  /** The number of each count, by id, null for the investigation’s own: those that are known and proved, of all items. */
  readonly numbers: ReadonlyMap<string | null, number>;
};

/**
 * Nothing while the investigation takes nothing, nor for whoever may write nothing, and nothing that rests on a group of
 * which they see a part: `held` is what they see, `unseen` what they do not.
 */
export function mattersOf(
  held: Held,
  member: string,
  found: Found,
  unseen: Unseen | null = null,
): readonly Matter[] {
  const me = meIn(held, member);
  if (me === null || stateOfInvestigation(held) !== "open") return [];
  const all = [
    ...(me.may("fact.withdraw") ? conflictsOf(held, found) : []),
    ...statedOf(held, me, "fact"),
    ...statedOf(held, me, "headcount"),
    ...blindMatters(held, me, found.hands),
    ...groupsOf(held, me),
    ...describedOf(held, me),
    ...claimsOf(held, me),
    ...(unseen === null ? findingsOf(held, me, found) : []),
    ...voicesOf(held, me),
    ...translationsOf(held, me),
    ...statementsOf(held, me),
    ...itemsWaiting(held, me, found),
    ...mentions(held, me),
    ...(me.may("pair.decide") ? pairsOf(found) : []),
  ];
  const nameOf = ({ items: [first = ""] }: Matter): string => held.item.get(first)?.name ?? "";
  const whole = unseen === null ? all : all.filter(({ asked }) => !isPartly(held, unseen, asked));
  const sorted = whole.map((matter) => ({
    matter,
    at: KINDS.indexOf(matter.asked.kind),
    name: nameOf(matter),
  }));
  // Pairs and conflicts come best first, comments oldest first; all else by item, so that what is in one comes together.
  return sorted
    .sort((p, q) => p.at - q.at || (ORDERED.has(p.matter.asked.kind) ? 0 : byText(p.name, q.name)))
    .map(({ matter }) => matter);
}

const ORDERED: ReadonlySet<string> = new Set(["conflict", "mention", "pair"]);
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function isPartly(held: Held, { partly, blind }: Unseen, asked: Asked): boolean {
  const ofFact = (id: string): boolean => {
    const fact = held.fact.get(id);
    return fact !== undefined && subjectsOf(fact.assertion).some((subject) => partly.has(subject));
  };
  switch (asked.kind) {
    case "conflict":
      return asked.facts.some(ofFact);
    case "disputed":
      return asked.about === "fact" && ofFact(asked.thing);
    case "fact":
      return ofFact(asked.thing);
    case "group":
    case "described":
      return partly.has(asked.group);
    // Whoever counts blind there signs nothing, though nothing is marked.
    case "marks":
      return blind.has(asked.item);
    // Nor what rests on who speaks there.
    case "statement":
      return blind.has(held.statement.get(asked.statement)?.item ?? "");
    default:
      return false;
  }
}

export type Me = {
  readonly id: string;
  readonly is: (id: string | null) => boolean;
  readonly may: (verb: string) => boolean;
};

function meIn(held: Held, member: string): Me | null {
  const row = held.member.get(member);
  if (!row) return null;
  // What names have in common is worked out once for each of the few that there are.
  const known = new Map<string, boolean>([[member, true]]);
  const isMe = (id: string): boolean => {
    const is = known.get(id) ?? isOneMember(id, member);
    known.set(id, is);
    return is;
  };
  return {
    id: member,
    is: (id) => id !== null && isMe(id),
    may: (verb) => mayWrite(row.role, verb),
  };
}

const conflictsOf = (held: Held, { conflicts }: Found): Matter[] =>
  conflicts
    .filter((facts) => facts.length > 0)
    .map((facts) => ({
      key: `conflict ${[...facts].sort().join(" ")}`,
      asked: { kind: "conflict", facts: [...facts] },
      items: [...new Set(facts.flatMap((subject) => itemsOf(held, { verb: "fact.review", subject })))],
    }));

const pairsOf = ({ pairs }: Found): Matter[] =>
  pairs.map(({ a, b, evidence }) => ({
    key: `pair ${a} ${b}`,
    asked: { kind: "pair", a, b, evidence },
    items: [a, b],
  }));

const REVIEW = { fact: "fact.review", headcount: "headcount.review" } as const;

/** What one member stated and nobody has confirmed: before every other who may, or again before whoever stated it. */
function statedOf(held: Held, me: Me, about: Doubted): Matter[] {
  const verb = REVIEW[about];
  if (!me.may(verb)) return [];
  const rows: Iterable<HeldRow<"fact"> | HeldRow<"headcount">> = held[about].values();
  const able = ableTo(held, verb);
  return [...rows].flatMap((row): Matter[] => {
    if (row.withdrawn || row.reviewedBy !== null || !isOfStanding(held, row)) return [];
    const thing = row.id;
    const items = itemsOf(held, { verb, subject: thing, ...("item" in row && { item: row.item }) });
    const doubts = doubtsOn(held, about, row);
    const hasSaid = (id: string) => doubts.some(({ by }) => isOneMember(by, id));
    const others = able.filter((id) => !isOneMember(id, row.statedBy));
    const isOpen = !doubts.some(({ says }) => says === "not so") && others.some((id) => !hasSaid(id));
    if (isOpen)
      return me.is(row.statedBy) || hasSaid(me.id)
        ? []
        : [{ key: `${about} ${thing}`, asked: { kind: about, thing, evidence: statedHash(row) }, items }];
    if (doubts.length === 0 || !settlersOf(able, row.statedBy, hasSaid).some(me.is)) return [];
    return [{ key: `disputed ${about} ${thing}`, asked: { kind: "disputed", about, thing }, items }];
  });
}

/** Whoever stated it; where they may no more, those who have not doubted it, or else all who may. */
function settlersOf(
  able: readonly string[],
  statedBy: string,
  hasSaid: (id: string) => boolean,
): readonly string[] {
  const own = able.filter((id) => isOneMember(id, statedBy));
  if (own.length > 0) return own;
  const fresh = able.filter((id) => !hasSaid(id));
  return fresh.length > 0 ? fresh : able;
}

/** The members whose role lets them write this. */
const ableTo = ({ member }: Held, verb: string): readonly string[] =>
  [...member.values()].filter(({ role }) => mayWrite(role, verb)).map(({ id }) => id);

function groupsOf(held: Held, me: Me): Matter[] {
  if (!me.may("group.review")) return [];
  return [...held.group.values()].flatMap(({ id, version, statedBy, reviewedBy, withdrawn }): Matter[] =>
    withdrawn || reviewedBy !== null || me.is(statedBy)
      ? []
      : [
          {
            key: `group ${id}`,
            asked: { kind: "group", group: id, version },
            items: itemsOf(held, { verb: "group.review", subject: id }),
          },
        ],
  );
}

/** When and where an event was, before every other who may. */
function describedOf(held: Held, me: Me): Matter[] {
  if (!me.may("group.agree")) return [];
  return [...held.group.values()].flatMap((row): Matter[] => {
    const { id, described, describedBy, agreedBy, withdrawn } = row;
    const waits = !withdrawn && agreedBy === null && saysWhenOrWhere(row);
    return !waits || me.is(describedBy)
      ? []
      : [
          {
            key: `described ${id}`,
            asked: { kind: "described", group: id, described },
            items: itemsOf(held, { verb: "group.agree", subject: id }),
          },
        ];
  });
}

function itemsWaiting(held: Held, me: Me, { refused }: Found): Matter[] {
  const [mayReview, maySign, mayCollect] = ["item.review", "marks.review", "item.collect"].map(me.may);
  if (!mayReview && !maySign && !mayCollect) return [];
  return [...held.item.values()].flatMap((item): Matter[] => {
    const { id, withdrawn, assignee } = item;
    if (withdrawn) return [];
    const waits: Matter[] = [];
    if (maySign && waitsForSignature(held, item, me))
      waits.push({
        key: `marks ${id}`,
        asked: { kind: "marks", item: id, version: marksVersion(held, id) },
        items: [id],
      });
    const because = mayReview ? whyReview(held, item, me) : [];
    if (because.length > 0)
      waits.push({ key: `review ${id}`, asked: { kind: "review", item: id, because }, items: [id] });
    const isNobodys = assignee === null && !item.begun && because.length === 0;
    if (mayCollect && isNobodys && item.kind !== "other" && refused.has(item.sha256)) {
      if ((held.reviewsOf.get(id) ?? []).length === 0)
        waits.push({ key: `refused ${id}`, asked: { kind: "refused", item: id }, items: [id] });
    }
    return waits;
  });
}

function waitsForSignature(held: Held, item: ItemRow, me: Me): boolean {
  if (item.kind === "other" || item.marksStatedBy === null || item.marksReviewedBy !== null) return false;
  const signed = signOffOf(held, item);
  // While a member counted fewer than are marked that is what has to be settled.
  const isOpen = signed !== null && signed.reviewedBy === null && disputedIn(held, item.id) === null;
  return isOpen && !me.is(signed.statedBy);
}

/** Nothing once the member's own verdict stands there, or once there is a verdict at all. */
function whyReview(held: Held, { id, assignee }: ItemRow, me: Me): Because[] {
  const given = held.reviewsOf.get(id) ?? [];
  const voided = held.voidedOf.get(id) ?? [];
  const isMine = me.is(assignee);
  if (given.length === 0 && voided.length === 0 && !isMine) return [];
  if (given.some(({ by }) => me.is(by)) || verdictIn(held, id) !== "none") return [];
  return [
    ...(given.length > 0 ? (["second review"] as const) : []),
    ...(voided.some(({ by }) => me.is(by)) ? (["void"] as const) : []),
    ...(isMine ? (["assigned"] as const) : []),
  ];
}

/** Comments that speak to the member, until they have seen them or said something there since. */
function mentions(held: Held, me: Me): Matter[] {
  if (!me.may("comment.see")) return [];
  const members = [...held.member.keys()];
  const waiting = [...held.comment.values()].filter(({ id, item, by, text, withdrawn, seenBy }) => {
    if (withdrawn || me.is(by) || !text.includes("@") || seenBy.some(me.is)) return false;
    if (held.item.get(item)?.withdrawn !== false) return false;
    if (!mentionedIn(text, members).some(me.is)) return false;
    const since = held.commentsOf.get(item) ?? [];
    return !since.some((one) => me.is(one.by) && Number(one.id) > Number(id));
  });
  return waiting
    .sort((p, q) => Number(p.id) - Number(q.id))
    .map(({ id, item }) => ({
      key: `mention ${id}`,
      asked: { kind: "mention", item, comment: id },
      items: [item],
    }));
}
