// Whom a comment speaks to, and who may take it back.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { SEED } from "../testing/any-change.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { mentionedIn } from "./comment.ts";

const MEMBERS = ["ann", "ann-b", "b.crow", "Zed_1"];

test.each([
  ["@ann", ["ann"]],
  ["@ann.", ["ann"]],
  ["ask @ann, then @b.crow.", ["ann", "b.crow"]],
  ["@ann-b and @ann-", ["ann-b", "ann"]],
  ["@anne", []],
  ["ann@ann", []],
  ["@ann.crow", []],
  ["@annґ", []],
  ["@@ann", ["ann"]],
  ["(@Zed_1)", ["Zed_1"]],
  ["@ann @ann", ["ann"]],
])("%j speaks to %j", (text, spoken) => {
  expect(mentionedIn(text, MEMBERS)).toEqual(spoken);
});

test("whoever is named between spaces is spoken to, and nobody else", () => {
  const plain = fc.stringMatching(/^[a-z ]{0,12}$/);
  const piece = fc.oneof(
    plain,
    fc.constantFrom(...MEMBERS).map((id) => ` @${id} `),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const named = MEMBERS.filter((id) => pieces.includes(` @${id} `));
      expect([...mentionedIn(pieces.join(""), MEMBERS)].sort()).toEqual(named.sort());
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test("only who said it takes it back, on the item that it is on, and once", () => {
  const held = freshHeld();
  play(held, COLLECTED);
  const said = signed({ verb: "comment.say", subject: "a", payload: { text: "@r1 look" } }, "ed");
  play(held, [said]);
  const [{ id = "" } = {}] = held.commentsOf.get("a") ?? [];
  const back = (by: string, item = "a") =>
    signed({ verb: "comment.withdraw", subject: item, payload: { comment: id } }, by, "not so");
  expect(decide(held, back("r1"))).toMatchObject({ refusal: { code: "not-yours" } });
  expect(decide(held, back("ed", "b"))).toMatchObject({ refusal: { code: "no-such-comment" } });
  const lines = { verb: "comment.say" as const, subject: "a", payload: { text: "two\nlines" } };
  const whole = decide(held, signed(lines, "ed"));
  expect(whole.ok).toBe(true);
  expect(decide(held, back("owner")).ok).toBe(true);
  play(held, [back("ed")]);
  expect(held.commentsOf.get("a")).toEqual([]);
  expect(decide(held, back("ed"))).toEqual({ ok: true, value: [] });
});
