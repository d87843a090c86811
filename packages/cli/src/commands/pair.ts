// `sightline pair`: pairs of items that may show the same recording, and a member's answers about them.
import { findItem, type Answer } from "@sightline/domain";
import { answerPair, reopenPair, type Desk } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, print, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";
import { answerSaid, tellPairs } from "./match-here.ts";

type Options = { readonly investigation?: string; readonly json?: boolean; readonly reason?: string };

export const listPairs = (
  options: Options & { which: "undecided" | "leads" | "decided" | "all" },
  global: Global,
): Promise<void> => tellPairs(options, global, options.which);

/** Items by id, file name or SHA-256. The answer is about whatever evidence there is now. */
export const decidePair = (
  names: readonly [string, string],
  options: Options & { answer: Answer },
  global: Global,
): Promise<void> =>
  change(names, options, global, (desk, order) =>
    answerPair(desk, { ...order, answer: options.answer, evidence: "current" }),
  );

export const reopen = (names: readonly [string, string], options: Options, global: Global): Promise<void> =>
  change(names, options, global, (desk, order) => reopenPair(desk, order));

type Change = (desk: Desk, order: Parameters<typeof reopenPair>[1]) => ReturnType<typeof reopenPair>;

const change = (
  [one, other]: readonly [string, string],
  options: Options,
  global: Global,
  say: Change,
): Promise<void> =>
  withMember(global, options, async ({ desk, id: investigation, held, by }) => {
    const a = findItem(held, one);
    if (!a.ok) return printRefusal(a.refusal, options.json);
    const b = findItem(held, other);
    if (!b.ok) return printRefusal(b.refusal, options.json);
    const order = { investigation, by, a: a.value.id, b: b.value.id, reason: options.reason };
    const said = await say(desk, order);
    if (!said.ok) return printRefusal(said.refusal, options.json);
    const { decision, footage, undecided } = said.value;
    if (options.json === true)
      print(JSON.stringify({ a: order.a, b: order.b, decision, footage, undecided }));
    else {
      const together =
        footage.a !== null && footage.a === footage.b ? ` Both are in footage ${footage.a}.` : "";
      note(
        `${a.value.name} and ${b.value.name}: ${decision ? `${answerSaid(decision, { a: a.value, b: b.value })}, by ${decision.by}` : "undecided"}.${together} ${undecided} left to decide.`,
      );
    }
  });
