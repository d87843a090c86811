// The second factor of an account: taken on, taken off, and its backup codes.
import { z } from "zod";
import { endpoint } from "../endpoint.ts";
import { enteredSchema, passwordSchema, secretSchema } from "./contract.ts";

/** The secret for the app, and the backup codes: told once. Nothing asks for them until a code of the app was given. */
export const beginSecondFactor = endpoint({
  method: "POST",
  path: "/api/account/second-factor/begin",
  says: "Gives the secret and the backup codes of a new second factor, once.",
  beforeFactor: true,
  params: z.strictObject({ password: passwordSchema }),
  answer: z.strictObject({ address: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }),
  refusals: [
    "sign-in-needed",
    "account-needed",
    "wrong-password",
    "too-many-tries",
    "second-factor-on",
    "desk-busy",
  ],
});

/** Ends all other sessions, and goes on in a new one. */
export const confirmSecondFactor = endpoint({
  method: "POST",
  path: "/api/account/second-factor/confirm",
  says: "Turns the second factor on; all other sessions and all tokens end.",
  beforeFactor: true,
  params: z.strictObject({ code: secretSchema }),
  answer: enteredSchema,
  refusals: [
    "sign-in-needed",
    "account-needed",
    "wrong-code",
    "too-many-tries",
    "second-factor-on",
    "desk-busy",
  ],
});

/** Ends all other sessions, and goes on in a new one. */
export const endSecondFactor = endpoint({
  method: "POST",
  path: "/api/account/second-factor/end",
  says: "Takes the second factor off; all other sessions and all tokens end.",
  params: z.strictObject({ password: passwordSchema }),
  answer: enteredSchema,
  refusals: ["sign-in-needed", "account-needed", "wrong-password", "too-many-tries", "desk-busy"],
});

/** New backup codes: those before hold no more. */
export const renewBackupCodes = endpoint({
  method: "POST",
  path: "/api/account/backup-codes",
  says: "Gives new backup codes; those before hold no more.",
  params: z.strictObject({ password: passwordSchema }),
  answer: z.strictObject({ backupCodes: z.array(z.string()) }),
  refusals: [
    "sign-in-needed",
    "account-needed",
    "wrong-password",
    "too-many-tries",
    "second-factor-off",
    "desk-busy",
  ],
});
