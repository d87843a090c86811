// What the kinds of matters are called on the pages.
import type { MatterShown } from "@sightline/domain";

export const KIND_WORDS: Readonly<Record<MatterShown["asked"]["kind"], string>> = {
  conflict: "Conflict",
  disputed: "Disputed",
  mention: "Said to you",
  fact: "Fact, second member",
  headcount: "Headcount, second member",
  group: "Group, second member",
  marks: "Marks, second member",
  review: "Verdict",
  pair: "Pair",
  refused: "File not decoded",
};
