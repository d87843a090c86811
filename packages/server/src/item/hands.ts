// Who stands behind what an item shows, and whether the member who looks may sign next: asked of the rules themselves.
import {
  decide,
  groupsAbout,
  marksVersion,
  membersOf,
  signOffOf,
  type Change,
  type GroupRow,
  type Held,
  type ItemRow,
  type Result,
  type showItem,
} from "@sightline/domain";
import type { z } from "zod";

type Shown = z.infer<typeof showItem.answer>;

export function handsOn(held: Held, item: ItemRow, by: Result<string>) {
  /** The sentence of the rule that refuses it. */
  const whyNot = (change: Change): string | null => {
    if (!by.ok) return by.refusal.sentence;
    const decided = decide(held, { ...change, by: by.value, via: null, reason: null });
    return decided.ok ? null : decided.refusal.sentence;
  };
  const { id: subject, kind } = item;

  function marks(): Shown["marks"] {
    if (kind === "other") return null;
    const version = marksVersion(held, subject);
    const signed = signOffOf(held, item);
    if (signed?.reviewedBy != null) return { version, ...signed, whyNot: null };
    const verb = signed ? "marks.review" : "marks.state";
    const refused = whyNot({ verb, subject, payload: { version } });
    return { version, statedBy: null, reviewedBy: null, ...signed, whyNot: refused };
  }

  const headcounts = [...held.headcount.values()]
    .filter((count) => count.item === subject && !count.withdrawn)
    .map(({ item: _, withdrawn: __, ...count }) => ({
      ...count,
      whyNot:
        count.reviewedBy === null
          ? whyNot({ verb: "headcount.review", subject: count.id, payload: {} })
          : null,
    })) as Shown["headcounts"];

  const groups = groupsAbout(held, subject).map((group) => {
    const { id, version, reviewedBy } = group;
    const refused = whyNot({ verb: "group.review", subject: id, payload: { version } });
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
