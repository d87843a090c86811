// Drawn worlds with everything in them, and the numbers that their counts are compared by; for tests.
import * as fc from "fast-check";
import { richWorldOf } from "./rich-world.ts";
import type { World } from "./world.ts";

export const rich = (exhaustive = false): fc.Arbitrary<World> =>
  fc
    .tuple(fc.nat(2 ** 31), fc.integer({ min: 3, max: 14 }), fc.integer({ min: 2, max: 4 }), fc.nat(12))
    .map(([seed, people, events, pairFacts]) =>
      richWorldOf(seed, { people, events, itemsPerEvent: 3, shownPerItem: 5, pairFacts, exhaustive }),
    );

export const numbers = ({ atLeast, couldReach }: { atLeast: number; couldReach: number }) => ({
  atLeast,
  couldReach,
});
