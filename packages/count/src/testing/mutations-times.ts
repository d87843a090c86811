// Bends of the dates, spans, instants and counts of a case file: most break a rule of the format, some only come close.
import { oneOf, only, setting } from "./mutations.ts";
import type { Bend, Draft, Row } from "./mutations.ts";

const isOf =
  (kind: string) =>
  (row: Row, { rows }: Draft) =>
    rows("items").some(({ id, kind: own }) => id === row["item"] && own === kind);

const DATES = [
  "2024-02-30",
  "2024-02-31",
  "2023-02-29",
  "1900-02-29",
  "2100-02-29",
  "2024-04-31",
  "2024-13",
  "2024-00",
  "2024-01-00",
  "2024-8-5",
  "2024-08-25T24:00Z",
  "2024-08-25T23:60Z",
  "2024-08-25T10:00:60Z",
  "2024-08-25T10Z",
  "2024-08-25T10:00",
  "2024-08-25T10:00:00.Z",
  "2024-08-25T10:00:00.1234567Z",
  "2024-08-25T10:00:00+00:00",
  "2024-08-25 10:00Z",
  "2024-08-25t10:00z",
  "24-08-25",
  "12024",
  "-2024",
  "２０２４",
  "2024-08-25\n",
  "today",
  2024,
  20240825,
  ["2024"],
];
const SPANS = [
  [3, 1],
  [1],
  [1, 2, 3],
  [1, "2"],
  [1, 2.5],
  [null, 2],
  { 0: 1, 1: 2 },
  "1-2",
  [2 ** 53, 2 ** 53],
  [-(2 ** 53), 0],
  [],
];
const TRACKS = [
  [],
  [
    [0, 3],
    [3, 5],
  ],
  [
    [0, 3],
    [2, 5],
  ],
  [
    [4, 5],
    [0, 1],
  ],
  [
    [0, 1],
    [0, 1],
  ],
  [0, 1],
  [[0, 1], null],
  [[5, 4]],
  [[[0, 1]]],
  { 0: [0, 1] },
];
const COUNTS = [-1, 1.5, 1e9 + 1, 2 ** 53, "3", Number.NaN, Number.POSITIVE_INFINITY, null, [3], true];
/** Dates, spans, instants, counts. */
export const WRONG_TIMES: Readonly<Record<string, Bend>> = {
  "a date that does not exist": ({ criteria, rows }, roll) => {
    const row = roll(2) === 0 ? criteria : oneOf(rows("items"), roll);
    if (row) row[row === criteria ? "until" : "capturedAt"] = oneOf(DATES, roll);
    return row !== undefined;
  },
  "spans of a track": only("sightings", isOf("video"), (row, roll) => (row["spans"] = oneOf(TRACKS, roll))),
  "the span of a shot": only(
    "facts",
    ({ kind }) => kind === "continuous",
    (row, roll) => (row["span"] = oneOf(SPANS, roll)),
  ),
  "the span of a frame": only(
    "frames",
    ({ span }) => span != null,
    (row, roll) => (row["span"] = oneOf(SPANS, roll)),
  ),
  "another instant of a photo": only(
    "sightings",
    isOf("photo"),
    (row, roll) =>
      (row["spans"] = oneOf(
        [
          [[1, 1]],
          [[0, 1]],
          [[-1, 0]],
          [
            [0, 0],
            [1, 1],
          ],
        ],
        roll,
      )),
  ),
  "a headcount at another instant of a photo": only(
    "headcounts",
    isOf("photo"),
    (row, roll) => (row["at"] = oneOf([1, -1, 0.5], roll)),
  ),
  "a frame of a photo elsewhere": ({ rows }, roll) => {
    const photo = oneOf(
      rows("items").filter(({ kind }) => kind === "photo"),
      roll,
    );
    const place = oneOf(
      [
        { at: 1 },
        { span: [0, 1] },
        { span: [-1, 0] },
        { at: 0, span: [0, 0] },
        {},
        { at: null, span: null },
        { at: 0.5 },
      ],
      roll,
    );
    if (photo) rows("frames").push({ item: photo["id"], exhaustive: true, ...place });
    return photo !== undefined;
  },
  "a shot of a photo": ({ rows }, roll) => {
    const photo = oneOf(
      rows("items").filter(({ kind }) => kind === "photo"),
      roll,
    );
    const span = oneOf(
      [
        [0, 1],
        [1, 1],
        [0, 0],
      ],
      roll,
    );
    if (photo)
      rows("facts").push({
        id: "a shot",
        kind: "continuous",
        item: photo["id"],
        span,
        basis: "b",
        statedBy: "m1",
      });
    return photo !== undefined;
  },
  "a frame that says nothing": ({ rows }, roll) => {
    const item = oneOf(rows("items"), roll);
    if (item)
      rows("frames").push({
        item: item["id"],
        at: 0,
        ...oneOf([{}, { coVisible: null }, { exhaustive: 1 }], roll),
      });
    return item !== undefined;
  },
  "a headcount in a flagged span": ({ rows }, roll) => {
    const { item, at } = oneOf(rows("headcounts"), roll) ?? {};
    if (typeof at !== "number") return false;
    const isPhoto = rows("items").some(({ id, kind }) => id === item && kind === "photo");
    const place = oneOf(
      isPhoto
        ? [{ at }, { span: [at, at] }]
        : [{ at }, { span: [at - 2, at] }, { span: [at, at + 9] }, { span: [at + 1, at + 9] }],
      roll,
    );
    rows("frames").push({ item, coVisible: false, ...place });
    return true;
  },
  "a headcount of fewer at most": only(
    "headcounts",
    ({ atLeast }) => typeof atLeast === "number",
    (row, roll) => (row["atMost"] = Number(row["atLeast"]) - roll(2)),
  ),
  "no count": setting("headcounts", "atLeast", COUNTS),
  "no count at most": setting("headcounts", "atMost", COUNTS),
  "no instant": setting("headcounts", "at", COUNTS),
};
