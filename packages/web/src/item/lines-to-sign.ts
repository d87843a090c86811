// What of an item two members must have seen, line by line, each with who stands behind it and the act that is still missing.
import {
  reviewGroup,
  reviewHeadcount,
  reviewMarks,
  stateMarks,
  type Endpoint,
  type HandsShown,
} from "@sightline/domain";
import type { z } from "zod";
import { counted, instantOf } from "../desk/words.ts";
import type { ItemShown } from "./ItemPage.tsx";

export type Line = {
  readonly id: string;
  readonly what: string;
  readonly hands: HandsShown;
  readonly act: { readonly contract: Endpoint; readonly params: unknown };
  /** Of a group, what a review of it is about. */
  readonly members?: ItemShown["groups"][number]["members"];
};

/** What is asked of an endpoint, held against its contract before both are put into one list with others. */
const acting = <P extends z.ZodType, A extends z.ZodType>(contract: Endpoint<P, A>, params: z.infer<P>) => ({
  contract,
  params,
});

export function linesToSign(investigation: string, item: ItemShown): Line[] {
  const { marks, headcounts, groups, tile } = item;
  const onMarks = marks && {
    id: "marks",
    what: `Marks: ${marksSaid(item)}`,
    hands: marks,
    act: acting(marks.statedBy === null ? stateMarks : reviewMarks, {
      investigation,
      item: tile.id,
      version: marks.version,
    }),
  };
  const counts = headcounts.map((count) => ({
    id: count.id,
    what: headcountSaid(count, tile.kind === "video"),
    hands: count,
    act: acting(reviewHeadcount, { investigation, headcount: count.id }),
  }));
  const inGroups = groups.map((group) => ({
    id: group.id,
    what: `Who belongs to “${group.name ?? group.id}”`,
    hands: group,
    members: group.members,
    act: acting(reviewGroup, { investigation, group: group.id, version: group.version }),
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
    sightings.length === 0 ? "nobody marked" : counted(sightings.length, "sighting"),
    ...(apart.length === 0 ? [] : [`${counted(apart.length, "span")} flagged as not side by side`]),
    ...(exhaustive.length === 0 ? [] : [`${counted(exhaustive.length, "span")} marked in full`]),
  ].join(", ");
}

type Count = ItemShown["headcounts"][number];

function headcountSaid({ atLeast, atMost, subject, atUs }: Count, moving: boolean): string {
  const most = atMost === null ? "" : `, at most ${atMost}`;
  return `Headcount: at least ${atLeast}${most} (${subject})${moving ? `, at ${instantOf(atUs)}` : ""}`;
}
