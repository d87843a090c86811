// Members are called by their names.
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { freshHeld, OPENED, play, signed } from "../testing/play.ts";
import { namesOfMembers } from "./called.ts";

test("by name; two of one name are told apart by their ids, and an id of nobody stays", () => {
  const nameOf = namesOfMembers([
    { id: "m1", name: "Ann Bell" },
    { id: "m2", name: "Ben Crow" },
    { id: "m3", name: "Ben Crow" },
  ]);
  expect(["m1", "m2", "m3", "m4"].map(nameOf)).toEqual(["Ann Bell", "Ben Crow (m2)", "Ben Crow (m3)", "m4"]);
});

test("also in the sentences of the rules", () => {
  const held = freshHeld();
  play(held, OPENED);
  const payload = { id: "ab-1", name: "Ann Bell", role: "viewer" as const };
  play(held, [signed({ verb: "member.add", subject: "ab-1", payload })]);
  const change = { verb: "item.describe" as const, subject: "x", payload: { account: "a" } };
  expect(decide(held, signed(change, "ab-1"))).toMatchObject({
    refusal: { code: "not-allowed", sentence: expect.stringMatching(/^Ann Bell is a viewer/) },
  });
});
