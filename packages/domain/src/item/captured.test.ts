// Dates in files: each is proposed as precisely as its file allows, in UTC, and says what speaks against it.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMoment } from "@sightline/count";
import { dateSchema } from "../ids.ts";
import { capturedIn } from "./captured.ts";

const COLLECTED = "2026-11-28T10:00:00.000Z";
const best = (tags: Record<string, unknown>) => capturedIn(tags, COLLECTED)[0];

describe("a date", () => {
  test.each([
    [
      "of a phone, with its offset",
      { "ExifIFD:DateTimeOriginal": "2024:08:10 01:45:12", "ExifIFD:OffsetTimeOriginal": "+03:00" },
      "2024-08-09T22:45:12Z",
      /clock/,
    ],
    [
      "of satellites",
      {
        "GPS:GPSDateStamp": "2024:08:10",
        "GPS:GPSTimeStamp": "10:45:12",
        "ExifIFD:DateTimeOriginal": "2024:08:10 13:45:12",
      },
      "2024-08-10T10:45:12Z",
      /Satellites/,
    ],
    [
      "of a camera that names no zone",
      { "ExifIFD:DateTimeOriginal": "2024:08:10 13:45:12" },
      "2024-08-10",
      /no time zone \(13:45:12 by that clock\)/,
    ],
    [
      "of a film of a phone",
      { "Keys:CreationDate": "2024:08:10 13:45:12+0300", "QuickTime:CreateDate": "2024:08:10 10:45:13" },
      "2024-08-10T10:45:12Z",
      /clock/,
    ],
    [
      "of a film with the format's time alone",
      { "QuickTime:CreateDate": "2024:08:10 10:45:13" },
      "2024-08-10T10:45:13Z",
      /many cameras write local time/,
    ],
    [
      "in XMP",
      { "XMP-exif:DateTimeOriginal": "2024:08:10 13:45:12.25-05:00" },
      "2024-08-10T18:45:12Z",
      /clock/,
    ],
    ["that is a day alone", { "XMP-xmp:CreateDate": "2024:08:10" }, "2024-08-10", /no time zone, so/],
  ])("%s is proposed as %#", (_, tags, at, doubt) => {
    expect(best(tags)).toMatchObject({ at, doubt: expect.stringMatching(doubt) });
  });

  test.each([
    ["a clock that was never set", { "ExifIFD:DateTimeOriginal": "2000:01:01 00:00:07" }],
    ["QuickTime's zero", { "QuickTime:CreateDate": "1904:01:01 00:00:00" }],
    ["zeros", { "QuickTime:CreateDate": "0000:00:00 00:00:00" }],
    ["a day that does not exist", { "ExifIFD:DateTimeOriginal": "2024:02:30 10:00:00" }],
    ["a day after it was collected", { "ExifIFD:DateTimeOriginal": "2027:01:01 10:00:00" }],
    ["a number", { "ExifIFD:DateTimeOriginal": 20_240_810 }],
    ["words", { "ExifIFD:DateTimeOriginal": "last summer" }],
    [
      "when the file was changed",
      { "IFD0:ModifyDate": "2024:08:10 13:45:12", "System:FileModifyDate": "2024:08:10 13:45:12+03:00" },
    ],
  ])("%s is not proposed", (_, tags) => {
    expect(capturedIn(tags, COLLECTED)).toEqual([]);
  });
});

const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, "0"));

test("whatever the tags say, what is proposed is a date that a case can hold, each once", () => {
  const when = fc
    .tuple(
      fc.integer({ min: 1980, max: 2030 }),
      two(13),
      two(32),
      two(25),
      two(61),
      two(61),
      fc.constantFrom("", "Z", "+14:00", "-1200", "+99:99"),
    )
    .map(([y, m, d, h, min, s, zone]) => `${y}:${m}:${d} ${h}:${min}:${s}${zone}`);
  const tag = fc.constantFrom(
    "ExifIFD:DateTimeOriginal",
    "ExifIFD:CreateDate",
    "QuickTime:CreateDate",
    "Track1:MediaCreateDate",
    "Keys:CreationDate",
    "GPS:GPSDateStamp",
    "GPS:GPSTimeStamp",
    "ExifIFD:OffsetTimeOriginal",
  );
  fc.assert(
    fc.property(
      fc.dictionary(tag, fc.oneof(when, fc.constantFrom("+02:00", "12:00:00", "2024:08:10"), fc.string())),
      (tags) => {
        const proposed = capturedIn(tags, COLLECTED);
        for (const { at } of proposed) {
          expect(dateSchema.safeParse(at).success).toBe(true);
          expect(isMoment(at)).toBe(true);
        }
        expect(new Set(proposed.map(({ at }) => at)).size).toBe(proposed.length);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each([
  ["2026:11:29", "2026-11-28T20:00:00.000Z", ["2026-11-29"]],
  ["2026:11:30", "2026-11-28T20:00:00.000Z", []],
  ["2026:11:29", "2026-11-28T09:59:59.000Z", []],
])(
  "%s without a time zone, collected at %s, is proposed as a day that has begun somewhere: %j",
  (day, at, days) => {
    const proposed = capturedIn({ "ExifIFD:DateTimeOriginal": `${day} 06:00:00` }, at);
    expect(proposed.map((each) => each.at)).toEqual(days);
  },
);
