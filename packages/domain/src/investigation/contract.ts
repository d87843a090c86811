// Proposing changes: the one way in for whatever needs nothing but its own rule.
import { z } from "zod";
import { placeSchema } from "../draft/contract.ts";
import { endpoint } from "../endpoint.ts";
import { changeSchema } from "../journal/entry.ts";
import type { Verb } from "../journal/nouns.ts";

/** These come with more than a rule can see: bytes that are stored first, evidence that was looked at, a journal that begins. */
const OTHERWISE: readonly Verb[] = [
  "investigation.open",
  "item.collect",
  "item.source",
  "pair.decide",
  "footage.confirm",
];

export const proposedSchema = changeSchema.refine(({ verb }) => !OTHERWISE.includes(verb), {
  message: "This has a way in of its own",
});

/**
 * Changes of the member who calls, decided in order: all of them, or none. With `seen`, the number of the newest entry that
 * the page had, they are refused where somebody else put something in the same place after it, and both are told; without
 * it they are about what is so now. Sent again under the same `idempotency-key`,
 * they are written once.
 */
export const proposeChanges = endpoint({
  method: "POST",
  path: "/api/investigations/:investigation/changes",
  says: "Writes changes into the journal in the member’s name: all of them, or none.",
  byToken: "write",
  anyRule: true,
  waits: true,
  params: z.strictObject({
    investigation: z.string(),
    changes: z.array(proposedSchema).min(1).max(500),
    seen: z.int().min(0).optional(),
    reason: z.string().max(2000).optional(),
    /** The draft that they state, which goes with them. */
    draft: placeSchema.optional(),
  }),
  /** `written` is 0 when it was so already; `seq` is the number of the newest entry after it. */
  answer: z.strictObject({ written: z.int(), seq: z.int() }),
  /** Besides these, whatever the rule of a verb refuses. */
  refusals: [
    "sign-in-needed",
    "other-origin",
    "no-such-investigation",
    "no-such-member",
    "not-allowed",
    "subject-changed",
    "key-used",
  ],
});
