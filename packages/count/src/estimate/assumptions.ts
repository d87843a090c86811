// What has to be true for each method, in words to be printed with its value.
import type { EstimateMethod } from "./shape.ts";

export const METHOD_NAMES: Record<EstimateMethod, string> = {
  chapman: "from two lists (Chapman)",
  chao1: "from how often people were seen (Chao1)",
  chao2: "from how many lists people are on (Chao2)",
  "sample-coverage": "from three lists (sample coverage)",
  "log-linear": "from several lists (log-linear model)",
};

const ALWAYS = [
  "Nobody joined or left the population while the lists were made.",
  "Every two sightings of one person were matched, and no two people were taken for one.",
] as const;

const OWN: Record<EstimateMethod, readonly string[]> = {
  chapman: [
    "Being on one list makes nobody more or less likely to be on the other.",
    "On at least one of the lists everybody had the same chance to appear.",
  ],
  chao1: [
    "Each sighting was made independently of the others.",
    "Where some people are easier to see than others, the true number is larger: the value is a lower bound.",
  ],
  chao2: [
    "Each list was made independently of the others.",
    "Where some people are easier to see than others, the true number is larger: the value is a lower bound.",
  ],
  "sample-coverage": [
    "The lists may depend on each other, but only mildly, two by two.",
    "At low coverage the value tends to be too small.",
  ],
  "log-linear": [
    "Lists may depend on each other two by two, and no three of them together.",
    "Everybody whom the lists do not tell apart had the same chances to appear.",
    "The interval does not include the choice of the model.",
  ],
};

export function assumptionsOf(method: EstimateMethod): readonly string[] {
  return [...OWN[method], ...ALWAYS];
}
