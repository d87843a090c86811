// What voices outside say: entered by one, reviewed by another, attached to what there is, and seen by whoever sees that.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decide } from "../decide.ts";
import { draftOf, applyToHeld, type Draft } from "../investigation/held.ts";
import { changeSchema } from "../journal/entry.ts";
import { isOneMember } from "../member/hands.ts";
import { isSeen, unseenBy } from "../member/unseen.ts";
import { withoutUnseen } from "../member/without-unseen.ts";
import { SEED } from "../testing/any-change.ts";
import { CLAIMED } from "../testing/any-claim.ts";
import { onVoices, REMARKED, REPORTED, SO_THEN } from "../testing/any-voice.ts";
import { asSeen, freshHeld, MARKED, play, signed } from "../testing/play.ts";

const act = (verb: string, subject: string, payload: object, by = "ed") =>
  signed(changeSchema.parse({ verb, subject, payload }), by, "so");

function held(...more: Parameters<typeof act>[]): Draft {
  const draft = freshHeld();
  play(draft, [...MARKED, act("claim.state", "k1", CLAIMED), ...more.map((one) => act(...one))]);
  return draft;
}

const codeOf = (draft: Draft, ...one: Parameters<typeof act>): string | number => {
  const decided = decide(draft, asSeen(draft, act(...one)));
  return decided.ok ? decided.value.length : decided.refusal.code;
};
const on = (...about: [kind: string, id: string][]) => ({
  ...REMARKED,
  about: about.map(([kind, id]) => ({ kind, id })),
});
const NEWEST = { version: Number.MAX_SAFE_INTEGER };

test("each of the three is entered once, reviewed by another in the version that they read, and opened again by a correction", () => {
  for (const [kind, said] of [
    ["remark", REMARKED],
    ["report", REPORTED],
    ["context", SO_THEN],
  ] as const) {
    const draft = held([`${kind}.state`, "o1", said]);
    expect(codeOf(draft, `${kind}.state`, "o1", said)).toBe(0);
    expect(codeOf(draft, `${kind}.state`, "o1", { ...said, text: "other" })).toBe("id-taken");
    expect(codeOf(draft, `${kind}.review`, "o1", NEWEST)).toBe("second-member-needed");
    expect(codeOf(draft, `${kind}.review`, "o1", { version: 1 }, "r1")).toBe("voice-changed");
    play(draft, [asSeen(draft, act(`${kind}.review`, "o1", NEWEST, "r1"))]);
    expect(draft.voice.get("o1")?.reviewedBy).toBe("r1");
    expect(codeOf(draft, `${kind}.review`, "o1", NEWEST, "r2")).toBe("already-reviewed");
    const unsaid = { ...act(`${kind}.correct`, "o1", { ...said, text: "other" }), reason: null };
    expect(decide(draft, unsaid)).toMatchObject({ refusal: { code: "reason-needed" } });
    play(draft, [act(`${kind}.correct`, "o1", { ...said, text: "other" }, "r1")]);
    expect(draft.voice.get("o1")).toMatchObject({ statedBy: "r1", reviewedBy: null });
    expect(codeOf(draft, `${kind}.review`, "o1", NEWEST, "r1")).toBe("second-member-needed");
    play(draft, [act(`${kind}.withdraw`, "o1", { only: "all" })]);
    expect(codeOf(draft, `${kind}.review`, "o1", NEWEST, "r2")).toBe("voice-withdrawn");
    expect(codeOf(draft, `${kind}.state`, "o1", said)).toBe("id-taken");
    expect(codeOf(draft, `${kind}.correct`, "o1", said)).toBe(1);
  }
});

test("none is touched by a verb of another kind", () => {
  const draft = held(["remark.state", "o1", REMARKED]);
  expect(codeOf(draft, "report.correct", "o1", REPORTED)).toBe("no-such-voice");
  expect(codeOf(draft, "context.review", "o1", NEWEST, "r1")).toBe("no-such-voice");
  expect(codeOf(draft, "report.withdraw", "o1", { only: "all" })).toBe("no-such-voice");
  expect(codeOf(draft, "report.state", "o1", REPORTED)).toBe("id-taken");
});

