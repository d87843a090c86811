// What is claimed, drawn at random, and what members find of it; for tests.
import * as fc from "fast-check";
import type { Figure } from "../claim/figure.ts";
import { item, NEWEST, of } from "./any-team.ts";

const claim = fc.constantFrom("k1", "k2", "k3");
const number = fc.constantFrom(0, 2, 3, 200, 250);

export const anyFigure: fc.Arbitrary<Figure> = fc.oneof(
  fc.record({ kind: fc.constantFrom("exactly", "at-least", "at-most"), number }),
  fc.record({ kind: fc.constant("range"), low: number, high: number }),
  fc.record({ kind: fc.constant("about"), number, low: number, high: number }),
  fc.record({ kind: fc.constant("word"), word: fc.constantFrom("hundreds", "HUNDREDS", "many", "a lot") }),
  fc.record({ kind: fc.constant("none") }),
) as fc.Arbitrary<Figure>;

const said = fc.record({
  party: fc.constantFrom("North", "South"),
  saidBy: fc.constantFrom(null, "A. Reed"),
  office: fc.constantFrom(null, "spokesman"),
  saidAt: fc.constantFrom(null, { at: "2031-04-09", precision: "day" }),
  text: fc.constantFrom("We hold hundreds.", "Nobody is held.\nNobody."),
  outlet: fc.constantFrom(null, "The Ford Post"),
  url: fc.constantFrom(null, "https://posts.example/claim"),
  copy: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: item }),
  count: fc.constantFrom(null, null, "c1"),
  asOf: fc.constantFrom(null, null, "2031-04-09"),
  figure: anyFigure,
});

const words = fc.array(
  fc.record({
    word: fc.constantFrom("hundreds", "many", "a lot"),
    low: fc.constantFrom(null, 100, 300),
    high: fc.constantFrom(null, 200, 999),
  }),
  { maxLength: 2 },
);

/** What parties say, and what is found of it. */
export const onClaims = fc.oneof(
  ...(["claim.state", "claim.correct"] as const).map((verb) => ({
    weight: 3,
    arbitrary: of(verb, claim, said),
  })),
  { weight: 3, arbitrary: of("claim.review", claim, fc.record({ version: fc.constant(NEWEST) })) },
  {
    weight: 1,
    arbitrary: of("claim.withdraw", claim, fc.record({ only: fc.constantFrom("claim", "review") })),
  },
  {
    weight: 4,
    arbitrary: of(
      "finding.review",
      claim,
      fc.record({
        version: fc.constant(NEWEST),
        atLeast: fc.constantFrom(null, 0, 3),
        /** `asSeen` puts what the rule says in its place. */
        says: fc.constant("supports"),
        of: fc.constant("0".repeat(64)),
      }),
    ),
  },
  { weight: 2, arbitrary: of("finding.withdraw", claim, fc.constant({})) },
  { weight: 1, arbitrary: of("vague.set", fc.constantFrom("inv", "inv", "other"), fc.record({ words })) },
);

/** A vague claim, for tests that need one. */
export const CLAIMED = {
  party: "North",
  saidBy: null,
  office: null,
  saidAt: null,
  text: "We hold hundreds.",
  outlet: "The Ford Post",
  url: null,
  copy: null,
  count: null,
  asOf: null,
  figure: { kind: "word", word: "hundreds" },
};
