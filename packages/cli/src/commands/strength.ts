// `sightline count --sensitivity`, `--breaks` and `--next`: how strong a number is, and what would raise it.
import { breaks, nextBest, sensitivity, type Case, type SensitivityBy } from "@sightline/count";
import { print, printRefusal } from "../say.ts";
import { nodesOf } from "../with-case.ts";

export type StrengthOptions = {
  readonly sensitivity?: SensitivityBy;
  readonly breaks?: number;
  readonly next?: number;
  readonly json?: boolean;
  readonly budget?: number;
};

/** What was asked for, in one object with `--json`, else a line each. */
export async function tellStrength(file: Case, options: StrengthOptions): Promise<void> {
  const { sensitivity: by, breaks: threshold, next, json } = options;
  const without = by === undefined ? undefined : sensitivity(file, by, nodesOf(options));
  const broken = threshold === undefined ? undefined : breaks(file, threshold, nodesOf(options));
  if (broken?.ok === false) return printRefusal(broken, json);
  const worklist = next === undefined ? undefined : nextBest(file, next, nodesOf(options));
  if (json === true) return print(JSON.stringify({ sensitivity: without, breaks: broken, next: worklist }));
  if (without) {
    print(without.sentence);
    for (const { key, atLeast, loss } of without.losses.filter((one) => one.loss !== 0)) {
      print(`  without ${key}: at least ${atLeast} (${loss > 0 ? `−${loss}` : `+${-loss}`})`);
    }
  }
  if (broken) print(broken.sentence);
  if (worklist) {
    const { steps, isComplete } = worklist;
    if (steps.length === 0 && isComplete) print("Nothing that one step could settle would raise the number.");
    for (const { gain, sentence } of steps) print(`+${gain}  ${sentence}`);
    if (!isComplete) print("The search ended before everything was tried, so a better step may be missing.");
    if (worklist.unseen !== "") print(worklist.unseen);
  }
}
