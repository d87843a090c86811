// The thread behind `strengthOf`: pure work on one case, answered by one message.
import { parentPort, workerData } from "node:worker_threads";
import { breaks, count, footageWith, nextBest, readCase, sensitivity } from "@sightline/count";
import type { Strength } from "@sightline/domain";

const STEPS = 12;
/** For each threshold; past it the search turns greedy and says so. */
const RECOUNTS = 20;

const read = readCase(workerData);
if (!read.ok) throw new Error(`Expected a case that reads, got ${read.refusals[0]?.sentence ?? "nothing"}.`);
const file = read.case;
const result = count(file);
const attributes = [...new Set(file.sightings.flatMap((sighting) => sighting.attributes))].sort();
/** Round tens near nine tenths, three quarters and half of the number. */
const thresholds = [0.9, 0.75, 0.5].map((share) => Math.floor((share * result.atLeast) / 10) * 10);
const strength: Strength = {
  sensitivity: {
    item: sensitivity(file, "item"),
    source: sensitivity(file, "source"),
    reviewer: sensitivity(file, "reviewer"),
    fact: sensitivity(file, "fact"),
    tier: sensitivity(file, "tier"),
  },
  worklist: nextBest(file, STEPS),
  breaks: [...new Set(thresholds)].flatMap((threshold) => {
    const broken = breaks(file, threshold, { budget: RECOUNTS });
    return broken.ok ? [broken] : [];
  }),
  footage: attributes
    .map((attribute) => footageWith(file, { attribute, result }))
    .filter(({ atLeast }) => atLeast > 0),
};
parentPort?.postMessage(strength);
