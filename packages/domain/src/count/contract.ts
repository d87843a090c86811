// The count as its page sees it: the result with its proof, the funnel, and what is needed to draw the proof.
import { z } from "zod";
import type {
  Breaking,
  Conflict,
  Count,
  FootageCount,
  Funnel,
  Sensitivity,
  Worklist,
} from "@sightline/count";
import { loweredShown } from "../blind/contract.ts";
import { endpoint } from "../endpoint.ts";
import { boxSchema, idSchema } from "../ids.ts";
import { proposedSchema } from "../investigation/contract.ts";
import { factSchema, tileSchema } from "../item/contract.ts";

/** `count` is the id of a named one; left out, it is what the investigation itself counts. */
const countParams = z.strictObject({ investigation: z.string(), count: idSchema.optional() });
const refusals = ["sign-in-needed", "no-such-investigation", "no-such-count"] as const;

/** Our own engine's output, checked by its proof rather than by a second copy of its type. */
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

/** A conflict with what it looks like. */
export type ConflictStory = Conflict & {
  /** The sightings that its `same` facts make one person, from one end to the other; empty when it has none. */
  readonly chain: readonly string[];
  /** Items, sightings and headcounts that stand in two groups of which it says that they share nobody. */
  readonly onBothSides: readonly string[];
  /** A frame in which the two ends of the chain stand side by side. */
  readonly meeting: {
    readonly item: string;
    readonly atUs: number;
    readonly sightings: readonly [string, string];
  } | null;
};

/** Where sightings stand in frames, to draw them there. */
const boxesSchema = z.array(z.strictObject({ item: z.string(), sighting: z.string(), box: boxSchema }));

export const showCount = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/count",
  says: "The least number of distinct people, with its proof.",
  byToken: "read",
  params: countParams,
  answer: z.strictObject({
    name: z.string(),
    /** What the named count is called; null for the investigation's own. */
    count: z.string().nullable(),
    result: z.custom<Count>(isObject),
    funnel: z.custom<Funnel>(isObject),
    /** What `checkProof` said on the server; the page asks it again in the browser. */
    proofChecked: z.boolean(),
    /** The items that the result or the funnel name. */
    items: z.array(tileSchema),
    facts: z.array(factSchema),
    /** What the members who stand behind facts and reviews are called. */
    members: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    /** Ranked: in each, what to look at again first. */
    conflicts: z.custom<readonly ConflictStory[]>(Array.isArray),
    /** Where the sightings of the proof and of the conflicts stand in the frames that show them. */
    boxes: boxesSchema,
    /** Files kept that are neither photos nor videos, and so are no part of the case. */
    otherFiles: z.int(),
    /**
     * Null for whoever sees all items. Else all of this is of those that they see, and this is what all items prove, by a
     * proof that was checked and is not theirs to see; with null in it, by none that holds.
     */
    ofAll: z.strictObject({ atLeast: z.int().nullable() }).nullable(),
    /**
     * Items of which whoever asks counts a frame blind: all of this is without what is marked and counted in them, it is not
     * the number, and that of all items is not told.
     */
    blind: z.array(z.string()),
    /** Frames that two members counted differently: the smaller count counts. */
    lowered: z.array(loweredShown),
  }),
  refusals,
});

/**
 * What changes would do to the number if a second member stood behind them too. Nothing is written; what the rules refuse
 * they refuse here.
 */
export const showEffect = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/effect",
  says: "What changes would do to the number once a second member confirms them; nothing is written.",
  byToken: "write",
  anyRule: true,
  params: z.strictObject({
    investigation: z.string(),
    changes: z.array(proposedSchema).min(1).max(100),
    reason: z.string().max(2000).optional(),
  }),
  answer: z.strictObject({
    /** By proofs that were checked: as it is, and as it would be. */
    now: z.int(),
    after: z.int(),
    /** The weakest kind of fact that the number would rest on; null where it rests on none. */
    tier: z.int().nullable(),
    /** Groups that it speaks of and that wait for a review themselves: taken as reviewed too. */
    waiting: z.int(),
    /** How many conflicts there would be that are not there yet: what is in one would be set aside. */
    conflicts: z.int(),
    /** Facts that stand, in these; none where what is asked about cannot hold by itself. */
    against: z.array(factSchema),
  }),
  refusals,
});

/** The case file itself, for a reader who wants to count for themselves. */
export const showCase = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/case",
  says: "The investigation as a case file, to count for oneself.",
  byToken: "read",
  params: countParams,
  answer: z.unknown(),
  refusals,
  exact: true,
});

/** The parts of `Strength` in the order in which they are worked out: what takes least and is read first comes first. */
export const strengthPartSchema = z.enum([
  "item",
  "source",
  "reviewer",
  "worklist",
  "footage",
  "breaks",
  "fact",
]);
export type StrengthPart = z.infer<typeof strengthPartSchema>;

/** What the number would be without any one of something, what to do next, and what it says of footage. */
export type Strength = {
  readonly item: Sensitivity;
  readonly source: Sensitivity;
  readonly reviewer: Sensitivity;
  /** The smallest losses of items that take the number below round thresholds, highest threshold first. */
  readonly breaks: readonly Breaking[];
  readonly worklist: Worklist;
  /** For each attribute that a counted sighting carries, in how many distinct pieces of footage. */
  readonly footage: readonly FootageCount[];
  readonly fact: Sensitivity;
};

/**
 * One part of how strong a number is. Heavier than the count itself, so a page asks for each part apart, and is answered
 * as soon as that part is worked out. `caseHash` says of which case: the one whose number is on the page.
 */
export const showStrength = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/strength/:part",
  says: "One part of how strong the number is.",
  byToken: "read",
  params: countParams.extend({ part: strengthPartSchema, caseHash: z.string() }),
  answer: z.strictObject({
    strength: z.custom<Partial<Strength>>(isObject),
    /** Of the sightings that the worklist asks to compare: the largest box of each. */
    boxes: boxesSchema,
  }),
  refusals: [...refusals, "evidence-changed"],
});
