// What a team does around items, drawn at random: triage, comments, roles; for tests.
import * as fc from "fast-check";

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
  of("comment.say", item, fc.record({ text: fc.constantFrom("@ed look here", "seen it", "ґанок") })),
  {
    weight: 4,
    arbitrary: of("comment.withdraw", item, fc.record({ comment: fc.constantFrom(String(NEWEST), "7") })),
  },
  of(
    "item.restrict",
    fc.constantFrom("b", "c", "d", "x"),
    fc.record({ to: fc.constantFrom(null, null, [], ["r1"], ["ed", "v"]) }),
  ),
  of("investigation.state", fc.constantFrom("inv", "other"), fc.constant({ state: "open" })),
  of(
    "member.role",
    fc.constantFrom("v", "nobody"),
    fc.record({ role: fc.constantFrom("viewer", "data-only viewer") }),
  ),
);
