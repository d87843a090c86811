// How far an item is: what somebody said of it, and then what its reviews say, whatever was said.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { draftOf, settled } from "../investigation/held.ts";
import { MEMBERS, SEED } from "../testing/any-change.ts";
import { workBy } from "../testing/any-work.ts";
import { COLLECTED, freshHeld, MARKED, play, signed } from "../testing/play.ts";
import { NOBODY } from "./facets.ts";
import { libraryOf } from "./library.ts";
import { tallyOf } from "./tally.ts";
import { stageOf, stageSchema } from "./triage.ts";
import { verdictIn } from "./verdict-in.ts";

const triage = (payload: object, by = "ed", subject = "a") =>
  signed({ verb: "item.triage", subject, payload }, by);

test("follows from the reviews as soon as there are any", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(workBy(...MEMBERS), (work) => {
      const held = freshHeld();
      play(held, [...MARKED, ...work]);
      for (const item of held.item.values()) {
        const stage = stageOf(held, item);
        seen.add(stage);
        const reviews = held.reviewsOf.get(item.id) ?? [];
        expect(stage === "done").toBe(verdictIn(held, item.id) !== "none");
        expect(stage === "to triage" || stage === "in progress").toBe(reviews.length === 0);
        expect(stage === "in progress").toBe(reviews.length === 0 && item.begun);
      }
      const counted = tallyOf(settled(draftOf(held))).stage;
      for (const stage of stageSchema.options)
        expect(libraryOf(held, { stage }).length).toBe(counted.get(stage) ?? 0);
      const looked = [...MEMBERS, NOBODY].map((assignee) => libraryOf(held, { assignee }).length);
      expect(looked.reduce((sum, one) => sum + one, 0)).toBe(libraryOf(held, {}).length);
    }),
    { seed: SEED, numRuns: 150 },
  );
  expect([...seen].sort()).toEqual([...stageSchema.options].sort());
});

test("is given to a member who can do it, warned of in short lines, and said once", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const code = (payload: object, subject = "a") => {
    const decided = decide(held, triage(payload, "ed", subject));
    return decided.ok ? "" : decided.refusal.code;
  };
  expect(code({ assignee: "v" })).toBe("assignee-may-not");
  expect(code({ assignee: "nobody" })).toBe("no-such-member");
  expect(code({ warnings: ["two\nlines"] })).toBe("text-not-a-line");
  expect(code({ begun: true }, "zz")).toBe("no-such-item");
  const said = triage({ begun: true, assignee: "r1", warnings: ["injury"] });
  play(held, [said]);
  expect(decide(held, said)).toEqual({ ok: true, value: [] });
  play(held, [triage({ warnings: [] })]);
  expect(held.item.get("a")).toMatchObject({ begun: true, assignee: "r1", warnings: [] });
});
