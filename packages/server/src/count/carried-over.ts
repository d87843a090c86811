// A case whose parts are the very objects of an earlier one where they say the same: what was learned of those holds.
import { isDeepStrictEqual } from "node:util";
import type { Case } from "@sightline/count";

const WHOLE = ["criteria", "items", "frames", "sightings", "headcounts", "groups"] as const;

export function carriedOver(file: Case, earlier: Case): Case {
  const same = Object.fromEntries(
    WHOLE.filter((part) => isDeepStrictEqual(file[part], earlier[part])).map((part) => [part, earlier[part]]),
  );
  const known = new Map(earlier.facts.map((fact) => [fact.id, fact]));
  const facts = file.facts.map((fact) => {
    const before = known.get(fact.id);
    return before !== undefined && isDeepStrictEqual(before, fact) ? before : fact;
  });
  return { ...file, ...same, facts };
}