test("it is attached to what is there, once", () => {
  const draft = held(["remark.state", "o1", on(["claim", "k1"], ["item", "a"], ["group", "g1"])]);
  expect(draft.voice.get("o1")?.said.about).toHaveLength(3);
  expect(codeOf(draft, "remark.state", "o2", on(["claim", "a"]))).toBe("no-such-claim");
  expect(codeOf(draft, "remark.state", "o2", on(["item", "k1"]))).toBe("no-such-item");
  expect(codeOf(draft, "remark.state", "o2", on(["group", "a"]))).toBe("no-such-group");
  expect(codeOf(draft, "remark.state", "o2", on(["item", "a"], ["item", "a"]))).toBe("attached-twice");
  play(draft, [act("claim.withdraw", "k1", { only: "claim" }), act("item.withdraw", "x", {})]);
  expect(codeOf(draft, "remark.state", "o2", on(["claim", "k1"]))).toBe("no-such-claim");
  expect(codeOf(draft, "remark.state", "o2", on(["item", "x"]))).toBe("item-withdrawn");
  expect(codeOf(draft, "remark.state", "o2", { ...REMARKED, copy: "x" })).toBe("item-withdrawn");
});

test("a context fact has a source, and does not end before it begins", () => {
  const draft = held();
  const code = (more: object) => codeOf(draft, "context.state", "o1", { ...SO_THEN, ...more });
  expect(code({ outlet: null })).toBe("voice-source-needed");
  expect(code({ outlet: null, copy: "a" })).toBe(1);
  expect(code({ from: "2031-05", until: "2031" })).toBe(1);
  expect(code({ from: "2031", until: "2031-05" })).toBe(1);
  expect(code({ from: "2031-04-09T10:00Z", until: "2031-04-09T10:00:30Z" })).toBe(1);
  expect(code({ from: "2031-06", until: "2031-05-31" })).toBe("ends-before-it-begins");
  expect(code({ from: "2031-02-30" })).toBe("no-such-time");
  expect(codeOf(draft, "remark.state", "o1", { ...REMARKED, outlet: "a\nb" })).toBe("text-not-a-line");
});

test("whoever does not see what it is attached to, or its copy, sees it not at all, and by no entry", () => {
  const draft = held(
    ["claim.state", "k2", { ...CLAIMED, copy: "b" }],
    ["remark.state", "o1", on(["item", "b"])],
    ["remark.state", "o2", on(["claim", "k2"])],
    ["remark.state", "o3", { ...REMARKED, copy: "b" }],
    ["remark.state", "o4", on(["item", "a"])],
    ["remark.state", "o5", on(["claim", "k2"])],
    ["remark.correct", "o5", REMARKED],
    ["item.restrict", "b", { to: ["r1"] }, "owner"],
  );
  const seenBy = (member: string) => {
    const unseen = unseenBy(draft, member);
    return [...(unseen ? withoutUnseen(draft, unseen) : draft).voice.values()].map(({ id }) => id);
  };
  expect(seenBy("r2")).toEqual(["o4", "o5"]);
  expect(seenBy("r1")).toEqual(["o1", "o2", "o3", "o4", "o5"]);
  const unseen = unseenBy(draft, "r2");
  if (!unseen) throw new Error("Expected something that r2 does not see, got nothing.");
  expect(isSeen(unseen, act("remark.state", "o5", on(["claim", "k2"])))).toBe(false);
  expect(isSeen(unseen, act("remark.correct", "o5", REMARKED))).toBe(true);
  expect(isSeen(unseen, act("remark.review", "o1", NEWEST))).toBe(false);
  expect(codeOf(draft, "remark.review", "o1", NEWEST, "r2")).toBe("no-such-voice");
  expect(codeOf(draft, "remark.state", "o9", on(["claim", "k2"]), "r2")).toBe("no-such-claim");
});

test("after any work nothing is reviewed by who entered it, and what is attached was there", () => {
  let reviewed = 0;
  const by = fc.constantFrom("ed", "r1", "r2", "owner");
  const work = fc.array(fc.tuple(onVoices, by), { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(work, (drawn) => {
      const draft = draftOf(held());
      for (const [raw, who] of drawn) {
        const change = asSeen(draft, signed(changeSchema.parse(raw), who, "so"));
        const decided = decide(draft, change);
        for (const entry of decided.ok ? decided.value : []) {
          applyToHeld(draft, entry);
          expect(draft.voice.get(entry.subject)?.said.kind).toBe(entry.verb.split(".")[0]);
        }
      }
      for (const { statedBy, reviewedBy, said } of draft.voice.values()) {
        reviewed += Number(reviewedBy !== null);
        expect(reviewedBy === null || !isOneMember(statedBy, reviewedBy)).toBe(true);
        for (const { kind, id } of said.about) expect(draft[kind].has(id)).toBe(true);
      }
    }),
    { seed: SEED, numRuns: 200 },
  );
  expect(reviewed).toBeGreaterThan(30);
});
