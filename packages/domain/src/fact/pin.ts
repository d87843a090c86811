// A pin of a fact: a part of a frame where what it says shows, such as a scar, with a few words of what is to be seen there.
import { z } from "zod";
import { idSchema, microsecondsSchema, regionSchema } from "../ids.ts";

/** One line, which begins with something to read; what turns the direction of writing is in none. */
const NOTE =
  /^[^\s\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069][^\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u;

export const pinSchema = z.strictObject({
  /** One in which one of the two people is marked. */
  item: idSchema,
  /** A frame of it; of a photo 0. */
  at: microsecondsSchema,
  region: regionSchema,
  note: z.string().max(200).regex(NOTE, "a note is one line of words").optional(),
});
export type Pin = z.infer<typeof pinSchema>;

/** So many are looked through in one fact. */
export const MOST_PINS = 12;
