// What is asked of the library lives in its address.
import { stageSchema } from "@sightline/domain";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { askedOf, askedSearch, EVERYTHING, paramsOf, searchOf, type Asked } from "./asked.ts";

const asked: fc.Arbitrary<Asked> = fc.record({
  text: fc.string({ maxLength: 200 }).filter((text) => !text.includes("\0")),
  verdict: fc.constantFrom("any", "verified", "inconclusive", "false", "none"),
  kind: fc.constantFrom("any", "photo", "video", "other"),
  withPeople: fc.boolean(),
  stage: fc.constantFrom("any" as const, ...stageSchema.options),
  assignee: fc.constantFrom("any", "-", "ann", "b.crow", "Nobody"),
});

test("everything asked for comes back from the address as it was", () => {
  fc.assert(
    fc.property(asked, (one) => {
      expect(askedOf(searchOf(one))).toEqual(one);
    }),
    { seed: 1 },
  );
  expect(searchOf(EVERYTHING)).toEqual({});
});

test("whatever an address says, something can be asked, and saying it again changes nothing", () => {
  const any = fc.dictionary(fc.constantFrom("text", "verdict", "kind", "people", "x"), fc.anything());
  fc.assert(
    fc.property(any, (search) => {
      const once = askedSearch(search);
      expect(askedSearch({ ...once })).toEqual(once);
      expect(once.text?.isWellFormed() ?? true).toBe(true);
      expect((once.text ?? "").length).toBeLessThanOrEqual(200);
    }),
    { seed: 1 },
  );
});

test("a typed number and the verdict false are read as words, and spaces alone find everything", () => {
  expect(askedSearch({ text: 2031, verdict: false })).toEqual({ text: "2031", verdict: "false" });
  expect(paramsOf({ text: "  ", kind: "photo" })).toEqual({ kind: "photo" });
  expect(paramsOf({ text: " road " })).toEqual({ text: "road" });
});
