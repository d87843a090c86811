// Contents held against one another in memory, as the desk does with its tables: who is near by hashes or points, then their pixels.
import {
  choose,
  FrameIndex,
  inTurn,
  leadsAmong,
  PointIndex,
  rankByPoints,
  type RelatedIds,
} from "@sightline/match";
import {
  atOnce,
  isRefusal,
  pairsAtOnce,
  pixelStore,
  relatePair,
  type Geometry,
  type Views,
} from "@sightline/media";
import type { AnyCode } from "../say.ts";

/** `name` is the path as it was given; the clip has the whole one. */
export type NamedViews = { readonly id: string; readonly name: string; readonly views: Views };

export type Asking = {
  readonly geometry: Geometry;
  readonly onProgress: (what: string, done: number, total: number) => void;
  readonly onRefused: (refusal: { code: AnyCode; sentence: string; path: string }) => void;
};

/** What any two of them have to do with each other. In whichever order they are named, the answers are the same. */
export async function relateContents(files: readonly NamedViews[], asking: Asking): Promise<RelatedIds[]> {
  const [frames, points] = [new FrameIndex(), new PointIndex()];
  const sorted = files.toSorted((p, q) => (p.id < q.id ? -1 : 1));
  for (const { id, views } of sorted) {
    frames.add(id, views.clip.prints);
    points.add(
      id,
      views.views.map(({ features }) => features),
    );
  }
  const pairs = new Map<string, readonly [NamedViews, NamedViews]>();
  for (const own of sorted) {
    const chosen = choose({
      ranked: rankByPoints(points, own.views.views),
      leads: leadsAmong(frames.near(own.views.clip.prints), own.id),
      isOpen: (id) => id !== own.id,
    });
    for (const id of chosen) {
      const other = sorted.find((each) => each.id === id);
      if (other !== undefined) pairs.set([own.id, id].sort().join(), inTurn(printed(own), printed(other)));
    }
  }
  const store = pixelStore();
  const said = new Map<string, RelatedIds>();
  let done = 0;
  await atOnce(pairsAtOnce, [...pairs], async ([key, [a, b]]) => {
    const asked = { geometry: asking.geometry, store, batch: "match" };
    const relation = await relatePair(a.views, b.views, asked);
    if (relation !== null && isRefusal(relation)) asking.onRefused({ ...relation, path: b.name });
    else if (relation !== null) said.set(key, { a: a.id, b: b.id, relation });
    asking.onProgress("Compared", (done += 1), pairs.size);
  });
  return [...pairs.keys()].flatMap((key) => said.get(key) ?? []);
}

function printed(file: NamedViews) {
  const { prints, header } = file.views.clip;
  return { ...file, prints, pixels: header.width * header.height };
}
