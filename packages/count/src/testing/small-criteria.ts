// Who stands behind what in arbitrary small cases, when it was, and what such a case asks for.
import * as fc from "fast-check";
import type { Confirmable, Criteria, Verdict } from "../case/shape.ts";

/** Draws each of the values as often as its weight says. */
export const often = <T>(...choices: readonly (readonly [weight: number, value: T])[]): fc.Arbitrary<T> =>
  fc.constantFrom(...choices.flatMap(([weight, value]) => Array.from({ length: weight }, () => value)));

export interface Signature {
  readonly statedBy: string;
  readonly reviewedBy: string | null;
}

const by = (statedBy: string, reviewedBy: string | null): Signature => ({ statedBy, reviewedBy });
const byTwo = fc.constantFrom(
  by("m1", "m2"),
  by("m1", "m2"),
  by("m2", "m3"),
  by("Anna Berg", "Anna Borg"),
  by("José", "Jose"),
);
/** One member, however it is spelled. */
const byOne = fc.constantFrom(
  by("m1", null),
  by("m1", "m1"),
  by("Anna Berg", " anna  BERG"),
  by("Jos\u00E9", "JOSE\u0301"),
  by("m\u200B1", "M1"),
  by("Straße", "STRASSE"),
);
export const signature = fc.oneof({ weight: 12, arbitrary: byTwo }, { weight: 1, arbitrary: byOne });
export const maybeSigned = fc.oneof(
  { weight: 12, arbitrary: signature },
  { weight: 1, arbitrary: fc.constant(null) },
);

const MOMENTS = [
  "2024-08-25",
  "2024-08-25T09:59:59Z",
  "2024-08-25T10:00Z",
  "2024-08-25T10:00:59.999999Z",
  "2024-08-25T10:00:59.5Z",
  "2024-08-25T10:01Z",
  "2024-08",
  "2024",
  "2024-02-29",
  "2024-02",
  "2024-02-29T23:59Z",
  "2023-12-31T23:59:59.999999Z",
];

export const capturedAt = fc.oneof(fc.constant(null), fc.constantFrom(...MOMENTS));

const ALL: readonly Confirmable[] = ["verdicts", "facts", "headcounts", "marks", "groups"];
const verdicts = often<readonly Verdict[]>(
  [6, ["verified"]],
  [1, ["verified", "inconclusive"]],
  [1, ["false", "verified"]],
  [1, ["verified", "none"]],
);
const subjects = often<readonly string[]>([12, ["prisoner"]], [3, ["prisoner", "guard"]], [1, ["guard"]]);
const confirmed = often<readonly Confirmable[] | undefined>(
  [8, undefined],
  [1, []],
  [1, ["facts"]],
  [1, ["verdicts"]],
  [1, ["headcounts"]],
  [1, ["marks"]],
  [1, ["groups"]],
  [3, ALL],
);
const attributes = often<readonly string[]>(
  [6, []],
  [2, ["says-conscript"]],
  [1, ["says-conscript", "wounded"]],
);
const until = fc.oneof(
  { weight: 7, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom(...MOMENTS) },
);

export const criteriaOf = ({
  isDense,
  isPlain,
}: {
  readonly isDense: boolean;
  readonly isPlain: boolean;
}): fc.Arbitrary<Omit<Criteria, "confirmed"> & Partial<Criteria>> =>
  isDense || isPlain
    ? fc
        .record({
          subjects: often<readonly string[]>([4, ["prisoner"]], [isPlain ? 0 : 1, ["prisoner", "guard"]]),
          attributes: often<readonly string[]>([6, []], [isPlain ? 2 : 1, ["says-conscript"]]),
        })
        .map((asked) => ({ ...asked, verdicts: ["verified"], until: null }))
    : fc
        .record({ verdicts, subjects, attributes, until, confirmed })
        .map(({ confirmed: asked, ...rest }) => (asked ? { ...rest, confirmed: asked } : rest));

type Opinions = readonly (readonly [by: string, verdict: Verdict])[];

export const reviews = often<Opinions | null>(
  [10, null],
  [
    6,
    [
      ["m1", "verified"],
      ["m2", "verified"],
    ],
  ],
  [
    1,
    [
      ["Anna Berg", "verified"],
      ["anna  berg ", "verified"],
    ],
  ],
  [
    1,
    [
      ["m1", "verified"],
      ["m2", "verified"],
      ["M1", "none"],
    ],
  ],
  [
    1,
    [
      ["m1", "verified"],
      ["m2", "false"],
      [" M2", "verified"],
    ],
  ],
  [
    1,
    [
      ["m1", "verified"],
      ["m2", "false"],
    ],
  ],
  [1, [["m1", "inconclusive"]]],
  [1, [["m1", "false"]]],
  [
    1,
    [
      ["m1", "false"],
      ["m2", "false"],
    ],
  ],
  [1, []],
);
