// Editing the questions: nothing is lost by moving, new ids are free, and what a new set does is told by the desk's own rule.
import * as fc from "fast-check";
import { questionSchema } from "@sightline/domain";
import { describe, expect, test } from "vitest";
import { asAsked, effectOf, freeId, isSame, moved, without, type Asked } from "./edit-questions.ts";

const seed = 20261122;
const asked = (id: string, over: Partial<Asked> = {}): Asked => ({
  id,
  name: id.toUpperCase(),
  asks: `${id}?`,
  gives: "nothing",
  ...over,
});
const three = ["a", "b", "c"].map((id) => asked(id));

test("moving keeps every question, once, and back is where it was", () => {
  const id = fc.constantFrom("a", "b", "c");
  const step = fc.tuple(id, fc.constantFrom(-1 as const, 1 as const));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const after = steps.reduce<Asked[]>((all, [one, by]) => moved(all, one, by), three);
      expect(after.map((one) => one.id).sort()).toEqual(["a", "b", "c"]);
    }),
    { seed },
  );
  expect(moved(moved(three, "b", 1), "b", -1)).toEqual(three);
  expect(moved(three, "a", -1)).toEqual(three);
});

test("whatever a question is called, its id is one, and nobody had it", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom("question", "question-2", "place")),
      (name, had) => {
        const taken = new Set<string>(had);
        const id = freeId(name, taken);
        expect(questionSchema.shape.id.safeParse(id).success && !taken.has(id)).toBe(true);
      },
    ),
    { seed },
  );
  expect(freeId("Wo wurde es gemacht?", new Set(["wo-wurde-es-gemacht"]))).toBe("wo-wurde-es-gemacht-2");
});

const other = (...ids: string[]) => three.map((one) => (ids.includes(one.id) ? { ...one, asks: "!" } : one));

describe("what a new set does", () => {
  const standing = {
    version: 7,
    questions: three.map((one, i) => ({ ...one, answers: i + 1 })),
    retired: [{ ...asked("old"), answers: 4 }],
    resting: [
      { questions: ["a", "b"], verdicts: 2 },
      { questions: ["b", "old"], verdicts: 3 },
      { questions: ["c"], verdicts: 5 },
    ],
  };
  const verdicts = (next: readonly Asked[]) => effectOf(standing, next).verdicts;

  test("is nothing where the same is asked, in any order", () => {
    expect(effectOf(standing, three.toReversed())).toEqual({ verdicts: 0, sentences: [] });
    expect(isSame(standing.questions.map(asAsked), three)).toBe(true);
  });

  test("counts each verdict once that rests on a question with other words", () => {
    expect([verdicts(other("a")), verdicts(other("b")), verdicts(other("a", "b"))]).toEqual([2, 5, 5]);
    expect(effectOf(standing, other("a", "b")).sentences).toEqual([
      "“A” and “B” ask something else: 3 answers stand no more.",
      "5 verdicts rest on them and become void, at once.",
    ]);
  });

  test("knows what was asked before and comes back, with its own words or with others", () => {
    expect(verdicts([...three, asked("old")])).toBe(0);
    expect(verdicts([...three, asked("old", { asks: "!" })])).toBe(3);
  });

  test("says what is asked no more, and what is new", () => {
    const next = [...without(three, "c"), asked("new")];
    expect(effectOf(standing, next)).toEqual({
      verdicts: 0,
      sentences: [
        "“C” is asked no more; 3 answers are kept for when the same words are asked again.",
        "“NEW” is asked of every item; verdicts that stand stay, and say under which questions they were given.",
      ],
    });
  });
});
