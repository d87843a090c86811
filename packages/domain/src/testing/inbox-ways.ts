// The ways in which a matter of the inbox can be settled; for tests.
import { actsOf, withdrawals, type Act } from "../inbox/acts.ts";
import type { Matter } from "../inbox/matter.ts";
import type { Informed } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import { blindWays } from "./blind-ways.ts";

/** All the ways in which a matter can be settled, those that need a page opened too. */
export function waysOf(
  { asked }: Matter,
  held: Informed,
): { change: Change; undo: Change | null; does: string }[] {
  const acts = Object.entries(actsOf(asked)) as [string, Act][];
  const quick = acts.map(([does, { change, undo }]) => ({ does, change: change("a scar"), undo }));
  const away = withdrawals(asked).map((change) => ({ does: "withdraw", change, undo: null }));
  const looked: Change[] =
    asked.kind === "marks"
      ? [{ verb: "marks.review", subject: asked.item, payload: { version: asked.version } }]
      : asked.kind === "review"
        ? (["verified", "inconclusive", "false"] as const).map((verdict) => ({
            verb: "item.review",
            subject: asked.item,
            payload: { verdict, reason: `seen at ${held.seq}` },
          }))
        : asked.kind === "blind"
          ? blindWays(held, asked.blind, asked.stage)
          : [];
  return [...quick, ...away, ...looked.map((change) => ({ does: "look", change, undo: null }))];
}
