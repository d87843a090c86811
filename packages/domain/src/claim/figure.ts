// The figure of a claim as it was given, exact or vague, and between which numbers it lies.
import { z } from "zod";

/** No party claims more people than there are. */
const number = z.int().min(0).max(10_000_000_000);

export const figureSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["exactly", "at-least", "at-most"]), number }),
  z.strictObject({ kind: z.literal("range"), low: number, high: number }),
  /** What “about” means is agreed with the claim: whoever reviews it reviews that too. */
  z.strictObject({ kind: z.literal("about"), number, low: number, high: number }),
  /** A word for a number, such as “hundreds”: what it means is agreed for the whole investigation. */
  z.strictObject({ kind: z.literal("word"), word: z.string().trim().min(1).max(60) }),
  /** It was said, and no figure was given. */
  z.strictObject({ kind: z.literal("none") }),
]);
export type Figure = z.infer<typeof figureSchema>;

export const vagueWordSchema = z.strictObject({
  word: z.string().trim().min(1).max(60),
  /** Null where the word says nothing of that end. */
  low: number.nullable(),
  high: number.nullable(),
});
export type VagueWord = z.infer<typeof vagueWordSchema>;

/** What words mean until an investigation agrees otherwise. It never changes: old investigations began with it. */
export const FIRST_VAGUE: readonly VagueWord[] = [
  { word: "dozens", low: 24, high: null },
  { word: "hundreds", low: 200, high: null },
  { word: "thousands", low: 2000, high: null },
  { word: "many", low: null, high: null },
];

/** Between which numbers the true one lies if the claim is right; null where there is no such end. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

const wordKey = (word: string): string => word.trim().normalize("NFKC").toLowerCase();

export const isOneWord = (a: string, b: string): boolean => wordKey(a) === wordKey(b);

/** Null where nothing can be tested: no figure was given, or nobody agreed what the word means. */
export function boundsOf(figure: Figure, vague: readonly VagueWord[]): Bounds | null {
  switch (figure.kind) {
    case "exactly":
      return { low: figure.number, high: figure.number };
    case "at-least":
      return { low: figure.number, high: null };
    case "at-most":
      return { low: null, high: figure.number };
    case "range":
    case "about":
      return { low: figure.low, high: figure.high };
    case "word": {
      const agreed = vague.find(({ word }) => isOneWord(word, figure.word));
      return agreed === undefined || (agreed.low === null && agreed.high === null)
        ? null
        : { low: agreed.low, high: agreed.high };
    }
    case "none":
      return null;
  }
}
