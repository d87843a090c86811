// The identifiers and measures that entries carry, each with its shape.
import { whatATimeIs } from "@sightline/count";
import { z } from "zod";

/** An id that a person may have chosen: letters, digits and `. _ - @ + space` inside, 1 to 200 characters. */
export const idSchema = z
  .string()
  .min(1, { abort: true })
  .max(200)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, "an id holds no control characters and no half of a character");

/** A member's id, also typed after `--as`. */
export const memberIdSchema = z
  .string()
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}$/, "a member id is letters, digits, dots and dashes, at most 64");

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 is 64 lower-case hex digits");

/** Integer microseconds of an item's own presentation time. */
export const microsecondsSchema = z
  .int({ error: ({ input }) => `times are ${whatATimeIs(input)}` })
  .brand<"Microseconds">();
export type Microseconds = z.infer<typeof microsecondsSchema>;

/** A closed span of presentation time, both ends real frames: `[startUs, endUs]`. */
export const spanSchema = z
  .tuple([microsecondsSchema, microsecondsSchema])
  .refine(([start, end]) => start <= end, "a span ends before it starts");
export type Span = z.infer<typeof spanSchema>;

/** A share of the displayed frame's width or height, in [0, 1]. */
export const fractionSchema = z.number().min(0).max(1).brand<"Fraction">();
export type Fraction = z.infer<typeof fractionSchema>;

/** One box of a track: `[atUs, left, top, width, height]`, fractions of the displayed frame. */
export const boxSchema = z.tuple([
  microsecondsSchema,
  fractionSchema,
  fractionSchema,
  fractionSchema,
  fractionSchema,
]);
export type Box = z.infer<typeof boxSchema>;

/**
 * A part of a frame: `[left, top, width, height]` in shares of the displayed frame. What is no region its rule says by name
 * (`isRegion`).
 */
export const regionSchema = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Region = z.infer<typeof regionSchema>;

/** A year, month, day or instant in UTC, as precise as what is known: `2031`, `2031-04-09`, `2031-04-09T10:00:00Z`. */
export const dateSchema = z
  .string()
  .regex(
    /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z)?)?)?$/,
    "a date is 2031, 2031-04, 2031-04-09 or 2031-04-09T10:00:00Z",
  );
