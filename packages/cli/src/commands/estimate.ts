// `sightline count --estimate`: a labelled guess at the unseen, or every reason why there is none. Never part of the count.
import {
  count,
  estimate,
  sampleFrom,
  type Case,
  type EstimateMethod,
  type EstimateRefusal,
} from "@sightline/count";
import { print, printRefusal } from "../say.ts";
import { nodesOf } from "../with-case.ts";

export type EstimateOptions = {
  readonly estimate?: EstimateMethod;
  readonly closed?: boolean;
  readonly json?: boolean;
  readonly budget?: number;
};

/** Lists are the sources of the counted items; whether the population was closed is for the member to answer. */
export async function tellEstimate(
  file: Case,
  method: EstimateMethod,
  options: EstimateOptions,
): Promise<void> {
  const sample = sampleFrom(file, {
    result: count(file, nodesOf(options)),
    isClosed: options.closed ?? null,
  });
  const answer = estimate(sample, method);
  if (options.json === true) print(JSON.stringify(answer));
  if (!answer.ok) {
    if (options.json === true) process.exitCode = 1;
    else
      for (const refusal of answer.refusals)
        printRefusal(refusal.code === "population-not-stated" ? asking(refusal) : refusal);
    return;
  }
  if (options.json === true) return;
  print(answer.sentence);
  for (const assumption of answer.assumptions) print(`  assumes: ${assumption}`);
}

/** With how the question is answered here. */
const asking = ({ code, sentence }: EstimateRefusal) => ({
  code,
  sentence: `${sentence} Answer with --closed (nobody did) or --no-closed (somebody did).`,
});
