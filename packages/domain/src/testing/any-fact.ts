// Groups and facts drawn at random, and the ids and instants that they and other changes name; for tests.
import * as fc from "fast-check";
import { item, NEWEST, of } from "./any-team.ts";

export const PTS_US = [0, 40_000, 80_000, 130_000, 200_000] as const;

export const version = fc.oneof(
  { weight: 6, arbitrary: fc.constant(NEWEST) },
  { weight: 1, arbitrary: fc.nat(40) },
);

export const sighting = fc.constantFrom("s1", "s2", "s3", "s4", "s5");
export const headcount = fc.constantFrom("h1", "h2");
export const group = fc.constantFrom("g1", "g2", "g3", "g4");
const fact = fc.constantFrom("F1", "F2", "F3", "F4");
export const at = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.constantFrom(...PTS_US));
export const span = fc.tuple(at, at).map(([p, q]) => [Math.min(p, q), Math.max(p, q)]);
export const words = fc.constantFrom("", "seen it", "ґанок 🙂", "a scar");
const tier = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined });
const pairOf = <T>(one: fc.Arbitrary<T>) => fc.tuple(one, one);
const assertion = fc.oneof(
  fc.record({ tier, between: pairOf(sighting), kind: fc.constantFrom("same", "different") }),
  fc.record({
    tier,
    groups: fc.array(group, { minLength: 2, maxLength: 3 }),
    kind: fc.constant("separate"),
  }),
  fc.record({ outer: group, kind: fc.constant("within"), inner: group, tier }),
  fc.record({ span, item, kind: fc.constant("continuous"), tier }),
);

const members = fc.array(fc.oneof(item, sighting, headcount, group), { maxLength: 3 });
const defined = fc.record({ name: fc.constantFrom(null, "", "Lower mill"), members });
export const whenAndWhere = {
  time: fc.constant({ at: "2031-04-09T10:00Z", precision: "hour" }),
  place: fc.constant({ latitude: 50.5, longitude: -0.1, radiusMetres: 200 }),
};
const described = fc.record({
  time: fc.option(whenAndWhere.time),
  place: fc.option(whenAndWhere.place),
  note: fc.constantFrom(null, "At the lower mill"),
});
export const onGroup = fc.oneof(
  { weight: 3, arbitrary: of("group.define", group, defined) },
  { weight: 1, arbitrary: of("group.correct", group, defined) },
  { weight: 1, arbitrary: of("group.change", group, fc.record({ members, version })) },
  { weight: 1, arbitrary: of("group.describe", group, described) },
  { weight: 1, arbitrary: of("group.agree", group, fc.record({ described: version })) },
  { weight: 3, arbitrary: of("group.review", group, fc.record({ version })) },
  {
    weight: 1,
    arbitrary: of(
      "group.withdraw",
      group,
      fc.record({ only: fc.constantFrom("group", "review", "review", "agreement") }),
    ),
  },
);
const pin = fc.record(
  {
    item: fc.constantFrom("a", "a", "b", "c"),
    at,
    region: fc.constantFrom([0.1, 0.1, 0.5, 0.5], [0, 0, 1, 1], [0.6, 0.1, 0.5, 0.2]),
    note: fc.constantFrom("this scar", "ґанок 🙂"),
  },
  { requiredKeys: ["item", "at", "region"] },
);
const pins = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.array(pin, { maxLength: 2 }) },
);
const said = fc
  .tuple(assertion, words, pins)
  .map(([about, basis, some]) => ({ assertion: about, basis, ...("between" in about && { pins: some }) }));
export const onFact = fc.oneof(
  of("fact.state", fact, said),
  of("fact.correct", fact, said),
  of("fact.review", fact, fc.constant({})),
  of("fact.withdraw", fact, fc.record({ only: fc.constantFrom("fact", "review") })),
);
