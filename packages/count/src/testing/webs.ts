// Webs of stated differences: photos of one person each, so many pairs of them different that only a search finds the most.
import { caseOf, people, photo, SIGNED } from "./examples.ts";
import type { Case, Fact } from "../case/shape.ts";
import { dice } from "./world.ts";

/** Of ten pairs about `ofTen` are stated to be different. */
export function webOf(seed: number, photos: number, ofTen: number): Case {
  const roll = dice(seed);
  const ids = Array.from({ length: photos }, (_, i) => `i${String(i).padStart(3, "0")}`);
  const facts = ids.flatMap((a, i) =>
    ids.slice(i + 1).flatMap((b): Fact[] => {
      if (roll(10) >= ofTen) return [];
      return [{ ...SIGNED, id: `${a} ${b}`, kind: "different", between: [`${a}-0`, `${b}-0`] }];
    }),
  );
  return caseOf({ items: ids.map((id) => photo(id)), sightings: ids.flatMap((id) => people(id, 1)), facts });
}
