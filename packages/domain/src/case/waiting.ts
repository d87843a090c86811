// What waits for a second member, so that nobody wonders where its people are: none of it counts until then.
import type { Held } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import { marksVersion, signOffOf } from "../marks/version.ts";

type Row = { readonly reviewedBy: string | null; readonly withdrawn?: boolean };
const open = (rows: Iterable<Row>): number =>
  [...rows].filter(({ reviewedBy, withdrawn }) => reviewedBy === null && withdrawn !== true).length;

/** How many standing headcounts, groups and facts are not reviewed, and how many items have marks that are not. */
export function waitingOf(held: Held) {
  const marks = [...held.item.values()].filter(
    (item) =>
      !item.withdrawn &&
      marksVersion(held, item.id) > 0 &&
      (signOffOf(held, item)?.reviewedBy ?? null) === null,
  );
  return {
    headcounts: open([...held.headcount.values()].filter(({ item }) => !isOut(held, item))),
    groups: open(held.group.values()),
    facts: open(held.fact.values()),
    marks: marks.length,
  };
}
export type Waiting = ReturnType<typeof waitingOf>;
