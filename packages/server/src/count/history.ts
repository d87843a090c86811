// How a number came about, as far as it is worked out; asking for it has the rest worked out.
import { isSeen, mayRead, MOST_STEPS, ok, type Result, type showHistory } from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { entriesShown } from "../journal/list.ts";
import { entryIn } from "../journal/read.ts";
import { within } from "../within.ts";
import { criteriaOf } from "./case-of.ts";
import type { Counting } from "./count.ts";

/** What is new is most often worked out in so many ms: then it is in the answer. */
const SOON_MS = 500;

/** Of all items, whatever whoever asks sees of them; what an entry says is for those who see what it is about. */
export async function historyOfCount(
  desk: Pick<Desk, "db" | "histories">,
  caller: Counting,
  count?: string,
): Promise<Result<z.infer<typeof showHistory.answer>>> {
  const { investigation, held, unseen } = caller;
  const criteria = criteriaOf(held, count);
  if (!criteria.ok) return criteria;
  // The number with a first count, of before or of now, tells that count.
  if (unseen !== null && unseen.blind.size > 0)
    return ok({ steps: [], found: 0, upTo: held.seq, newest: held.seq, withheld: true });
  const upTo = async (): Promise<number> =>
    (
      await desk.db
        .selectFrom("cachedHistory")
        .select("seq")
        .where("investigation", "=", investigation)
        .executeTakeFirst()
    )?.seq ?? 0;
  if ((await upTo()) < held.seq)
    await within(SOON_MS, desk.histories.catchUp(investigation), Promise.resolve());
  const known = await upTo();
  const all = desk.db
    .selectFrom("cachedStep")
    .where("investigation", "=", investigation)
    .where("count", "=", count ?? "");
  const { found } = await all.select((eb) => eb.fn.countAll<number>().as("found")).executeTakeFirstOrThrow();
  const rows = await all
    .select(["seq", "entries", "at", "atLeast"])
    .orderBy("seq", "desc")
    .limit(MOST_STEPS)
    .execute();
  const entries = await entriesOfSteps(
    desk,
    caller,
    rows.map(({ seq }) => seq),
  );
  const steps = rows
    .reverse()
    .map(({ at, ...row }) => ({ ...row, at: at.toISOString(), entry: entries.get(row.seq) ?? null }));
  return ok({ steps, found, upTo: Math.min(known, held.seq), newest: held.seq, withheld: false });
}

async function entriesOfSteps(desk: Pick<Desk, "db">, caller: Counting, seqs: readonly number[]) {
  const { investigation, role, unseen } = caller;
  if (!mayRead(role, "work") || seqs.length === 0) return new Map();
  const rows = await desk.db
    .selectFrom("journal")
    .selectAll()
    .where("investigation", "=", investigation)
    .where("seq", "=", (eb) => eb.fn.any(eb.val([...seqs])))
    .execute();
  const entries = rows
    .map((row) => entryIn(row, investigation))
    .filter((entry) => unseen === null || isSeen(unseen, entry));
  const shown = await entriesShown(desk, caller, entries);
  return new Map(shown.map((entry) => [entry.seq, entry]));
}
