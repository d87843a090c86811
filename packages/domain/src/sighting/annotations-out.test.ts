// Web Annotations say in every frame where somebody is drawn, in numbers that are the shares themselves.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { PTS_US, SEED } from "../testing/any-change.ts";
import { anyFilm } from "../testing/any-marks.ts";
import { writeAnnotations } from "./annotations-out.ts";
import type { MarkedFilm } from "./pixels.ts";
import { boxAt, isVisible } from "./track.ts";

type Annotation = {
  readonly id: string;
  readonly body: readonly { readonly value: string }[];
  readonly target: readonly { readonly source: object; readonly selector?: { readonly value: string } }[];
};
const itemsOf = (film: MarkedFilm) => (JSON.parse(writeAnnotations(film)) as { items: Annotation[] }).items;

type Fragment = { from: number; to: number; box: number[] | null };
/** Exactly, by moving the point back: seconds as µs from the first frame, percentages as shares. */
const read = (fragment: string): Fragment => {
  const [, time = "", place] = /^t=([^&]*)(?:&xywh=percent:(.*))?$/.exec(fragment) ?? [];
  const [from = NaN, to = Infinity] = time.split(",").map((text) => Number(`${text}e6`));
  return { from, to, box: place?.split(",").map((text) => Number(`${text}e-2`)) ?? null };
};

test("every frame in which somebody is seen has one fragment, with the box that everything draws by, to the bit", () => {
  fc.assert(
    fc.property(anyFilm(), (film) => {
      const items = new Map(itemsOf(film).map((one) => [one.id, one]));
      for (const one of film.sightings) {
        const item = items.get(`urn:sightline:sighting:${encodeURIComponent(one.id)}`);
        expect(item?.body.map(({ value }) => value)).toEqual([one.subject, ...one.attributes]);
        const fragments = item?.target.map(({ selector }) => read(selector?.value ?? "")) ?? [];
        for (const at of film.seen.ptsUs) {
          const when = at - (film.seen.ptsUs[0] ?? 0);
          const here = fragments.filter(({ from, to }) => from <= when && when < to);
          const box = boxAt(one, at);
          const sides = box && [box.left, box.top, box.width, box.height];
          expect(here.map((fragment) => fragment.box)).toEqual(isVisible(one, at) ? [sides] : []);
        }
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

const film: MarkedFilm = {
  name: "clip.mp4",
  sha256: "c".repeat(64),
  kind: "video",
  seen: { width: 200, height: 100, ptsUs: PTS_US },
  sightings: [
    {
      id: "p 1",
      subject: "prisoner",
      attributes: ["wounded"],
      spans: [
        [0, 80_000],
        [200_000, 200_000],
      ],
      track: [
        [0, 0.07, 0.1, 0.2, 0.5],
        [40_000, 1e-7, 0.1, 0.2, 1],
      ],
    },
  ],
};

test("a film is written with times, frames of one box together, the last frame to the end, no place where none is drawn", () => {
  const [one] = itemsOf(film);
  expect(one?.id).toBe("urn:sightline:sighting:p%201");
  expect(one?.target.map(({ selector }) => selector?.value)).toEqual([
    "t=0,0.04&xywh=percent:7,10,20,50",
    "t=0.04,0.13&xywh=percent:0.00001,10,20,100",
    "t=0.2",
  ]);
  expect(one?.target[0]?.source).toEqual({
    id: `nih:sha-256;${"c".repeat(64)}`,
    type: "Video",
    label: "clip.mp4",
  });
});

test("a photo has places alone, and is named whole where nobody drew one", () => {
  const photo = { ...film, kind: "photo" as const, seen: { ...film.seen, ptsUs: [0] } };
  const marked = film.sightings.map((one) => ({ ...one, spans: [[0, 0] as const] }));
  const [boxed] = itemsOf({ ...photo, sightings: marked });
  expect(boxed?.target.map(({ selector }) => selector?.value)).toEqual(["xywh=percent:7,10,20,50"]);
  const [whole] = itemsOf({ ...photo, sightings: marked.map((one) => ({ ...one, track: null })) });
  expect(whole?.target).toEqual([{ source: { ...boxed?.target[0]?.source, type: "Image" } }]);
});
