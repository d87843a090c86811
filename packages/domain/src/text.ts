// What may be kept as text: well-formed Unicode without NUL. Anything else comes back from a database as something else, or not at all.
import { isLine } from "@sightline/count";
import type { z } from "zod";
import { refuse, type Refused } from "./refusal.ts";

/** False where half of a surrogate pair stands alone, or a U+0000. */
export const isText = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** With U+FFFD for each thing that is no text: for what a machine says, which is nobody's own words. */
export const asText = (text: string): string => text.toWellFormed().replaceAll("\0", "\uFFFD");

/** JSON of what a machine says, all of it text. */
export const textJson = (value: unknown): string =>
  JSON.stringify(value, (_, field: unknown) => (typeof field === "string" ? asText(field) : field));

type Place = { readonly value: object; readonly key: string; readonly inside: Place | null };

/** Where in a value something is no text, a field's name included, such as `.spans[0].by`; null when all of it is. */
export const whereNotText = (value: unknown): string | null => whereNot(value, isText);

/** Where in a value a string, or the name of a field, is not as it should be; `but` names fields that are left out. */
export function whereNot(
  value: unknown,
  isRight: (text: string) => boolean,
  but: ReadonlySet<string> = new Set(),
): string | null {
  if (typeof value === "string") return isRight(value) ? null : "";
  if (typeof value !== "object" || value === null) return null;
  // Not by recursion: how deep a value goes is up to whoever sent it.
  const open: Place[] = [{ value, key: "", inside: null }];
  for (let place = open.pop(); place; place = open.pop()) {
    const isList = Array.isArray(place.value);
    for (const [name, field] of Object.entries(place.value as Record<string, unknown>)) {
      if ((typeof field === "number" && isList) || but.has(name)) continue;
      const key = isList ? `[${name}]` : `.${asText(name)}`;
      if (!isRight(name) || (typeof field === "string" && !isRight(field))) return pathTo(place) + key;
      if (typeof field === "object" && field !== null) open.push({ value: field, key, inside: place });
    }
  }
  return null;
}

function pathTo(place: Place): string {
  const keys: string[] = [];
  for (let at: Place | null = place; at; at = at.inside) keys.push(at.key);
  return keys.reverse().join("");
}

/** Refuses a value that holds, wherever in it, what is no text; `path` says where the value itself stands. */
export function whyNotText(value: unknown, path?: string): Refused | null {
  const where = whereNotText(value);
  if (where === null) return null;
  const at = path === undefined ? undefined : `${path}${where}`.replace(/^\./, "");
  return refuse(
    "text-not-unicode",
    "This holds half of a character or a NUL, which cannot be kept as text; write it again without.",
    at,
  );
}

/** The same as a check on a shape. */
export function textOnly(payload: z.core.ParsePayload<unknown>): void {
  const refused = whyNotText(payload.value);
  if (!refused) return;
  payload.issues.push({ code: "custom", message: refused.refusal.sentence, input: payload.value });
}

/** One line of letters that can be seen, and that turn nothing else round: what may stand as a name. */
export const isPlain = (name: string): boolean => isLine(name) && /[\p{L}\p{N}\p{P}\p{S}]/u.test(name);
