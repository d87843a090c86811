// The ways in which a blind count in an inbox can be settled; for tests.
import { firstIn, headcountsIn, markedIn } from "../blind/frame.ts";
import type { Held } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";

/** Whoever counted takes back what they did, whoever counted first corrects it: what goes for one of the two is enough. */
export function blindWays(held: Held, id: string, stage: "asked" | "taken" | "differ"): Change[] {
  const row = held.blind.get(id);
  const withdraw: Change = { verb: "blind.withdraw", subject: id, payload: {} };
  const take: Change = { verb: "blind.take", subject: id, payload: {} };
  if (stage === "asked") return [take, withdraw];
  if (stage === "taken") return [{ verb: "blind.state", subject: id, payload: { counted: 3 } }, withdraw];
  const [first, ...others] = row ? headcountsIn(held, row) : [];
  const correct: Change[] = [
    { verb: "blind.correct", subject: id, payload: { counted: (row && firstIn(held, row)) ?? 0 } },
  ];
  // Where more are marked than the other counted, a headcount that says less settles nothing.
  if (first && row && others.length === 0 && markedIn(held, row) <= (row.counted ?? 0))
    correct.push({
      verb: "headcount.correct",
      subject: first.id,
      payload: {
        item: row.item,
        at: row.atUs as never,
        subject: row.subject,
        atLeast: row.counted ?? 0,
        atMost: null,
      },
    });
  return [...correct, withdraw];
}
