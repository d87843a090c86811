// Who stands behind what an item shows, and whether the member who looks may sign next: asked of the rules themselves.
import {
  groupsAbout,
  marksVersion,
  membersOf,
  rowsIn,
  signOffOf,
  type GroupRow,
  type Held,
  type ItemRow,
  type showItem,
} from "@sightline/domain";
import type { z } from "zod";
import { whyNot, type Caller } from "../investigation/caller.ts";

type Shown = z.infer<typeof showItem.answer>;

export function handsOn(caller: Caller, item: ItemRow) {
  const { held } = caller;
  const { id: subject, kind } = item;

  function marks(): Shown["marks"] {
    if (kind === "other") return null;
    const version = marksVersion(held, subject);
    const signed = signOffOf(held, item);
    if (signed?.reviewedBy != null) return { version, ...signed, whyNot: null };
    const verb = signed ? "marks.review" : "marks.state";
    const refused = whyNot(caller, { verb, subject, payload: { version } });
    return { version, statedBy: null, reviewedBy: null, ...signed, whyNot: refused };
  }

  const headcounts = rowsIn(held, "headcount", subject)
    .filter((count) => !count.withdrawn)
    .map(({ item: _, withdrawn: __, ...count }) => ({
      ...count,
      whyNot:
        count.reviewedBy === null
          ? whyNot(caller, { verb: "headcount.review", subject: count.id, payload: {} })
          : null,
    })) as Shown["headcounts"];

  const groups = groupsAbout(held, subject).map((group) => {
    const { id, version, reviewedBy } = group;
    const refused = whyNot(caller, { verb: "group.review", subject: id, payload: { version } });
    return { ...groupShown(held, group), whyNot: reviewedBy === null ? refused : null };
  });
  return { marks: marks(), headcounts, groups };
}

/** Its members by name, and where one looks at them: a sighting or headcount in its item. */
function groupShown(held: Held, group: GroupRow) {
  const { id, name, version, statedBy, reviewedBy } = group;
  const members = membersOf(held, group).map((member) => ({
    id: member,
    name: held.item.get(member)?.name ?? held.group.get(member)?.name ?? member,
    item:
      held.item.get(member)?.id ?? (held.sighting.get(member) ?? held.headcount.get(member))?.item ?? null,
  }));
  return { id, name, version, statedBy, reviewedBy, members };
}
