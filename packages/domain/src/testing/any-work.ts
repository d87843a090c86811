// Work drawn at random: changes by several members, one after the other, and how it ends; for tests.
import * as fc from "fast-check";
import { changeSchema, type Signed } from "../journal/entry.ts";
import { anyChange, NEWEST } from "./any-change.ts";

/** A change of any verb, signed by one of `by`. */
export const signedBy = (...by: readonly string[]): fc.Arbitrary<Signed> =>
  fc
    .tuple(anyChange, fc.constantFrom(...by), fc.constantFrom(null, "a mistake"))
    .map(([change, member, reason]) => ({ ...change, by: member, via: null, reason }));

/** A long piece of work: sixty to a hundred and twenty changes, each signed by one of `by`. */
export const workBy = (...by: readonly string[]): fc.Arbitrary<Signed[]> =>
  fc.array(signedBy(...by), { minLength: 60, maxLength: 120, size: "max" });

/** How work ends at a desk: some of the items are verified, and some of the marks and headcounts seen by two. */
export const closing: fc.Arbitrary<Signed[]> = fc.subarray(
  ["a", "b", "c", "d"]
    .flatMap((subject) => [
      ...["r1", "r2"].map((by) => ({
        by,
        verb: "item.review",
        subject,
        payload: { verdict: "verified", reason: "at last" },
      })),
      { by: "r1", verb: "marks.state", subject, payload: { version: NEWEST } },
      { by: "r2", verb: "marks.review", subject, payload: { version: NEWEST } },
    ])
    .map(({ by, ...raw }): Signed => ({ ...changeSchema.parse(raw), by, via: null, reason: null })),
  { minLength: 8 },
);
