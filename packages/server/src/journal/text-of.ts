// The one text for a value that somebody else may have put into the database.
import { canonicalJson } from "@sightline/domain";

/** Null where it is nested deeper than can be followed: a database holds what no desk would write. */
export function textOf(value: unknown): string | null {
  try {
    return canonicalJson(value ?? null);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
