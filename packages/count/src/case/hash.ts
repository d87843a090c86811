// The fingerprint of a case: SHA-256 of its canonical JSON; shared by the solver and the proof checker, which share nothing else.
import { sha256 } from "./sha256.ts";

/**
 * The hash of a case, as read or as parsed JSON: the two agree.
 * Canonical JSON is JSON without white space, keys in UTF-16 code unit order, arrays in their own order; a key whose
 * value is null or an empty array is left out, because the case format gives an absent key the same meaning.
 */
export function caseHashOf(json: unknown): string {
  return sha256(canonical(json));
}

/** Canonical JSON text of any JSON value; what is no JSON (undefined, functions) is written as null. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const parts: string[] = [];
  for (const [key, inner] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const absent = inner === null || inner === undefined || (Array.isArray(inner) && inner.length === 0);
    if (!absent) parts.push(`${JSON.stringify(key)}:${canonical(inner)}`);
  }
  return `{${parts.join(",")}}`;
}
