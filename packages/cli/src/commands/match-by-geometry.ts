// What hashes leave open between files: crops, captions, pictures in pictures, by points and pixels of a few frames each.
import { isLonger, type Relation } from "@sightline/match";
import {
  candidatePairs,
  isRefusal,
  openGeometry,
  relateByGeometry,
  viewsOf,
  type Clip,
  type Geometry,
  type Views,
} from "@sightline/media";

/** `name` is the path as it was given; the clip has the whole one. */
export type Named = { readonly id: string; readonly name: string; readonly clip: Clip };
export type Related = { readonly a: string; readonly b: string; readonly relation: Relation };

export type Asking = {
  /** True where hashes have settled the pair. */
  readonly isSettled: (one: string, other: string) => boolean;
  readonly onProgress: (done: number, total: number) => void;
  readonly onRefused: (refusal: { code: string; sentence: string; path: string }) => void;
};

/** Full comparisons a file: each decodes frames again. */
const PARTNERS = 6;

/** `a` is the longer, of equally long ones the one that comes first. One thread of geometry, closed at the end. */
export async function relateByPicture(files: readonly Named[], asking: Asking): Promise<Related[]> {
  if (files.length < 2) return [];
  const geometry = openGeometry();
  try {
    const seen = await look(files, geometry, asking);
    const found: Related[] = [];
    const candidates = candidatePairs(
      seen.map(({ views }) => views),
      { each: PARTNERS },
    ).filter(({ a, b }) => {
      const [one, other] = [seen[a], seen[b]];
      return one && other && !asking.isSettled(one.id, other.id);
    });
    for (const [done, pair] of candidates.entries()) {
      asking.onProgress(done, candidates.length);
      const [one, other] = [seen[pair.a], seen[pair.b]];
      if (!one || !other) continue;
      const [a, b] = isLonger(other.clip.prints, one.clip.prints) ? [other, one] : [one, other];
      const views = { a: a.views, b: b.views };
      const relation = await relateByGeometry(a.clip, b.clip, { geometry, views });
      if (relation === null) continue;
      if (isRefusal(relation)) asking.onRefused({ ...relation, path: b.name });
      else found.push({ a: a.id, b: b.id, relation });
    }
    return found;
  } finally {
    await geometry.close();
  }
}

type Seen = Named & { readonly views: Views };

async function look(files: readonly Named[], geometry: Geometry, asking: Asking): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (const [done, file] of files.entries()) {
    asking.onProgress(done, files.length);
    const views = await viewsOf(file.clip, geometry);
    if (isRefusal(views)) asking.onRefused({ ...views, path: file.name });
    else seen.push({ ...file, views });
  }
  return seen;
}
