// The thread behind `strengthOf`: pure work on one case, each part told as soon as it is worked out.
import { parentPort, workerData } from "node:worker_threads";
import { breaks, count, footageWith, nextBest, readCase, sensitivity, type Case } from "@sightline/count";
import { strengthPartSchema, type Strength, type StrengthPart } from "@sightline/domain";

const STEPS = 12;
/** For each threshold; past it the search turns greedy and says so. */
const RECOUNTS = 20;
/** Below this, `still at least … without any one item` says it all. */
const FEW = 4;

export type StrengthMessage = { readonly part: StrengthPart; readonly strength: Partial<Strength> };

const read = readCase(workerData);
if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "nothing"}.`);
for (const part of strengthPartSchema.options) {
  const message: StrengthMessage = { part, strength: partOf(read.case, part) };
  parentPort?.postMessage(message);
}

function partOf(file: Case, part: StrengthPart): Partial<Strength> {
  switch (part) {
    case "item":
    case "source":
    case "reviewer":
    case "fact":
      return { [part]: sensitivity(file, part) };
    case "breaks":
      return { breaks: breaksOf(file) };
    case "worklist":
      return { worklist: nextBest(file, STEPS) };
    case "footage":
      return { footage: footageOf(file) };
  }
}

/** Near nine tenths, three quarters and half of the number; round tens where it is large. */
function breaksOf(file: Case): Strength["breaks"] {
  const { atLeast } = count(file);
  if (atLeast < FEW) return [];
  const unit = atLeast < 40 ? 1 : 10;
  const thresholds = [0.9, 0.75, 0.5].map((share) => Math.floor((share * atLeast) / unit) * unit);
  return [...new Set(thresholds)].flatMap((threshold) => {
    const broken = breaks(file, threshold, { budget: RECOUNTS });
    return broken.ok ? [broken] : [];
  });
}

function footageOf(file: Case): Strength["footage"] {
  const result = count(file);
  const attributes = new Set(file.sightings.flatMap((sighting) => sighting.attributes));
  return [...attributes]
    .sort()
    .map((attribute) => footageWith(file, { attribute, result }))
    .filter(({ atLeast }) => atLeast > 0);
}
