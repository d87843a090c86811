// What two items have to do with each other: hashes say where to look, pixels say what is there. The one way for desk and command line.
import {
  asWithin,
  invertedOf,
  type Relation,
  relateBackwards,
  relateMany,
  withParts,
} from "@sightline/match";
import { type MediaRefusal, isRefusal } from "../refusal.ts";
import type { Views } from "../points/views.ts";
import { bornOut } from "./born-out.ts";
import { comparer, type CompareOptions } from "./compare-instants.ts";
import { pixelStore } from "./pixel-store.ts";
import { relateByGeometry, type RelateOptions } from "./relate-by-geometry.ts";

/** Stretches whose pixels are asked; of more the longest. What is put together of so many pieces is rare. */
const mostAsked = 32;

/**
 * How `b` lies in `a`, or null. `a` is the longer one, and the video when only one is: the same two items in that order
 * give the same answer wherever they are held against each other. Throws a RangeError for a photo and a video.
 */
export async function relatePair(
  viewsA: Views,
  viewsB: Views,
  options: Omit<RelateOptions, "lead">,
): Promise<Relation | null | MediaRefusal> {
  const store = options.store ?? pixelStore();
  return store.using([viewsA.clip, viewsB.clip], () => relatedBy(viewsA, viewsB, { ...options, store }));
}

async function relatedBy(
  viewsA: Views,
  viewsB: Views,
  asked: CompareOptions,
): Promise<Relation | null | MediaRefusal> {
  const [a, b] = [viewsA.clip, viewsB.clip];
  const byHashes = relateMany(a.prints, b.prints);
  const isFilm = b.header.kind === "video";
  const forwards = isFilm ? byHashes.filter(({ relation }) => relation === "same-recording") : [];
  const moments = forwards.length > 0 ? forwards : relateBackwards(a.prints, b.prints);
  const proved: Relation[] = [];
  let [alike, refusal]: [Relation | null, MediaRefusal | null] = [null, null];
  for (const moment of moments.slice(0, mostAsked)) {
    const says = await bornOut({ a, b, compare: comparer(a, b, asked) }, moment, asked);
    if (says === null) alike ??= { ...moment, relation: "same-viewpoint", kind: null };
    else if (isRefusal(says)) refusal = says;
    else proved.push(says);
  }
  const [first, ...others] = proved;
  if (first !== undefined) return asWithin(withParts(first, others), a.prints, b.prints);
  if (refusal !== null) return refusal;
  const [lead] = byHashes;
  if (lead === undefined && alike === null) {
    const [negative] = relateMany(a.prints, invertedOf(b.prints));
    // What lies where is the same, and light is not one rising curve: a person looks.
    if (negative !== undefined)
      return { ...negative, relation: "same-viewpoint", kind: null, inverted: true };
  }
  const found = await relateByGeometry(viewsA, viewsB, {
    ...asked,
    ...(lead !== undefined && alike === null && { lead }),
  });
  if (found !== null && isRefusal(found)) return found;
  if (found?.relation === "same-recording" && alike === null) return asWithin(found, a.prints, b.prints);
  // Alike as wholes, and not proved: an edited copy, or another moment from the same spot.
  if (alike !== null) return alike;
  if (found !== null && found.relation !== "same-thing") return found;
  return lead === undefined ? found : { ...lead, relation: "same-viewpoint", kind: null };
}
