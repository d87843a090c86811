// The thread behind `counted`: counts cases one after the other, and what it learned of one serves the next of its line.
import { parentPort } from "node:worker_threads";
import { checkProof, conflicts, funnel, recount, type Case, type Count, type Memo } from "@sightline/count";
import { caseSaid, type CaseSaid } from "./case-text.ts";
import type { CountedInThread, CountedText, CounterMessage, CounterOrder, ToldInThread } from "./counter.ts";
import { storyOf } from "./conflict-story.ts";

/** Sightings in the cases that are remembered, the newest excepted. */
const MOST_REMEMBERED = 400_000;
type Remembered = { readonly memo: Memo; readonly said: CaseSaid };
const memos = new Map<string, Remembered>();

parentPort?.on("message", ({ id, order }: { readonly id: number; readonly order: CounterOrder }) => {
  parentPort?.postMessage(answered(id, order));
});

function answered(id: number, order: CounterOrder): CounterMessage {
  try {
    return { id, answer: "count" in order ? counted(order.count) : told(order.tell) };
  } catch (fault) {
    return { id, fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) };
  }
}

function counted({ text, line, remember, options }: CountedText): CountedInThread {
  const earlier = memos.get(line);
  const said = caseSaid(text, earlier?.said);
  const { file, caseHash } = said;
  const { count: result, memo } = recount(file, earlier?.memo, { ...options, caseHash });
  if (remember) keep(line, { memo, said });
  const checked = checkProof(file, result.proof, caseHash);
  return { result, proofChecked: checked.ok && checked.atLeast === result.atLeast };
}

const told = ({ file, result }: { readonly file: Case; readonly result: Count }): ToldInThread => ({
  funnel: funnel(file, result),
  told: conflicts(file).map((conflict) => ({ ...conflict, ...storyOf(file, conflict) })),
});

const weigh = (file: Case): number => file.sightings.length + file.facts.length;

function keep(line: string, remembered: Remembered): void {
  memos.delete(line);
  memos.set(line, remembered);
  let weight = [...memos.values()].reduce((sum, { memo }) => sum + weigh(memo.file), 0);
  for (const [oldest, { memo }] of memos) {
    if (weight <= MOST_REMEMBERED || memos.size === 1) return;
    memos.delete(oldest);
    weight -= weigh(memo.file);
  }
}
