// What an investigation listens for: what statements may say of whoever speaks, and whose words are taken to be spoken in captivity.
import { z } from "zod";

const line = z.string().trim().min(1).max(60);

export const sayingsSchema = z.strictObject({
  /** Attributes of whoever speaks, such as `says-conscript`. */
  attributes: z.array(line).max(50),
  /** Subjects who speak in captivity, until somebody says otherwise of a statement. */
  captive: z.array(line).max(50),
});
export type Sayings = z.infer<typeof sayingsSchema>;

/** Whoever is counted until somebody says otherwise is a prisoner. */
export const FIRST_SAYINGS: Sayings = { attributes: [], captive: ["prisoner"] };
