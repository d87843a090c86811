// Estimates the unseen, or refuses with every reason; never part of the minimum.
import { assumptionsOf, METHOD_NAMES } from "./assumptions.ts";
import { chao, goodTuring } from "./chao.ts";
import { chapman } from "./chapman.ts";
import { logLinear } from "./log-linear.ts";
import { logInterval } from "./numbers.ts";
import { disagreement, malformed, refusalsOf } from "./refusals.ts";
import { sampleCoverage } from "./sample-coverage.ts";
import type { Estimate, EstimateMethod, Fit, Sample } from "./shape.ts";
import type { Tally } from "./tally.ts";
import { frequenciesOf, tally } from "./tally.ts";

export function estimate(sample: Sample, method: EstimateMethod): Estimate {
  const broken = malformed(sample, method);
  if (broken.length > 0) return { ok: false, method, refusals: broken };
  const added = tally(sample);
  const seen = frequenciesOf(sample, method === "chao1" ? "sightings" : "lists");
  const isChao = method === "chao1" || method === "chao2";
  const coverage = isChao ? goodTuring(seen, seen.total) : coverageOf(added);
  const judged = { method, tally: added, coverage, again: seen.observed - seen.once };
  const refusals = refusalsOf(sample, judged);
  const fit = isChao ? chao(seen) : fitLists(added, sample.lists.length, method);
  const unfit = whyUnfit(fit, added.observed);
  if (!fit || unfit !== undefined)
    return { ok: false, method, refusals: [...refusals, { code: "no-model-fits", sentence: unfit ?? "" }] };
  refusals.push(...disagreement(fit.models));
  if (refusals.length > 0) return { ok: false, method, refusals };
  const { observed } = added;
  const interval = logInterval(observed, fit.value, fit.variance);
  const [about, low, high] = [fit.value, interval.low, interval.high].map(Math.round);
  return {
    ok: true,
    method,
    value: fit.value,
    standardError: Math.sqrt(fit.variance),
    interval,
    observed,
    coverage,
    models: fit.models,
    assumptions: assumptionsOf(method),
    sentence: `Estimate, not a count: about ${about} people (95 % interval ${low} to ${high}), ${METHOD_NAMES[method]}; ${observed} of them were seen.`,
  };
}

/** Lists that avoid each other can put an estimate below the people on them: it describes no population then. */
function whyUnfit(fit: Fit | undefined, observed: number): string | undefined {
  if (!fit) return "No model of these lists converges; there are too few people on too many lists.";
  if (fit.value >= observed && fit.variance >= 0) return undefined;
  return "The estimate falls below the people seen; these lists are not drawn as the method supposes.";
}

function fitLists({ cells, on, pairs }: Tally, lists: number, method: EstimateMethod): Fit | undefined {
  if (method === "sample-coverage") return sampleCoverage(cells);
  if (method === "log-linear") return logLinear(cells, lists);
  return chapman({ n1: on[0] ?? 0, n2: on[1] ?? 0, m: pairs[0]?.both ?? 0 });
}

/** The mean share of each list that some other list has too (Chao & Tsay 1998; for two lists ½(m/n1 + m/n2)). */
function coverageOf({ on, only }: Tally): number {
  const alone = on.map((n, j) => (n === 0 ? 1 : (only[j] ?? 0) / n));
  return 1 - alone.reduce((sum, share) => sum + share, 0) / alone.length;
}
