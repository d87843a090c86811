// An investigation as a member sees it who does not see all: the same rows, without what is unseen and what names it.
import { keyParts } from "../check/check.ts";
import type { ClaimRow } from "../claim/claim.ts";
import type { DoubtRow } from "../doubt/doubt.ts";
import type { GroupRow } from "../group/group.ts";
import type { Held } from "../investigation/held.ts";
import { Seen, type Keyed } from "../investigation/keyed.ts";
import type { Source } from "../item/item.ts";
import type { Rows } from "../journal/nouns.ts";
import { footagesSeen } from "./footages-seen.ts";
import type { Unseen } from "./unseen.ts";

type Ids = ReadonlySet<string>;

const views = new WeakMap<Unseen, Held>();

/** The investigation as if what is unseen were not there: whatever a route makes of it tells nothing of that. */
export function withoutUnseen(held: Held, unseen: Unseen): Held {
  const known = views.get(unseen);
  if (known) return known;
  const view = viewOf(held, unseen);
  views.set(unseen, view);
  return view;
}

const kept = new WeakMap<object, Map<string, unknown>>();

/** Rows that did not change are the same for whoever sees the same: what is worked out of them is kept by them. */
function once<T>(rows: Keyed<T>, key: string, make: () => Keyed<T>): Keyed<T> {
  const ofRows = kept.get(rows) ?? new Map<string, unknown>();
  kept.set(rows, ofRows);
  const made = (ofRows.get(key) as Keyed<T> | undefined) ?? make();
  ofRows.set(key, made);
  return made;
}

function viewOf(held: Held, unseen: Unseen): Held {
  const { items, blind, things, facts } = unseen;
  const withheld = new Set([...items, ...blind]);
  const ofItem = <T extends { readonly item: string }>(rows: Keyed<T>): Keyed<T> =>
    new Seen(rows, (row) => (items.has(row.item) ? undefined : row));
  const ofMarks = <T extends { readonly item: string }>(rows: Keyed<T>): Keyed<T> =>
    new Seen(rows, (row) => (withheld.has(row.item) ? undefined : row));
  const byItem = <T>(rows: Keyed<T>): Keyed<T> =>
    new Seen(rows, (row, id) => (items.has(id) ? undefined : row));
  const checks = (rows: Keyed<Rows["check"]>): Keyed<Rows["check"]> =>
    new Seen(rows, (row) => (items.has(row.item) ? undefined : withoutEvidence(row, items)));
  const decisions = (rows: Keyed<Rows["decision"]>): Keyed<Rows["decision"]> =>
    new Seen(rows, (row) => (items.has(row.a) || items.has(row.b) ? undefined : row));
  const unknown = ({ about, thing }: Pick<DoubtRow, "about" | "thing">): boolean =>
    (about === "fact" ? facts : things).has(thing);
  const { nameOf, itemsOf } = footagesSeen(held, items);
  const key = "owned" in held ? null : [...items].sort().join(" ");
  const same = <T>(rows: Keyed<T>, make: () => Keyed<T>): Keyed<T> =>
    key === null ? make() : once(rows, key, make);
  return {
    ...held,
    item: same(
      held.item,
      () => new Seen(held.item, (row) => (items.has(row.id) ? undefined : itemSeen(row, items, nameOf))),
    ),
    check: checks(held.check),
    comment: ofItem(held.comment),
    doubt: new Seen(held.doubt, (row) => (unknown(row) ? undefined : row)),
    review: ofItem(held.review),
    decision: same(held.decision, () => decisions(held.decision)),
    frame: ofMarks(held.frame),
    sighting: ofMarks(held.sighting),
    headcount: ofMarks(held.headcount),
    blind: new Seen(held.blind, (row) => (things.has(row.id) ? undefined : row)),
    blindsIn: new Seen(held.blindsIn, (ids) => without(ids, things)),
    claim: new Seen(held.claim, (row) => claimSeen(row, unseen)),
    segment: new Seen(held.segment, (row) => spokenSeen(row, unseen)),
    statement: new Seen(held.statement, (row) => spokenSeen(row, unseen)),
    voice: new Seen(held.voice, (row) => (unseen.voices.has(row.id) ? undefined : row)),
    translation: new Seen(held.translation, (row) => (things.has(row.id) ? undefined : row)),
    segmentsIn: byItem(held.segmentsIn),
    statementsIn: byItem(held.statementsIn),
    translationsOf: new Seen(held.translationsOf, (ids, id) => (things.has(id) ? undefined : ids)),
    wanted: new Seen(held.wanted, (row) => (items.has(row.item ?? "") ? undefined : row)),
    group: new Seen(held.group, (row) => groupSeen(row, unseen)),
    fact: new Seen(held.fact, (row) => (facts.has(row.id) ? undefined : row)),
    reviewsOf: same(held.reviewsOf, () => byItem(held.reviewsOf)),
    voidedOf: byItem(held.voidedOf),
    answerOf: checks(held.answerOf),
    commentsOf: byItem(held.commentsOf),
    doubtsOn: new Seen(held.doubtsOn, (rows) => (rows.some(unknown) ? undefined : rows)),
    decisionOf: decisions(held.decisionOf),
    inItem: new Seen(held.inItem, (row, id) => (withheld.has(id) ? undefined : row)),
    itemsNamed: new Seen(held.itemsNamed, (row) => without(row, items)),
    itemsAt: new Seen(held.itemsAt, (row) => without(row, items)),
    citedIn: new Seen(held.citedIn, (keys, id) =>
      items.has(id) ? undefined : without(keys, new Set(keys.filter((key) => items.has(keyParts(key).item)))),
    ),
    itemsOfFootage: itemsOf,
    restricted: byItem(held.restricted),
    factsOn: new Seen(held.factsOn, (row, id) => (things.has(id) ? undefined : without(row, facts))),
  };
}

