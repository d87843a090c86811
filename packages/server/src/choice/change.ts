// Setting one thing on many items in one act, and undoing such an act: all of it, or none.
import {
  changesOf,
  chosenIn,
  libraryOf,
  markOf,
  MOST_CHOSEN,
  ok,
  refuse,
  SAY_WHAT_IT_IS,
  undoOf,
  type changeChosen,
  type Choice,
  type Change,
  type DoneAct,
  type Entry,
  type Held,
  type Result,
  type showFound,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import { askedOf } from "../item/asked.ts";
import type { Searcher } from "../item/search.ts";
import { propose, type Done, type Order } from "../investigation/command.ts";
import type { Tx } from "../journal/append.ts";
import { entriesOf, entryIn } from "../journal/read.ts";

type Asked<C extends { params: z.ZodType }> = Omit<z.infer<C["params"]>, "investigation">;
type Answer = Result<z.infer<typeof changeChosen.answer>>;

export async function foundBy(desk: Pick<Desk, "db">, caller: Searcher, asked: Asked<typeof showFound>) {
  const found = libraryOf(caller.held, await askedOf(desk.db, caller, asked));
  return { found: found.length, mark: markOf(found) };
}

export const setOnChosen = (
  desk: Desk,
  order: Order,
  { choice, set, seen }: Omit<Asked<typeof changeChosen>, "investigation">,
): Promise<Answer> =>
  inOneAct(desk, order, async (tx, held) => {
    const chosen = chosenIn(choice, await foundNow(tx, held, order, choice));
    if (!chosen.ok) return chosen;
    const changes = changesOf(held, chosen.value, set);
    return (await whyNotSeen(tx, held, { ...order, changes, seen })) ?? ok(changes);
  });

async function foundNow(tx: Tx, held: Held, { investigation, by }: Order, choice: Choice) {
  const role = held.member.get(by)?.role;
  if (choice.by === "hand" || role === undefined) return [];
  return libraryOf(held, await askedOf(tx, { investigation, member: by, role, held }, choice.asked));
}

export const undoAct = (desk: Desk, order: Order, act: DoneAct): Promise<Answer> =>
  inOneAct(desk, order, (tx, held) => undone(tx, held, order, act));

type Made = (tx: Tx, held: Held) => Promise<Result<readonly Change[]>>;

/** The changes are made under the lock, of what stands then. */
async function inOneAct(desk: Desk, order: Order, make: Made): Promise<Answer> {
  let changes: readonly Change[] = [];
  const before = async (tx: Tx, held: Held) => {
    const made = await make(tx, held);
    if (!made.ok) return made;
    changes = made.value;
    return null;
  };
  return answered(await propose(desk, order, () => ok(changes), { before }));
}

type Seeing = Order & { readonly changes: readonly Change[]; readonly seen: number | undefined };

/** The same thing is not said anew of an item of which somebody said it since the page was made; what else is said of it is no matter. */
async function whyNotSeen(tx: Tx, held: Held, { investigation, changes, seen }: Seeing) {
  if (seen === undefined) return null;
  const newer = await tx
    .selectFrom("journal")
    .select("subject")
    .where("investigation", "=", investigation)
    .where("seq", ">", seen)
    .where("verb", "in", [...new Set(changes.map(({ verb }) => verb))])
    .where("subject", "=", (eb) => eb.fn.any(eb.val(changes.map(({ subject }) => subject))))
    .limit(1)
    .executeTakeFirst();
  if (!newer) return null;
  const { name } = held.item.get(newer.subject) ?? { name: newer.subject };
  return refuse("subject-changed", `${name} was changed since you looked; look at it and choose again.`);
}

/** Only entries of their own: what another member did is another member's to take back. */
async function undone(tx: Tx, held: Held, { investigation, by }: Order, { from, to }: DoneAct) {
  const isOne = from <= to && to <= held.seq && to - from < MOST_CHOSEN;
  const entries: Entry[] = [];
  if (isOne) for await (const entry of entriesOf(tx, investigation, from - 1, to)) entries.push(entry);
  if (!isOne || entries.some((entry) => entry.by !== by))
    return refuse("not-to-undo", "This is no act of yours on chosen items; undo what you did yourself.");
  const rows = await tx
    .selectFrom("journal")
    .selectAll()
    .where("investigation", "=", investigation)
    .where("subject", "=", (eb) => eb.fn.any(eb.val([...new Set(entries.map(({ subject }) => subject))])))
    .where("verb", "in", [...SAY_WHAT_IT_IS])
    .where("seq", "<", from)
    .orderBy("seq")
    .execute();
  return undoOf(held, { act: entries, before: rows.map((row) => entryIn(row, investigation)) });
}

/** What came under the same key before is told with the numbers that it had. */
function answered(done: Result<Done>): Answer {
  if (!done.ok) return done;
  const { changes, held } = done.value;
  const [last] = changes.slice(-1);
  if (last === undefined) return ok({ changed: 0, act: null });
  const to = "seq" in last ? (last as Entry).seq : held.seq;
  const changed = new Set(changes.map(({ subject }) => subject)).size;
  return ok({ changed, act: { from: to - changes.length + 1, to } });
}
