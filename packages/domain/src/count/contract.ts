// The count as its page sees it: the result with its proof, the funnel, and what is needed to draw the proof.
import { z } from "zod";
import type {
  Breaking,
  Count,
  FootageCount,
  Funnel,
  Sensitivity,
  SensitivityBy,
  Worklist,
} from "@sightline/count";
import { endpoint } from "../endpoint.ts";
import { boxSchema } from "../ids.ts";
import { factSchema, tileSchema } from "../item/contract.ts";

const investigationParams = z.strictObject({ investigation: z.string() });
const refusals = ["sign-in-needed", "no-such-investigation"];

/** Our own engine's output, checked by its proof rather than by a second copy of its type. */
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

export const showCount = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/count",
  params: investigationParams,
  answer: z.strictObject({
    name: z.string(),
    result: z.custom<Count>(isObject),
    funnel: z.custom<Funnel>(isObject),
    /** What `checkProof` said on the server; the page asks it again in the browser. */
    proofChecked: z.boolean(),
    /** The items that the result or the funnel name. */
    items: z.array(tileSchema),
    facts: z.array(factSchema),
    /** Where the sightings of the proof stand in the frames that it uses. */
    boxes: z.array(z.strictObject({ item: z.string(), sighting: z.string(), box: boxSchema })),
    /** Files kept that are neither photos nor videos, and so are no part of the case. */
    otherFiles: z.int(),
  }),
  refusals,
});

/** The case file itself, for a reader who wants to count for themselves. */
export const showCase = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/case",
  params: investigationParams,
  answer: z.unknown(),
  refusals,
});

/** What the number would be without any one of something, what to do next, and what it says of footage. */
export type Strength = {
  /** One for each kind of thing that could fall: item, source, reviewer, fact, tier. */
  readonly sensitivity: { readonly [B in SensitivityBy]: Sensitivity };
  readonly worklist: Worklist;
  /** The smallest losses of items that take the number below round thresholds, highest threshold first. */
  readonly breaks: readonly Breaking[];
  /** For each attribute that a counted sighting carries, in how many distinct pieces of footage. */
  readonly footage: readonly FootageCount[];
};

/** Heavier than the count itself, so a page asks for it apart. */
export const showStrength = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/strength",
  params: investigationParams,
  answer: z.custom<Strength>(isObject),
  refusals,
});
