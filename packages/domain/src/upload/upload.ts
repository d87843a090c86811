// An upload: a file on its way in from a page, told by its path and where it was found, until its bytes are collected.
import { isLine } from "@sightline/count";
import { z } from "zod";
import { addressSchema } from "../check/check.ts";
import { dateSchema } from "../ids.ts";
import type { Source } from "../item/item.ts";
import { refuse, type Refused } from "../refusal.ts";
import { isText, textOnly } from "../text.ts";

/** In letters of three bytes each, as base64, this fits the headers of a request, of which a server reads 16 kB. */
const PROVENANCE_LETTERS = 2500;

const line = z.string().trim().min(1).max(500).refine(isLine, "it has a line break or a control character");

/** Where one upload, or a whole batch, was found; each part is left out while it is not known. */
export const provenanceSchema = z.strictObject({
  url: addressSchema.optional(),
  account: line.optional(),
  /** As precise as what is known. */
  posted: dateSchema.optional(),
  foundBy: line.optional(),
  credit: line.optional(),
  rights: line.optional(),
  note: z.string().trim().min(1).max(1500).meta({ lines: 3 }).optional(),
  /** It came from somebody who must not be named, or from a place that not everybody can look at. */
  closed: z.boolean().optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** What is said of an upload when it begins. */
export const describedSchema = z
  .strictObject({
    /** Its path in what was chosen, from its name up to the folder that was dragged in: `march/road.jpg`. */
    path: z
      .string()
      .max(500)
      .refine((path) => whyNotPath(path) === null, "it is no path of a file inside a folder"),
    provenance: provenanceSchema.refine(
      (told) => JSON.stringify(told).length <= PROVENANCE_LETTERS,
      "it is too long; write less",
    ),
  })
  .check(textOnly);
export type Described = z.infer<typeof describedSchema>;

/** Days for which an upload waits for its next bytes, or an answer about one for being asked again. */
export const UPLOAD_DAYS = 7;

/** Uploads that one member may have begun and not ended in an investigation. */
export const MOST_UPLOADS = 1000;

/**
 * Why text cannot be the path of a file inside a folder or a ZIP: it would lead out of it, or two programs would read it
 * differently. Null where it can.
 */
export function whyNotPath(path: string): "not-text" | "absolute" | "leads-out" | "odd" | null {
  if (!isText(path) || /\p{Cc}/u.test(path)) return "not-text";
  if (/^(?:[/\\]|[a-z]:)/i.test(path)) return "absolute";
  const parts = path.split("/");
  if (parts.includes("..") || path.split("\\").includes("..")) return "leads-out";
  return parts.some((part) => part === "" || part === ".") || path.includes("\\") ? "odd" : null;
}

export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** The source of an item that was brought in, as the journal keeps it, all but its path. */
export function sourceOf({ url, account, credit, closed, ...rest }: Provenance): Omit<Source, "path"> {
  return {
    url: url ?? null,
    account: account ?? null,
    credit: credit ?? null,
    ...rest,
    ...(closed === true && { closed }),
  };
}

/** From the metadata of an upload, name by name; its provenance is JSON. Refuses `wrong-shape`. */
export function readDescribed(
  told: Readonly<Record<string, string>>,
): { readonly ok: true; readonly value: Described } | Refused {
  const read = describedSchema.safeParse({ ...told, provenance: jsonIn(told["provenance"] ?? "{}") });
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  return notDescribed(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}`);
}

export const notDescribed = (detail: string): Refused =>
  refuse("wrong-shape", `What is said of this upload is not in its shape (${detail}); say it again.`);

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
