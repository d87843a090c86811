// The language of words: a tag of BCP 47 (`uk`, `sr-Latn`, `es-419`), checked for its form. `und` where nobody knows.
import { z } from "zod";

const LANGUAGE = "(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})";
const REST =
  "(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\\d{3}))?(?:-(?:[a-z\\d]{5,8}|\\d[a-z\\d]{3}))*(?:-[a-wyz\\d](?:-[a-z\\d]{2,8})+)*";
const PRIVATE = "x(?:-[a-z\\d]{1,8})+";
const TAG = new RegExp(`^(?:${LANGUAGE}${REST}(?:-${PRIVATE})?|${PRIVATE})$`, "i");

export const isLanguage = (tag: string): boolean => tag.length <= 63 && TAG.test(tag);

export const languageSchema = z
  .string()
  .max(63)
  .refine(isLanguage, "a language is a tag of BCP 47, such as uk, sr-Latn or es-419; und where nobody knows");

/** Tags of one language are one however their letters are written. */
export const isOneLanguage = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
