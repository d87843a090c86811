// Reads a text or JSON file, or says why not.
import { readFile } from "node:fs/promises";

type Read<T> =
  | { ok: true; value: T }
  | { ok: false; refusal: { code: string; sentence: string; path: string } };

const refused = (code: string, sentence: string, path: string): Read<never> => ({
  ok: false,
  refusal: { code, sentence, path },
});

/** UTF-8, a byte order mark left out. */
export async function readText(file: string): Promise<Read<string>> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text === "string") return { ok: true, value: text.replace(/^\uFEFF/, "") };
  return refused("unreadable", "This file cannot be read; check its path and its rights.", file);
}

export async function readJson(file: string): Promise<Read<unknown>> {
  const text = await readText(file);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) };
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return refused("not-json", `This file is not JSON: ${why}.`, file);
  }
}