/** None where all of them are gone. */
function without(ids: readonly string[], gone: Ids): readonly string[] | undefined {
  if (!ids.some((id) => gone.has(id))) return ids;
  const left = ids.filter((id) => !gone.has(id));
  return left.length === 0 ? undefined : left;
}

function itemSeen(
  row: Rows["item"],
  items: Ids,
  nameOf: (footage: string) => string | null,
): Rows["item"] | undefined {
  const footage = row.footage === null ? null : nameOf(row.footage);
  const { source, alsoFound } = row;
  const isSame =
    footage === row.footage && ![source, ...alsoFound].some((one) => items.has(one.foundIn ?? ""));
  return isSame
    ? row
    : {
        ...row,
        footage,
        source: sourceSeen(source, items),
        alsoFound: alsoFound.map((one) => sourceSeen(one, items)),
      };
}

function sourceSeen({ foundIn, ...source }: Source, items: Ids): Source {
  return foundIn === undefined || items.has(foundIn) ? source : { ...source, foundIn };
}

/** What is said, without who of those that are not shown says it. */
function spokenSeen<Row extends Rows["segment"] | Rows["statement"]>(
  row: Row,
  { things }: Unseen,
): Row | undefined {
  if (things.has(row.id)) return undefined;
  const { speaker } = row;
  return speaker.kind === "sighting" && things.has(speaker.id)
    ? { ...row, speaker: { kind: "unknown" } }
    : row;
}

function withoutEvidence(row: Rows["check"], items: Ids): Rows["check"] {
  const evidence = row.evidence.filter((one) => one.kind !== "item" || !items.has(one.item));
  return evidence.length === row.evidence.length ? row : { ...row, evidence };
}

function groupSeen(row: GroupRow, { things, partly }: Unseen): GroupRow | undefined {
  if (things.has(row.id)) return undefined;
  return partly.has(row.id) ? { ...row, members: row.members.filter((id) => !things.has(id)) } : row;
}

/** A number that was signed is not for whoever counts blind. */
function claimSeen(row: ClaimRow, { claims, blind }: Unseen): ClaimRow | undefined {
  if (claims.has(row.id)) return undefined;
  return blind.size > 0 && row.found !== null ? { ...row, found: null, foundBy: null } : row;
}
