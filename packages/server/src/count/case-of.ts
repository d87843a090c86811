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

export type Number = CountedInThread & { readonly file: Case };
type Of = {
  readonly investigation: string;
  readonly held: Held;
  /** Null where all items are seen, by members who have names: a case of less is another one, and its proof is kept for nobody. */
  readonly line: string | null;
  readonly count?: string | undefined;
};

/** By what stands: whoever asks for the same number meanwhile gets the same answer. */
const numbers = new WeakMap<Held, Map<string, Promise<Number>>>();

/** The number with its proof, which was checked. */
export function numberOf(desk: Pick<Desk, "db">, { investigation, held, line, count }: Of, by?: Criteria) {
  const known = numbers.get(held) ?? new Map<string, Promise<Number>>();
  numbers.set(held, known);
  const key = count ?? "";
  const there = known.get(key);
  if (there) return there;
  const file = ownCase(held, by);
  const number = withFloor(desk, { investigation, count: key }, { keep: line === null }, (options) =>
    counted({ file, line: JSON.stringify([investigation, key, line]), remember: true, options }),
  ).then((found) => ({ ...found, file }));
  known.set(key, number);
  number.catch(() => known.delete(key));
  return number;
}
