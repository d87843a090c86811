// Taking back: a sighting, a flag, a group, one's own review. What was taken back counts for nothing, and its id stays taken.
import { describe, expect, test } from "vitest";
import { verdictOf } from "@sightline/count";
import { exportCase } from "./case/export.ts";
import { decide } from "./decide.ts";
import { rowsIn, type Draft } from "./investigation/held.ts";
import { changeSchema, type Signed } from "./journal/entry.ts";
import { marksVersion } from "./marks/version.ts";
import { freshHeld, MARKED, play, signed } from "./testing/play.ts";

/** By whom, and why. */
type Who = readonly [by: string, reason?: string];
const say = (verb: string, subject: string, payload: object, [by, reason]: Who = ["owner"]): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by, reason ?? null);

function desk(...work: readonly Signed[]): Draft {
  const held = freshHeld();
  play(held, [...MARKED, ...work]);
  return held;
}
const code = (held: Draft, change: Signed): string | number => {
  const decided = decide(held, change);
  return decided.ok ? decided.value.length : decided.refusal.code;
};
const gone = (id: string) => say("sighting.withdraw", id, {}, ["ed", "a statue"]);

const withdraw = (id: string) => say("group.withdraw", id, { only: "group" }, ["ed", "not one event"]);
const review = (by: string, verdict = "verified") =>
  say("item.review", "a", { verdict, reason: `${by} looked` }, [by]);
const own = (held: Draft, by: string) =>
  (held.reviewsOf.get("a") ?? []).filter((one) => one.by === by).at(-1)?.id ?? "";

describe("a sighting that is taken back", () => {
  test("needs a reason, shows nobody any more, and its id and the sign-off of its item are not what they were", () => {
    const held = desk();
    expect(code(held, say("sighting.withdraw", "s1", {}, ["ed"]))).toBe("reason-needed");
    expect(code(held, say("sighting.withdraw", "s1", {}, ["ed", " \t"]))).toBe("reason-needed");
    const before = marksVersion(held, "a");
    play(held, [gone("s1")]);
    expect(rowsIn(held, "sighting", "a").map(({ id }) => id)).toEqual(["s4"]);
    expect(exportCase(held).sightings.map(({ id }) => id)).toEqual(["s2", "s3", "s4"]);
    expect(marksVersion(held, "a")).toBeGreaterThan(before);
    expect(code(held, gone("s1"))).toBe(0);
    const again = { item: "a", subject: "prisoner", attributes: [], spans: [[0, 0]], track: null };
    expect(code(held, say("sighting.mark", "s1", again))).toBe("sighting-withdrawn");
    expect(code(held, say("sighting.describe", "s1", { attributes: ["tall"] }))).toBe("sighting-withdrawn");
  });

  test("is not taken back while a fact speaks of it; none can speak of it after", () => {
    const fact = (id: string) =>
      say("fact.state", id, { assertion: { kind: "same", between: ["s1", "s2"] }, basis: "a scar" });
    const held = desk(fact("F1"));
    expect(code(held, gone("s1"))).toBe("still-named");
    play(held, [say("fact.withdraw", "F1", { only: "fact" }, ["owner", "another man"]), gone("s1")]);
    expect(code(held, fact("F2"))).toBe("sighting-withdrawn");
  });

  test("is in no group any more", () => {
    const held = desk(gone("s3"));
    expect(exportCase(held).groups.find(({ id }) => id === "g1")?.members).toEqual(["a"]);
    const payload = { name: null, members: ["s3"] };
    expect(code(held, say("group.define", "g4", payload))).toBe("sighting-withdrawn");
  });
});

describe("a flag that is taken back", () => {
  const flag = { item: "c", span: [0, 80_000], coVisible: false };
  const count = { item: "c", at: 40_000, subject: "prisoner", atLeast: 3, atMost: null };

  test("lets people be counted together again, and can be set again unless that was done", () => {
    const held = desk(say("frame.flag", "c", flag));
    expect(code(held, say("headcount.state", "h1", count))).toBe("headcount-inside");
    play(held, [say("frame.withdraw", "c", flag, ["ed", "no mirror, a window"])]);
    expect(exportCase(held).frames).toEqual([]);
    const flagged = decide(held, say("frame.flag", "c", flag));
    expect(flagged.ok && flagged.value.map(({ verb }) => verb)).toEqual(["frame.restore"]);
    play(held, [say("headcount.state", "h1", count)]);
    expect(code(held, say("frame.flag", "c", flag))).toBe("headcount-inside");
    expect(code(held, say("frame.restore", "c", flag))).toBe("headcount-inside");
  });

  test("must be there, in that item", () => {
    expect(code(desk(), say("frame.withdraw", "c", flag, ["ed", "why"]))).toBe("no-such-flag");
    const held = desk(say("frame.flag", "c", flag));
    expect(code(held, say("frame.withdraw", "a", flag, ["ed", "why"]))).toBe("no-such-flag");
  });
});

describe("a group that is taken back", () => {
  test("holds nobody, once no fact and no other group names it", () => {
    const apart = { assertion: { kind: "separate", groups: ["g1", "g3"] }, basis: "50 km" };
    const held = desk(say("fact.state", "F1", apart));
    expect(code(held, withdraw("g3"))).toBe("still-named");
    expect(code(held, withdraw("g1"))).toBe("still-named");
    play(held, [say("fact.withdraw", "F1", { only: "fact" }, ["owner", "one road"])]);
    expect(code(held, withdraw("g1"))).toBe("still-named");
    play(held, [withdraw("g2"), withdraw("g1"), withdraw("g3")]);
    expect(exportCase(held).groups).toEqual([]);
    expect(code(held, withdraw("g1"))).toBe(0);
    const { version } = held.group.get("g1") ?? { version: 0 };
    expect(code(held, say("group.review", "g1", { version }, ["r1"]))).toBe("group-withdrawn");
    expect(code(held, say("group.define", "g1", { name: null, members: [] }))).toBe("group-withdrawn");
    expect(code(held, say("fact.state", "F2", apart))).toBe("group-withdrawn");
  });
});

describe("a review that is taken back", () => {
  test("counts no more, nor does what that member said before; the others' stand", () => {
    const held = desk(review("r1", "inconclusive"), review("r1"), review("r2"));
    expect(verdictOf(held.reviewsOf.get("a") ?? [])).toBe("verified");
    const id = own(held, "r1");
    const back = say("review.withdraw", "a", { review: id }, ["r1", "the wrong bridge"]);
    expect(code(held, { ...back, by: "r2" })).toBe("not-yours");
    expect(code(held, { ...back, reason: null })).toBe("reason-needed");
    expect(code(held, { ...back, subject: "b" })).toBe("no-such-review");
    play(held, [back]);
    expect(held.reviewsOf.get("a")?.map(({ by }) => by)).toEqual(["r2"]);
    expect(code(held, back)).toBe(0);
    play(held, [review("r1")]);
    expect(verdictOf(held.reviewsOf.get("a") ?? [])).toBe("verified");
  });
});
