// Tokens as screens see them: those of the account that is signed in, making one, revoking one.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { nothing, passwordSchema, personSchema, secretSchema } from "./contract.ts";

/** What a program comes in with, in the member's place. */
const tokenSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Ids of those in which it may do anything at all. Everything in them may be read. */
  investigations: z.array(z.string()),
  /** Whether it may be shown pictures and films. */
  media: z.boolean(),
  /** Whether it may write what the member may. */
  write: z.boolean(),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  /** When it was used last, to a minute; null if never. */
  usedAt: z.iso.datetime().nullable(),
});

/** Those that hold. */
export const listTokens = endpoint({
  method: "GET",
  path: "/api/account/tokens",
  says: "The account’s tokens, without their values.",
  beforeFactor: true,
  params: z.strictObject({}),
  answer: z.strictObject({ tokens: z.array(tokenSchema) }),
  refusals: ["sign-in-needed", "account-needed"],
});

/** What may be chosen for a new token. */
export const tokenChoiceSchema = z.strictObject({
  name: personSchema,
  investigations: z.array(z.string()).min(1).max(100),
  media: z.boolean(),
  write: z.boolean(),
  /** For how long it holds. */
  days: z.int().min(1).max(366),
});
export type TokenChoice = z.infer<typeof tokenChoiceSchema>;

/** The value is told this once. The password is asked for: a token holds longer than a browser that was left open. */
export const makeToken = endpoint({
  method: "POST",
  path: "/api/account/tokens",
  says: "Makes a token for the account; its value is told once.",
  params: tokenChoiceSchema.extend({ password: passwordSchema }),
  answer: z.strictObject({ value: z.string(), token: tokenSchema }),
  refusals: [
    "sign-in-needed",
    "account-needed",
    "wrong-password",
    "too-many-tries",
    "desk-busy",
    "no-such-investigation",
  ],
});

export const revokeToken = endpoint({
  method: "POST",
  path: "/api/account/tokens/:token/revoke",
  says: "Revokes a token: it opens nothing any more.",
  beforeFactor: true,
  params: z.strictObject({ token: secretSchema }),
  answer: nothing,
  refusals: ["sign-in-needed", "account-needed", "no-such-token"],
});
