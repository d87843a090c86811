// What is asked of the library lives in its address.
import { listItems, stageSchema } from "@sightline/domain";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { askedSearch, paramsOf, type AskedSearch } from "./asked.ts";

const day = fc.constantFrom("2031-04-09", "1999-12-31");
const word = fc.string({ maxLength: 60 }).filter((text) => !text.includes("\0"));
const asked: fc.Arbitrary<AskedSearch> = fc.record(
  {
    text: fc.string({ minLength: 1, maxLength: 200 }).filter((text) => !text.includes("\0")),
    verdict: fc.constantFrom("verified" as const, "inconclusive", "false", "none"),
    kind: fc.constantFrom("photo" as const, "video", "other"),
    people: fc.constant("yes"),
    needs: fc.constant("me"),
    stage: fc.constantFrom(...stageSchema.options),
    assignee: fc.constantFrom("any", "-", "ann", "b.crow", "Nobody"),
    account: word,
    warning: word,
    attribute: word,
    captured: fc.constantFrom("", "2031"),
    since: day,
    till: day,
    sort: fc.constantFrom("name" as const, "people"),
    down: fc.constant("yes"),
    view: fc.constant("table"),
  },
  { requiredKeys: [] },
);

test("everything asked for comes back from the address as it was", () => {
  fc.assert(
    fc.property(asked, (one) => {
      expect(askedSearch({ ...one })).toEqual(one);
      expect(listItems.params.safeParse({ investigation: "i", ...paramsOf(one) }).success).toBe(true);
    }),
    { seed: 1 },
  );
});

test("whatever an address says, something can be asked, and saying it again changes nothing", () => {
  const any = fc.dictionary(
    fc.constantFrom("text", "verdict", "account", "since", "captured", "sort", "x"),
    fc.anything(),
  );
  fc.assert(
    fc.property(any, (search) => {
      const once = askedSearch(search);
      expect(askedSearch({ ...once })).toEqual(once);
      expect(listItems.params.safeParse({ investigation: "i", ...paramsOf(once) }).success).toBe(true);
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
