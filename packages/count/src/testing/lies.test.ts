// The lies themselves: what they are told of, what they add up to, and that those of an outside attack are among them.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseOf, people, photo, SIGNED } from "./examples.ts";
import { caseHashOf } from "../case/hash.ts";
import type { Case, Fact } from "../case/shape.ts";
import { groundOf, worth } from "./ground.ts";
import { liesAbout } from "./lies.ts";
import { suspendedOf, truthOf } from "./oracle.ts";
import { plainProof } from "./plain-proof.ts";
import { smallCase } from "./small-cases.ts";
import { dice } from "./world.ts";

const different: Fact = { ...SIGNED, id: "F", kind: "different", between: ["p-0", "q-0"] };
const photos = [photo("p"), photo("q")];
const crowd = (id: string, item: string, atLeast: number) => ({
  id,
  item,
  at: 0,
  subject: "prisoner",
  atLeast,
  atMost: null,
});

const track = (id: string, from: number, to: number) => ({
  id,
  item: "v",
  subject: "prisoner",
  attributes: [],
  spans: [[from, to] as const],
});

/** The sure lies of some rolls, by kind, with their numbers. */
function told(file: Case, kind: RegExp): number[] {
  const lies = Array.from({ length: 30 }, (_, seed) => liesAbout(file, undefined, dice(seed))).flat();
  return lies.flatMap((lie) =>
    lie.isSure && kind.test(lie.kind) ? [(lie.proof as { atLeast: number }).atLeast] : [],
  );
}

describe("the lies about a case", () => {
  it("add two crowds by a difference between one man of each", () => {
    const file = caseOf({
      items: photos,
      sightings: [...people("p", 1), ...people("q", 1)],
      headcounts: [crowd("h", "p", 29), crowd("k", "q", 40)],
      facts: [different],
    });
    expect(truthOf(file, [])).toBe(40);
    expect(told(file, /^sum: a reason of kind different of the first only$/)).toContain(69);
    expect(told(file, /^headcount: its own marks counted again$/)).toContain(41);
  });

  it("add three and three by one difference, and two frames of one video by a third", () => {
    const file = caseOf({
      items: photos,
      sightings: [...people("p", 3), ...people("q", 3)],
      facts: [different],
    });
    expect(told(file, /^sum: a reason of kind different/)).toContain(4);
    const sightings = [track("a", 0, 50), track("b", 0, 10), track("c", 50, 100), track("d", 90, 100)];
    const video = caseOf({ items: [photo("v", { kind: "video" })], sightings });
    expect(told(video, /^sum: a reason of kind frame of the first only$/)).toContain(4);
  });

  it("lean on a suspended difference", () => {
    const facts: Fact[] = [{ ...different, id: "F1", kind: "same" }, different, { ...different, id: "F3" }];
    const file = caseOf({ items: photos, sightings: [...people("p", 1), ...people("q", 1)], facts });
    expect(told(file, /^pair: a suspended fact, as a difference$/)).toContain(2);
    expect(told(file, /^link: a suspended fact$/)).toContain(1);
  });

  it("have the hash of the case and the number that they add up to, and are the same for the same rolls", () => {
    fc.assert(
      fc.property(fc.oneof(smallCase(), smallCase("conflicted")), fc.nat(), (file, seed) => {
        const before = structuredClone(file);
        const lies = liesAbout(file, undefined, dice(seed)).filter(
          ({ kind }) => !kind.startsWith("envelope"),
        );
        const proofs = lies.map(({ proof }) => proof as { caseHash: string; atLeast: number; root: unknown });
        expect(new Set(proofs.map(({ caseHash }) => caseHash))).toEqual(new Set([caseHashOf(file)]));
        expect(proofs.map(({ atLeast }) => atLeast)).toEqual(proofs.map(({ root }) => worth(root)));
        expect(
          liesAbout(file, undefined, dice(seed))
            .slice(0, lies.length)
            .map(({ proof }) => proof),
        ).toEqual(proofs);
        expect(file).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it("are of many kinds, each told of many cases", () => {
    const files = fc.sample(smallCase("conflicted"), { numRuns: 300, seed: 3 });
    const kinds = files.flatMap((file, seed) =>
      liesAbout(file, undefined, dice(seed)).map(({ kind }) => kind),
    );
    const often = Map.groupBy(kinds, (kind) => kind);
    expect(often.size).toBeGreaterThan(150);
    for (const kind of [
      "pair: no reason at all",
      "pair: a frame in which one is not visible",
      "pair: a suspended fact, as a difference",
      "pair: a suspended fact, one group on both sides",
      "pair: groups of their own, through a wrong door",
      "headcount: its own marks counted again",
      "headcount: in two nodes",
      "frame: flagged",
      "frame: somebody of another item",
      "reasons: one pair left without",
      "reasons: the index -1",
      "person: one under two names, in one frame",
      "person: has it from somebody not joined",
      "link: a suspended fact",
      "sum: no separation",
      "sum: a reason of kind different of the first only, parts within parts",
      "sum: one group on both sides",
      "nothing: a part without people beside somebody",
      "envelope: the number beyond 2^53",
    ])
      expect([kind, (often.get(kind)?.length ?? 0) > 2]).toEqual([kind, true]);
  });
});

describe("a plain proof", () => {
  it("adds up to the largest number that can be proved, with a reason for each two", () => {
    fc.assert(
      fc.property(fc.oneof(smallCase(), smallCase("conflicted")), (file) => {
        const { atLeast, root } = plainProof(groundOf(file));
        expect(atLeast).toBe(truthOf(file, suspendedOf(file)));
        const [members, reasons] =
          root.kind === "people" ? [root.people.length, root.reasons.length] : [0, 0];
        expect(2 * reasons).toBe(members * Math.max(0, members - 1));
      }),
      { numRuns: 300 },
    );
  });
});
