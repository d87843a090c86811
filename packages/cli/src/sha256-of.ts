// The SHA-256 of a file that somebody named, read once and in large pieces.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** 64 lower-case hex digits; null where the file cannot be read. */
export async function sha256Of(file: string): Promise<string | null> {
  const digest = createHash("sha256");
  try {
    await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), digest);
    return digest.digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return null;
  }
}
