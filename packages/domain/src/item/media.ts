// The addresses of pictures and films, as routes: what they name, and what they send.
import { z } from "zod";
import type { RefusalCode } from "../refusals.ts";

/** What is no endpoint: it sends or takes other things than JSON. */
export type Address = {
  /** A GET when left out. */
  readonly method?: "get" | "post" | "patch" | "delete" | "options";
  readonly path: string;
  /** Of success; 200 when left out. */
  readonly status?: number;
  /** What it sends, in one sentence. */
  readonly says: string;
  readonly params: z.ZodType;
  readonly types: readonly string[];
  readonly refusals: readonly RefusalCode[];
};

const item = { investigation: z.string(), item: z.string() };
const instant = z.strictObject({
  ...item,
  /** Microseconds of the item's own presentation time; 0 for a photo. */
  at: z.string().regex(/^-?\d{1,15}$/),
});
const LOOKING: readonly RefusalCode[] = [
  "sign-in-needed",
  "no-such-investigation",
  "no-such-member",
  "not-allowed",
  "no-such-picture",
];
const MAKING: readonly RefusalCode[] = [...LOOKING, "undecodable", "desk-busy"];

export const renditionSchema = z.enum(["veil", "thumbnail", "still", "strip"]);

/** A film is asked for whole, or in pieces by the header `range`. */
export const MEDIA = {
  showPicture: {
    path: "/media/:investigation/:item/:picture",
    says: "A picture of an item: for its veil, small, in full, or a video at a glance.",
    params: z.strictObject({ ...item, picture: renditionSchema }),
    types: ["image/jpeg"],
    refusals: LOOKING,
  },
  showFrame: {
    path: "/media/:investigation/:item/frame/:at",
    says: "The frame of an instant.",
    params: instant,
    types: ["image/jpeg"],
    refusals: MAKING,
  },
  showExact: {
    path: "/media/:investigation/:item/exact/:at",
    says: "Every pixel of the frame of an instant.",
    params: instant,
    types: ["image/png"],
    refusals: MAKING,
  },
  showFilm: {
    path: "/media/:investigation/:item/film",
    says: "A video that any browser plays.",
    params: z.strictObject(item),
    types: ["video/mp4", "video/webm"],
    refusals: [...MAKING, "no-such-part"],
  },
} as const satisfies Readonly<Record<string, Address>>;

/** Path of a video's film: its time is the video's own, less the PTS of its first frame. Made when first asked for. */
export const filmOf = (investigation: string, item: string): string =>
  `/media/${encodeURIComponent(investigation)}/${encodeURIComponent(item)}/film`;

/**
 * Paths of an item's pictures: renditions, the frame of an instant, or that frame exactly: a PNG of every pixel of it; of
 * a photo at 0. The server answers them with `nosniff`, `no-store` and a sandboxing policy.
 */
export const pictureOf = (
  investigation: string,
  item: string,
  picture: "veil" | "thumbnail" | "still" | "strip" | { readonly atUs: number; readonly exact?: boolean },
): string => {
  const base = `/media/${encodeURIComponent(investigation)}/${encodeURIComponent(item)}`;
  if (typeof picture === "string") return `${base}/${picture}`;
  return `${base}/${picture.exact === true ? "exact" : "frame"}/${picture.atUs}`;
};
