// A refusal is an expected "no": a stable code and one sentence that says what is wrong and what to do.
import { z } from "zod";
import type { RefusalCode } from "./refusals.ts";

/** What somebody else did meanwhile, as the journal says it. */
export const meanwhileSchema = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  /** By name. */
  by: z.string(),
  did: z.string(),
  why: z.string().nullable(),
});
export type Meanwhile = z.infer<typeof meanwhileSchema>;

export type Refusal = {
  readonly code: RefusalCode;
  readonly sentence: string;
  readonly path?: string;
  /** What others did meanwhile, newest last, where that is why. */
  readonly meanwhile?: readonly Meanwhile[];
};

export type Refused = { readonly ok: false; readonly refusal: Refusal };
export type Ok<T> = { readonly ok: true; readonly value: T };
export type Result<T> = Ok<T> | Refused;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Builds a refused result; `path` points at the row or field it speaks of, such as `facts[3].between`. */
export const refuse = (code: RefusalCode, sentence: string, path?: string): Refused => ({
  ok: false,
  refusal: path === undefined ? { code, sentence } : { code, sentence, path },
});
