// What a team does around items, drawn at random: triage, comments, roles; for tests.
import * as fc from "fast-check";
import { wantedId } from "../wanted/address.ts";

/** In a drawn doubt, the hash of what is stated now: `asSeen` puts it in its place. */
export const AS_STATED = "0".repeat(64);

/** In a drawn change, the version that whoever signs looked at: `asSeen` puts the newest one there is in its place. */
export const NEWEST = Number.MAX_SAFE_INTEGER;
export const item = fc.constantFrom("a", "b", "c", "d", "x");
export const of = (verb: string, about: fc.Arbitrary<string>, payload: fc.Arbitrary<unknown>) =>
  fc.record({ verb: fc.constant(verb), subject: about, payload });

/** What ends no work: the investigation stays open, and whoever works keeps their role. */
export const onTeam = fc.oneof(
  of(
    "item.triage",
    item,
    fc.record(
      {
        begun: fc.boolean(),
        warnings: fc.subarray(["injury", "children", "ґвалт"]),
        assignee: fc.constantFrom(null, "ed", "r1", "v", "nobody"),
      },
      { requiredKeys: [] },
    ),
  ),
  of(
    "comment.say",
    item,
    fc.record({ text: fc.constantFrom("@ed @r1 @r2 @owner look here", "seen it", "ґанок") }),
  ),
  {
    weight: 4,
    arbitrary: of("comment.withdraw", item, fc.record({ comment: fc.constantFrom(String(NEWEST), "7") })),
  },
  of(
    "item.restrict",
    fc.constantFrom("b", "c", "d", "x"),
    fc.record({ to: fc.constantFrom(null, null, [], ["r1"], ["ed", "v"]) }),
  ),
  {
    weight: 4,
    arbitrary: of(
      "comment.see",
      item,
      fc.record({ comment: fc.constantFrom(String(NEWEST), "7"), seen: fc.boolean() }),
    ),
  },
  of("investigation.state", fc.constantFrom("inv", "other"), fc.constant({ state: "open" })),
  of(
    "member.role",
    fc.constantFrom("v", "nobody"),
    fc.record({ role: fc.constantFrom("viewer", "data-only viewer") }),
  ),
  of(
    "member.name",
    fc.constantFrom("v", "ed", "nobody"),
    fc.record({ name: fc.constantFrom("Vera Hill", "ed") }),
  ),
);

const blind = fc.constantFrom("b1", "b2", "b3", "b4", "b5");

/** Counts of frames that were counted before, by somebody who is not shown them. */
export const onBlind = fc.oneof(
  {
    weight: 3,
    arbitrary: of(
      "blind.ask",
      blind,
      fc.record({
        item: fc.constantFrom("a", "b", "c"),
        at: fc.constant(0),
        subject: fc.constant("prisoner"),
        of: fc.constantFrom(null, null, "r1", "v"),
      }),
    ),
  },
  { weight: 6, arbitrary: of("blind.take", blind, fc.constant({})) },
  { weight: 6, arbitrary: of("blind.state", blind, fc.record({ counted: fc.nat(4) })) },
  { weight: 6, arbitrary: of("blind.correct", blind, fc.record({ counted: fc.nat(4) })) },
  { weight: 1, arbitrary: of("blind.withdraw", blind, fc.constant({})) },
);

const doubted = fc.constantFrom("F1", "F2", "F3", "F4", "h1", "h2");

/** What members say of each other's facts and headcounts instead of confirming them. */
export const onDoubt = fc.oneof(
  {
    weight: 3,
    arbitrary: of(
      "doubt.say",
      doubted,
      fc.record({
        about: fc.constantFrom("fact", "headcount"),
        says: fc.constantFrom("not so", "cannot say"),
        basis: fc.constantFrom("another scar", "too dark"),
        evidence: fc.constantFrom(AS_STATED, AS_STATED, "e".repeat(64)),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: of("doubt.withdraw", doubted, fc.record({ about: fc.constantFrom("fact", "headcount") })),
  },
);

const ADDRESSES = ["https://posts.example/1", "https://posts.example/2"] as const;
const wanted = fc.constantFrom(...ADDRESSES.map(wantedId), "w-other");

/** What else is counted. */
export const onCounts = fc.oneof(
  ...(["count.define", "count.correct"] as const).map((verb) =>
    of(
      verb,
      fc.constantFrom("c1", "c2"),
      fc.record({
        name: fc.constantFrom("Conscripts", "CONSCRIPTS", "Wounded"),
        criteria: fc.record({
          verdicts: fc.constantFrom(["verified"], ["verified", "inconclusive"]),
          subjects: fc.constantFrom(["prisoner"], ["prisoner", "guard"]),
          attributes: fc.constantFrom([], ["says-conscript"], ["wounded"]),
          until: fc.constantFrom(null, "2031-04-09"),
        }),
      }),
    ),
  ),
  of("count.withdraw", fc.constantFrom("c1", "c2", "c3"), fc.constant({})),
);

/** What members look for. */
export const onWanted = fc.oneof(
  fc.constantFrom(...ADDRESSES).chain((address) =>
    of(
      "wanted.ask",
      fc.constantFrom(wantedId(address), wantedId(address), "w-other"),
      fc.record({
        address: fc.constant(address),
        account: fc.constantFrom(null, "@mill"),
        posted: fc.constantFrom(null, "2031-04-09"),
        note: fc.constantFrom(null, "by the bridge"),
      }),
    ),
  ),
  of("wanted.fill", wanted, fc.record({ item })),
  of("wanted.withdraw", wanted, fc.constant({})),
);
