// Voices as their page sees them: remarks, reports and context facts, who stands behind each, and what each is attached to.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { tileSchema } from "../item/contract.ts";
import { signOffSchema } from "../member/contract.ts";
import { attachedSchema, voiceSaidSchema } from "./voice.ts";

const voiceShown = signOffSchema.extend({
  id: z.string(),
  said: voiceSaidSchema,
  /** What each thing that it is attached to is called: whose claim it is, a file, an event; in the order of `about`. */
  attached: z.array(attachedSchema.extend({ name: z.string() })),
  /** Why whoever asks may not review it; null where they may, or where somebody has. */
  whyNot: z.string().nullable(),
});
export type VoiceShown = z.infer<typeof voiceShown>;

export const listVoices = endpoint({
  method: "GET",
  path: "/api/investigations/:investigation/voices",
  says: "What voices outside say: remarks, reports of others and context facts, each with what it is attached to.",
  byToken: "read",
  params: z.strictObject({ investigation: z.string() }),
  answer: z.strictObject({
    /** By when they were said, or began to be so; those without a time last. */
    voices: z.array(voiceShown),
    /** Items that keep copies. */
    items: z.array(tileSchema),
    /** Why whoever asks may enter none; null where they may. */
    whyNotState: z.string().nullable(),
  }),
  refusals: ["sign-in-needed", "no-such-investigation"],
});
export type VoicesShown = z.infer<typeof listVoices.answer>;
