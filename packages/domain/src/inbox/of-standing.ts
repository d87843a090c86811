// Whether all that a fact or headcount speaks of stands here: nobody is asked about what counts for nothing anyhow, or is not for them to see.
import { subjectsOf } from "../fact/subjects.ts";
import type { Held, HeldRow } from "../investigation/held.ts";
import { namedBy } from "../investigation/names.ts";
import { isOut } from "../item/standing.ts";

export function isOfStanding(held: Held, row: HeldRow<"fact"> | HeldRow<"headcount">): boolean {
  const about = "assertion" in row ? subjectsOf(row.assertion) : [row.item];
  return about.every((id) => {
    const kind = namedBy(held, id);
    if (kind === null || isOut(held, id)) return false;
    return kind === "item" || !held[kind].get(id)?.withdrawn;
  });
}
