// Who belongs to a group: what it may name, what of that still stands, and which groups hold something.
import type { Held } from "../investigation/held.ts";
import { namedBy } from "../investigation/names.ts";
import { isOut } from "../item/standing.ts";
import type { GroupRow } from "./group.ts";
import { refuse, type Refused } from "../refusal.ts";

/** Its members without those that were withdrawn or taken out: taking those away adds nobody, so it needs no second look. */
export const membersOf = (held: Held, { members }: GroupRow): string[] =>
  members.filter((member) => withdrawnIn(held, member) === null && !isOut(held, member));

function withdrawnIn(held: Held, id: string): "headcount" | "sighting" | "group" | null {
  const tables = ["headcount", "sighting", "group"] as const;
  return tables.find((table) => held[table].get(id)?.withdrawn === true) ?? null;
}

/** Why a group cannot have these members. */
export const whyNotMembers = (held: Held, id: string, members: readonly string[]): Refused | null =>
  whyNotNamed(held, id, members) ?? whyNotThere(held, id, members);

/** The same where what a group named before is put back: who was withdrawn since shows nobody, and may come back. */
export function whyNotNamed(held: Held, id: string, members: readonly string[]): Refused | null {
  if (members.includes(id) || reaches(held, members, id)) {
    return refuse("group-cycle", `Group ${id} would contain itself; take it out of its own members.`);
  }
  const unknown = members.find((member) => namedBy(held, member) === null);
  if (unknown !== undefined) {
    return refuse(
      "no-such-member-of-group",
      `Group ${id} names ${unknown}, which is no item, sighting, headcount or group here.`,
    );
  }
  const frameless = members.find((member) => held.item.get(member)?.kind === "other");
  return frameless === undefined
    ? null
    : refuse("no-frames", `Group ${id} names ${frameless}, which is neither a photo nor a video.`);
}

function whyNotThere(held: Held, id: string, members: readonly string[]): Refused | null {
  for (const member of members) {
    const gone = withdrawnIn(held, member);
    if (gone !== null)
      return refuse(`${gone}-withdrawn`, `Group ${id} names ${gone} ${member}, which was withdrawn.`);
  }
  const out = members.find((member) => isOut(held, member));
  return out === undefined
    ? null
    : refuse("item-withdrawn", `Group ${id} names ${out}, which was taken out of this investigation.`);
}

/** Each group is visited once and without recursion: groups nest as deep as people like, and share members. */
function reaches(held: Held, from: readonly string[], to: string): boolean {
  if (!held.group.has(to)) return false;
  const seen = new Set(from);
  for (const id of seen) for (const member of held.group.get(id)?.members ?? []) seen.add(member);
  return seen.has(to);
}

/** These ids, and every group that holds one of them, at any depth. */
export function heldBy(held: Held, ids: Iterable<string>): Set<string> {
  const about = new Set(ids);
  const within = new Map<string, string[]>();
  for (const { id, members } of held.group.values())
    for (const member of members) within.set(member, [...(within.get(member) ?? []), id]);
  for (const id of about) for (const group of within.get(id) ?? []) about.add(group);
  return about;
}
