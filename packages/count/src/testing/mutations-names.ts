// Bends of the ids, references, members and words of a case file: most break a rule of the format, some only come close.
import { oneOf, only, setting } from "./mutations.ts";
import type { Bend } from "./mutations.ts";

const NAMES = ["", " ", "\t\n", "\u200B", " \u2060 ", "\uD800", "m\u0000", 1, ["m1"], { by: "m1" }];
const IDS = [
  "",
  "\uD800",
  "a\u0000b",
  7,
  null,
  ["i0"],
  "nobody",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
];
const REVIEWS: readonly (readonly [verdict: string, opinions: readonly string[]])[] = [
  ["verified", []],
  ["none", []],
  ["verified", ["Anna Berg=verified", "anna  BERG=verified"]],
  ["verified", ["José=verified", "JOSE\u0301 =verified"]],
  ["verified", ["m1=verified", "m\u200B1=verified"]],
  ["verified", ["m1=verified", "m2=verified", "M1=none"]],
  ["verified", ["m1=verified", "m2=verified", "m3=false"]],
  ["verified", ["m1=verified", "m2=false", "m2=verified"]],
  ["verified", ["m1=verified"]],
  ["none", ["m1=verified", "m2=none"]],
  ["false", ["m1=false"]],
  ["inconclusive", ["m1=false", "m2=verified"]],
  ["inconclusive", ["m1=false", "m2=false"]],
];

/** Ids, references, members, verdicts, words of the format. */
export const WRONG_NAMES: Readonly<Record<string, Bend>> = {
  "an id that is taken": ({ rows }, roll) => {
    const lists = ["items", "sightings", "headcounts", "groups"] as const;
    const row = oneOf(rows(oneOf(lists, roll) ?? "items"), roll);
    const other = oneOf(rows(oneOf(lists, roll) ?? "groups"), roll);
    if (row && other) row["id"] = other["id"];
    return row !== undefined && other !== undefined;
  },
  "a fact's id that is taken": ({ rows }) => {
    const [first, second] = rows("facts");
    if (first && second) first["id"] = second["id"];
    return second !== undefined;
  },
  "no id": ({ rows }, roll) => {
    const row = oneOf(
      rows(oneOf(["items", "sightings", "headcounts", "groups", "facts"] as const, roll) ?? "items"),
      roll,
    );
    if (row) row["id"] = oneOf(IDS, roll);
    return row !== undefined;
  },
  "an item that is none": ({ rows }, roll) => {
    const row = oneOf(rows(oneOf(["sightings", "headcounts", "frames"] as const, roll) ?? "frames"), roll);
    if (row) row["item"] = oneOf([...IDS, oneOf(rows("groups"), roll)?.["id"]], roll);
    return row !== undefined;
  },
  "a member that is none": only(
    "groups",
    ({ members }) => Array.isArray(members),
    (row, roll) => (row["members"] as unknown[]).push(oneOf(IDS, roll)),
  ),
  "groups that hold themselves": ({ rows }, roll) => {
    const group = oneOf(rows("groups"), roll);
    const other = oneOf(rows("groups"), roll);
    if (!group || !other) return false;
    group["members"] = [...((group["members"] as unknown[] | null) ?? []), other["id"]];
    other["members"] = [...((other["members"] as unknown[] | null) ?? []), group["id"]];
    return true;
  },
  "ends of a fact": only(
    "facts",
    ({ between }) => Array.isArray(between),
    (row, roll) => {
      const [a, b] = row["between"] as string[];
      row["between"] = oneOf(
        [
          [a, a],
          [a],
          [a, b, a],
          [a, "nobody"],
          [a, null],
          { 0: a, 1: b },
          a,
          [b, a],
          [a, "i0"],
          [a, "__proto__"],
        ],
        roll,
      );
    },
  ),
  "groups of a separation": only(
    "facts",
    ({ kind }) => kind === "separate",
    (row, roll) => {
      const [a, b] = row["groups"] as string[];
      row["groups"] = oneOf([[a], [], [a, b, a], [a, "nobody"], a, [b, a], [a, "constructor"], null], roll);
    },
  ),
  "a group within itself": only(
    "facts",
    ({ kind }) => kind === "within",
    (row, roll) =>
      (row[oneOf(["inner", "outer"], roll) ?? ""] = oneOf([row["inner"], "nobody", "__proto__", null], roll)),
  ),
  "the kind of a fact": setting("facts", "kind", [
    "Same",
    "constructor",
    "toString",
    "__proto__",
    "",
    null,
    1,
    "separate",
    "same",
    ["same"],
  ]),
  "a tier that is none": setting("facts", "tier", [0, 5, 2.5, "2", -1, true]),
  "no basis": setting("facts", "basis", ["", null, "\uDFFF", 1]),
  "nobody who states": setting("facts", "statedBy", NAMES),
  "nobody who reviews": setting("facts", "reviewedBy", NAMES),
  "a headcount that nobody states": setting("headcounts", "statedBy", NAMES),
  "a group that nobody reviews": setting("groups", "reviewedBy", NAMES),
  "marks that nobody signs": setting("items", "marks", [
    {},
    { reviewedBy: "m2" },
    { statedBy: " " },
    { statedBy: "m1", reviewedBy: "" },
    { statedBy: "m1", by: "m2" },
    "m1",
    ["m1", "m2"],
  ]),
  "a verdict and reviews": ({ rows }, roll) => {
    const row = oneOf(rows("items"), roll);
    const [verdict, opinions] = oneOf(REVIEWS, roll) ?? ["none", []];
    if (row) row["verdict"] = verdict;
    if (row) row["reviews"] = opinions.map((one) => ({ by: one.split("=")[0], verdict: one.split("=")[1] }));
    return row !== undefined;
  },
  "no verdict": setting("items", "verdict", ["Verified", "", null, true, "constructor", ["verified"]]),
  "no kind": setting("items", "kind", ["Photo", "audio", "", null, 0, "toString"]),
  "what is asked": ({ criteria }, roll) => {
    const [key, value] = oneOf<readonly [string, unknown]>(
      [
        ["verdicts", []],
        ["verdicts", null],
        ["verdicts", ["verified", "wrong"]],
        ["verdicts", "verified"],
        ["subjects", null],
        ["subjects", [""]],
        ["subjects", "prisoner"],
        ["attributes", [null]],
        ["confirmed", ["fact"]],
        ["confirmed", "facts"],
        ["confirmed", {}],
        ["confirmed", [["facts"]]],
      ],
      roll,
    ) ?? ["verdicts", []];
    criteria[key] = value;
    return true;
  },
  "the format": ({ file }, roll) => {
    file["format"] = oneOf(
      ["sightline.case/2", "sightline.case/1 ", "", null, 1, ["sightline.case/1"]],
      roll,
    );
    return true;
  },
};
