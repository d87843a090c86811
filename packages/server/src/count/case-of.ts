// The case of an investigation, or of one of its named counts; and its number, counted once for each state of the journal.
import { readCase, type Case } from "@sightline/count";
import { exportCase, noSuchCount, ok, type Criteria, type Held, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { counted, type CountedInThread } from "./counter.ts";
import { withFloor } from "./with-floor.ts";

/** What a named count counts by; undefined for the investigation's own. One that was withdrawn can still be looked at. */
export function criteriaOf(held: Held, count: string | undefined): Result<Criteria | undefined> {
  if (count === undefined) return ok(undefined);
  const row = held.count.get(count);
  return row ? ok(row.criteria) : noSuchCount(count);
}

/** A case of ours that `readCase` refuses is a fault of ours. */
export function ownCase(held: Held, by?: Criteria): Case {
  const read = readCase(exportCase(held, by));
  if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "none"}`);
  return read.case;
}

/** Past so many sightings a number takes longer than a page waits: the last one is told, and said to be counted anew. */
export const MANY = 20_000;

export type Number = CountedInThread & { readonly file: Case };
type Of = {
  readonly investigation: string;
  readonly held: Held;
  /** Null where all items are seen, by members who have names: a case of less is another one, and its proof is kept for nobody. */
  readonly line: string | null;
  readonly count?: string | undefined;
};

/** `asked` is false while it is counted ahead of whoever may ask. */
type Known = { readonly number: Promise<Number>; asked: boolean };

/** By what stands: whoever asks for the same number meanwhile gets the same answer. */
const numbers = new WeakMap<Held, Map<string, Known>>();

/** The number with its proof, which was checked. */
export function numberOf(desk: Pick<Desk, "db">, of: Of, by?: Criteria): Promise<Number> {
  const known = knownOf(desk, of, by);
  known.asked = true;
  return known.number;
}

/**
 * Whoever asked for the number before an act asks for the one after it: it is begun before they are told of the act. What
 * nobody asked for is not counted.
 */
export function countAhead(desk: Pick<Desk, "db" | "investigations">): void {
  desk.investigations.onWritten.add(({ investigation, before, after }) => {
    if (after.sighting.size > MANY) return;
    const asked = [...(numbers.get(before) ?? [])].filter(([, known]) => known.asked);
    // The answer to the act goes out first.
    setImmediate(() => {
      for (const [count] of asked) {
        const named = after.count.get(count);
        if (count !== "" && (named === undefined || named.withdrawn)) continue;
        const of = { investigation, held: after, line: null, ...(count !== "" && { count }) };
        knownOf(desk, of, named?.criteria);
      }
    });
  });
}

function knownOf(desk: Pick<Desk, "db">, { investigation, held, line, count }: Of, by?: Criteria): Known {
  const all = numbers.get(held) ?? new Map<string, Known>();
  numbers.set(held, all);
  const key = count ?? "";
  const there = all.get(key);
  if (there) return there;
  const file = ownCase(held, by);
  const number = withFloor(desk, { investigation, count: key }, { keep: line === null }, (options) =>
    counted({ file, line: JSON.stringify([investigation, key, line]), remember: true, options }),
  ).then((found) => ({ ...found, file }));
  const known = { number, asked: false };
  all.set(key, known);
  number.catch(() => all.delete(key));
  return known;
}
