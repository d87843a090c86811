// Bends of a case file after which it still is one.
import { oneOf, LISTS, setting } from "./mutations.ts";
import type { Bend, Draft, Roll, Row } from "./mutations.ts";

const shuffled = <T>(list: readonly T[], roll: Roll): T[] =>
  list
    .map((one) => ({ one, at: roll(1000) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);

function rowsOf({ file, criteria, rows }: Draft): Row[] {
  return [file, criteria, ...LISTS.flatMap((list) => rows(list))];
}

const MAY_BE_ABSENT = [
  "verdicts",
  "attributes",
  "until",
  "confirmed",
  "footage",
  "source",
  "capturedAt",
  "atMost",
  "reviewedBy",
  "frames",
  "tier",
  "name",
];

export const HARMLESS: Readonly<Record<string, Bend>> = {
  "keys in another order"(draft, roll) {
    const row = oneOf(rowsOf(draft), roll) ?? draft.file;
    for (const [key, value] of shuffled(Object.entries(row), roll)) {
      delete row[key];
      row[key] = value;
    }
    return true;
  },
  "rows in another order"({ rows }, roll) {
    const list = rows(oneOf(LISTS, roll) ?? "items");
    list.splice(0, list.length, ...shuffled(list, roll));
    return true;
  },
  "a null left out"(draft, roll) {
    const nulls = rowsOf(draft).flatMap((row) =>
      Object.keys(row).flatMap((key) => (row[key] === null ? [[row, key] as const] : [])),
    );
    const [row, key = ""] = oneOf(nulls, roll) ?? [];
    if (row) delete row[key];
    return row !== undefined;
  },
  "a key with a default left out, or null"(draft, roll) {
    const found = rowsOf(draft).flatMap((row) =>
      MAY_BE_ABSENT.flatMap((key) => (key in row ? [[row, key] as const] : [])),
    );
    const [row, key = ""] = oneOf(found, roll) ?? [];
    // Frames without flags let a headcount stand, never the other way round.
    if (row && roll(2) === 0) row[key] = null;
    else if (row) delete row[key];
    return row !== undefined;
  },
  "an empty list left out, or null"(draft, roll) {
    const empty = rowsOf(draft).flatMap((row) =>
      Object.entries(row).flatMap(([key, value]) =>
        Array.isArray(value) && value.length === 0 && key !== "subjects" ? [[row, key] as const] : [],
      ),
    );
    const [row, key = ""] = oneOf(empty, roll) ?? [];
    if (row && roll(2) === 0) row[key] = null;
    else if (row) delete row[key];
    return row !== undefined;
  },
  "an optional key that is null"({ rows }, roll) {
    const [list, key] = oneOf(
      [
        ["items", "name"],
        ["items", "sha256"],
        ["groups", "name"],
        ["groups", "statedBy"],
        ["facts", "tier"],
        ["headcounts", "reviewedBy"],
        ["frames", "coVisible"],
      ] as const,
      roll,
    ) ?? ["items", "name"];
    const row = oneOf(rows(list), roll);
    if (row) row[key] ??= null;
    return row !== undefined;
  },
  "what is confirmed"({ criteria }, roll) {
    const lists = [
      [],
      ["facts"],
      ["facts", "facts"],
      ["marks", "groups"],
      ["groups", "headcounts", "verdicts", "marks", "facts"],
    ];
    criteria["confirmed"] = oneOf(lists, roll);
    return true;
  },
  "a verdict asked for twice": ({ criteria }) =>
    Boolean((criteria["verdicts"] = ["verified", "none", "verified"])),
  "no subject": ({ criteria }) => Boolean((criteria["subjects"] = [])),
  "a date of another precision"({ criteria, rows }, roll) {
    const row = roll(2) === 0 ? criteria : oneOf(rows("items"), roll);
    const dates = [
      "2024",
      "2024-02",
      "2024-02-29",
      "2000-02-29",
      "2024-08-25T23:59Z",
      "2024-12-31T00:00:59Z",
      "0001-01-01",
      "2024-08-25T10:00:00.1Z",
      "2024-08-25T10:00:00.123456Z",
    ];
    if (row) row[row === criteria ? "until" : "capturedAt"] = oneOf(dates, roll);
    return row !== undefined;
  },
  "reviews that give the verdict"({ rows }, roll) {
    const row = oneOf(rows("items"), roll);
    const given = { verified: ["m1", "m2"], false: ["m1"], inconclusive: ["m1"], none: ["m1"] } as const;
    const verdict = String(row?.["verdict"]) as keyof typeof given;
    if (row) row["reviews"] = given[verdict].map((by) => ({ by, verdict, reason: "seen" }));
    return row !== undefined;
  },
  "signed marks": setting("items", "marks", [
    { statedBy: "m1" },
    { statedBy: "m1", reviewedBy: null },
    { statedBy: "Ä", reviewedBy: "A\u0308" },
  ]),
  "a name": setting("items", "name", ["clip.mp4", " ", "\u{1F600}", "__proto__", "x".repeat(5000)]),
  "a group's name": setting("groups", "name", ["the village", "\u200B"]),
  "a tier": setting("facts", "tier", [1, 2, 3, 4, null]),
  "a fact that nobody reviewed": setting("facts", "reviewedBy", [null, "m1", "M1 ", "another"]),
  "a headcount that somebody stated": setting("headcounts", "statedBy", ["m1", null]),
  "a member named twice"({ rows }, roll) {
    const members = oneOf(rows("groups"), roll)?.["members"] as unknown[] | null | undefined;
    return Boolean(members?.[0] !== undefined && members?.push(members[0]));
  },
  "an attribute twice": setting("sightings", "attributes", [["wounded", "wounded"], ["constructor"]]),
  "one more of everything"({ rows }, roll) {
    const id = oneOf(["more", "toString", "__proto__", "еще 1"], roll) ?? "";
    if (rows("items").some((one) => one["id"] === id)) return false;
    rows("items").push({ id, kind: "video", verdict: "none" });
    rows("sightings").push({
      id: `${id} seen`,
      item: id,
      subject: "guard",
      spans: [
        [-5, -5],
        [-4, Number.MAX_SAFE_INTEGER],
      ],
    });
    rows("headcounts").push({
      id: `${id} counted`,
      item: id,
      at: 7,
      subject: "guard",
      atLeast: 1e9,
      atMost: 1e9,
    });
    rows("groups").push({ id: `${id} group`, members: [id, `${id} seen`, `${id} counted`] });
    rows("facts").push({ id, kind: "continuous", item: id, span: [0, 0], basis: " ", statedBy: "m1" });
    return true;
  },
  "a flag that is none"({ rows }, roll) {
    const headcount = oneOf(rows("headcounts"), roll);
    if (headcount)
      rows("frames").push({
        item: headcount["item"],
        at: headcount["at"],
        coVisible: true,
        exhaustive: false,
      });
    return headcount !== undefined;
  },
  "a headcount that is exact"({ rows }, roll) {
    const headcount = oneOf(rows("headcounts"), roll);
    if (headcount) headcount["atMost"] = headcount["atLeast"];
    return headcount !== undefined;
  },
  "minus zero for zero"({ rows }, roll) {
    const headcount = oneOf(rows("headcounts"), roll);
    if (headcount?.["at"] === 0) headcount["at"] = -0;
    return headcount !== undefined;
  },
  "a fact called like an item"({ rows }, roll) {
    const [fact, item] = [oneOf(rows("facts"), roll), oneOf(rows("items"), roll)];
    if (!fact || !item || rows("facts").some((one) => one["id"] === item["id"])) return false;
    fact["id"] = item["id"];
    return true;
  },
};
