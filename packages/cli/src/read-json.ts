// Reads a text or JSON file, or says why not.
import type { RefusalCode } from "@sightline/domain";
import { constants, isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { whereNotJson } from "./where-not-json.ts";

type Read<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: { code: RefusalCode; sentence: string; path: string } };

const refused = (code: RefusalCode, sentence: string, path: string): Read<never> => ({
  ok: false,
  refusal: { code, sentence, path },
});

/** UTF-8, a byte order mark left out. Bytes that are none are refused: read otherwise, two names could become one. */
export async function readText(file: string): Promise<Read<string>> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error);
  if (!Buffer.isBuffer(bytes) || bytes.length > constants.MAX_STRING_LENGTH)
    return refused("unreadable", "This file cannot be read; check its path, its rights and its size.", file);
  if (!isUtf8(bytes))
    return refused("text-not-unicode", "This file is no UTF-8 text; save it as UTF-8.", file);
  return { ok: true, value: bytes.toString("utf8").replace(/^\uFEFF/, "") };
}

export async function readJson(file: string): Promise<Read<unknown>> {
  const text = await readText(file);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column, why } = whereNotJson(text.value);
    return refused("not-json", `This file is not JSON: line ${line}, column ${column}: ${why}.`, file);
  }
}
