// The events and groups of an investigation, as its page shows them.
import {
  mayWrite,
  membersOf,
  MOST_FACES,
  namedBy,
  type GroupRow,
  type GroupsShown,
  type Held,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";
import { presentFact } from "../item/show.ts";
import { whyNotAgreed } from "../place/list.ts";
import { facesOf } from "../sighting/list.ts";

export async function listAllGroups(desk: Pick<Desk, "db">, caller: Caller): Promise<GroupsShown> {
  const { held } = caller;
  const standing = [...held.group.values()].filter(({ withdrawn }) => !withdrawn);
  const groups = standing.map((group) => {
    const { id, name, version, statedBy, reviewedBy, time, place, note } = group;
    const { described, describedBy, agreedBy } = group;
    const refused = reviewedBy === null ? whyNotReview(caller, id, version) : null;
    const members = membersIn(held, group);
    const named = group.members.filter((member) => namedBy(held, member) !== null);
    const signed = { version, statedBy, reviewedBy, whyNot: refused };
    const whyNotAgree = agreedBy === null ? whyNotAgreed(caller, id, described) : null;
    const said = { time, place, note, described, describedBy, agreedBy, whyNotAgree };
    return { id, name: name ?? id, ...signed, ...said, named, members };
  });
  const faces = groups.flatMap(({ members }) =>
    members.flatMap(({ id, kind }) => (kind === "sighting" ? [id] : [])).slice(0, MOST_FACES),
  );
  const people = await facesOf(desk, caller, new Set(faces));
  const items = groups.flatMap(({ members }) =>
    members.flatMap(({ id, kind }) => (kind === "item" ? [id] : [])),
  );
  return {
    groups: groups.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    people,
    items: await tilesOf(desk, held, [...new Set([...items, ...people.map(({ item }) => item)])]),
    facts: [...held.fact.values()]
      .filter(
        ({ withdrawn, assertion: { kind } }) => !withdrawn && (kind === "separate" || kind === "within"),
      )
      .map(presentFact),
  };
}

/** Whoever may review none is told so, and not by a rule that may know members as numbers alone. */
const whyNotReview = (caller: Caller, subject: string, version: number): string | null =>
  mayWrite(caller.role, "group.review")
    ? whyNot(caller, { verb: "group.review", subject, payload: { version } })
    : `A ${caller.role} reviews no groups here.`;

type Member = GroupsShown["groups"][number]["members"][number];

/** A sighting is called by the item that it is in. */
function membersIn(held: Held, group: GroupRow): Member[] {
  return membersOf(held, group).flatMap((id): Member[] => {
    const item = held.item.get(id);
    if (item) return [{ id, kind: "item", name: item.name, item: id }];
    const inner = held.group.get(id);
    if (inner) return [{ id, kind: "group", name: inner.name ?? id, item: null }];
    const kind = held.sighting.has(id) ? ("sighting" as const) : ("headcount" as const);
    const there = held.sighting.get(id) ?? held.headcount.get(id);
    return there ? [{ id, kind, name: held.item.get(there.item)?.name ?? there.item, item: there.item }] : [];
  });
}
