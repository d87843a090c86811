// What somebody says in films, and what is listened for, drawn at random; for tests.
import * as fc from "fast-check";
import { sighting } from "./any-fact.ts";
import { NEWEST, of } from "./any-team.ts";

const statement = fc.constantFrom("t1", "t2");
const SAYINGS = { attributes: ["says-a", "says-b"], captive: ["prisoner"] };

const said = fc
  .record({
    item: fc.constantFrom("c", "c", "c", "c", "d", "a"),
    times: fc.constantFrom([0, 130_001], [0, 130_001], [20_000, 60_000], [9, 9]),
    speaker: fc.oneof(
      fc.constant({ kind: "unknown" }),
      fc.record({ kind: fc.constant("sighting"), id: fc.oneof(fc.constant("s3"), sighting) }),
    ),
    attributes: fc.constantFrom(["says-a"], ["says-a"], ["says-a", "says-b"], ["says-c"]),
    captivity: fc.constantFrom(true, true, false, undefined),
    note: fc.constantFrom(null, "in a low voice"),
  })
  .map(({ times: [startUs, endUs], captivity, ...rest }) => ({
    ...rest,
    startUs,
    endUs,
    ...(captivity !== undefined && { captivity }),
  }));

export const onStatements = fc.oneof(
  {
    weight: 2,
    arbitrary: of(
      "sayings.set",
      fc.constantFrom("inv", "inv", "inv", "other"),
      fc.constantFrom(SAYINGS, SAYINGS, SAYINGS, { attributes: ["says-a"], captive: ["guard", "prisoner"] }),
    ),
  },
  { weight: 3, arbitrary: of("statement.state", statement, said) },
  { weight: 1, arbitrary: of("statement.correct", statement, said) },
  {
    weight: 3,
    arbitrary: of("statement.review", statement, fc.constant({ version: NEWEST, heard: "0".repeat(64) })),
  },
  {
    weight: 1,
    arbitrary: of(
      "statement.withdraw",
      statement,
      fc.record({ only: fc.constantFrom("statement", "review", "review") }),
    ),
  },
);
