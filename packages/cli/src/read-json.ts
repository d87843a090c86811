// Reads a JSON file, or says why not.
import { readFile } from "node:fs/promises";

type Read =
  | { ok: true; value: unknown }
  | { ok: false; refusal: { code: string; sentence: string; path: string } };

export async function readJson(file: string): Promise<Read> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => error);
  if (typeof text !== "string") {
    return {
      ok: false,
      refusal: {
        code: "unreadable",
        sentence: "This file cannot be read; check its path and its rights.",
        path: file,
      },
    };
  }
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    return {
      ok: false,
      refusal: { code: "not-json", sentence: `This file is not JSON: ${why}.`, path: file },
    };
  }
}
