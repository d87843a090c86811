// Defining a group: a named set of items, sightings, headcounts or groups that facts can speak of.
import type { Rule } from "../decide.ts";
import type { Held } from "../investigation/held.ts";
import { idIsTaken, namedBy } from "../investigation/names.ts";
import { ok, refuse } from "../refusal.ts";

export const defineGroup: Rule<"group.define"> = (held, change) => {
  const { subject: id, payload } = change;
  if (payload.members.includes(id) || reaches(held, payload.members, id)) {
    return refuse("group-cycle", `Group ${id} would contain itself; take it out of its own members.`);
  }
  const unknown = payload.members.find((member) => namedBy(held, member) === null);
  if (unknown !== undefined) {
    return refuse(
      "no-such-member-of-group",
      `Group ${id} names ${unknown}, which is no item, sighting, headcount or group here.`,
    );
  }
  const frameless = payload.members.find((member) => held.item.get(member)?.kind === "other");
  if (frameless !== undefined) {
    return refuse("no-frames", `Group ${id} names ${frameless}, which is neither a photo nor a video.`);
  }
  const there = held.group.get(id);
  if (!there) return idIsTaken(held, id) ?? ok([change]);
  // No name and an empty one are the same to a case file.
  const same =
    (there.name ?? "") === (payload.name ?? "") && there.members.join("\n") === payload.members.join("\n");
  return same
    ? ok([])
    : refuse("group-differs", `Group ${id} is already defined otherwise; choose another id.`);
};

/** Each group is visited once and without recursion: groups nest as deep as people like, and share members. */
function reaches(held: Held, from: readonly string[], to: string): boolean {
  if (!held.group.has(to)) return false;
  const seen = new Set(from);
  for (const id of seen) for (const member of held.group.get(id)?.members ?? []) seen.add(member);
  return seen.has(to);
}
