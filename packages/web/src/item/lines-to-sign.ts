// What of an item two members must have seen, line by line, each with who stands behind it and the act that is still missing.
import { plural, t } from "@lingui/core/macro";
import type { Change, HandsShown } from "@sightline/domain";
import { instantOf } from "../desk/words.ts";
import type { ItemShown } from "./ItemPage.tsx";

export type Line = {
  readonly id: string;
  readonly what: string;
  readonly hands: HandsShown;
  /** The signature that is still missing. */
  readonly change: Change;
  /** Of a group, what a review of it is about. */
  readonly members?: ItemShown["groups"][number]["members"];
};

export function linesToSign(item: ItemShown): Line[] {
  const { marks, headcounts, groups, tile } = item;
  const onMarks = marks && {
    id: "marks",
    what: t`Marks: ${marksSaid(item)}`,
    hands: marks,
    change: {
      verb: marks.statedBy === null ? ("marks.state" as const) : ("marks.review" as const),
      subject: tile.id,
      payload: { version: marks.version },
    },
  };
  const counts = headcounts.map((count) => ({
    id: count.id,
    what: headcountAt(count, tile.kind === "video"),
    hands: count,
    change: { verb: "headcount.review" as const, subject: count.id, payload: {} },
  }));
  const inGroups = groups.map((group) => ({
    id: group.id,
    what: t`Who belongs to “${group.name ?? group.id}”`,
    hands: group,
    members: group.members,
    change: { verb: "group.review" as const, subject: group.id, payload: { version: group.version } },
  }));
  return [...(onMarks ? [onMarks] : []), ...counts, ...inGroups];
}

/** What a sign-off of the marks covers. */
export function marksSaid({
  sightings,
  apart,
  exhaustive,
}: Pick<ItemShown, "sightings" | "apart" | "exhaustive">): string {
  return [
    sightings.length === 0
      ? t`nobody marked`
      : plural(sightings.length, { one: "# sighting", other: "# sightings" }),
    ...(apart.length === 0
      ? []
      : [t`${plural(apart.length, { one: "# span", other: "# spans" })} flagged as not side by side`]),
    ...(exhaustive.length === 0
      ? []
      : [t`${plural(exhaustive.length, { one: "# span", other: "# spans" })} marked in full`]),
  ].join(", ");
}

type Count = ItemShown["headcounts"][number];

export const headcountSaid = ({
  atLeast,
  atMost,
  subject,
}: Pick<Count, "atLeast" | "atMost" | "subject">): string =>
  atMost === null
    ? t`Headcount: at least ${atLeast} (${subject})`
    : t`Headcount: at least ${atLeast}, at most ${atMost} (${subject})`;

function headcountAt(count: Count, moving: boolean): string {
  const headcount = headcountSaid(count);
  return moving ? t`${headcount}, at ${instantOf(count.atUs)}` : headcount;
}
