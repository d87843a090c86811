// MOT holds the box of every frame: what it wrote is read as the same boxes, and written again as the same bytes.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { SEED } from "../testing/any-change.ts";
import { anyFilm, sightingsOf } from "../testing/any-marks.ts";
import { readMot } from "./mot.ts";
import { writeMot } from "./mot-out.ts";
import { boxesOf, type MarkedFilm } from "./pixels.ts";
import { boxAt, isVisible } from "./track.ts";

const runs = { seed: SEED, numRuns: 300 };
/** Read back into another desk. */
const back = (film: MarkedFilm, text: string): MarkedFilm => {
  const reading = readMot(text, { item: "c", subject: "prisoner", prefix: "clip-", seen: film.seen });
  expect(reading.refusals).toEqual([]);
  return { ...film, sightings: sightingsOf(reading.changes) };
};
const boxed = ({ sightings, seen }: MarkedFilm) => sightings.filter((one) => boxesOf(one, seen).length > 0);
const millionth = (share: number) => Math.round(share * 1e6) / 1e6;
const sides = ["left", "top", "width", "height"] as const;

const key = (boxes: readonly (readonly number[])[]) => boxes.map((box) => box.join()).sort();

test("any marks, written, read and written again are the same bytes", () => {
  fc.assert(
    fc.property(anyFilm(), (film) => {
      const { text, without } = writeMot(film);
      const again = back(film, text);
      expect(writeMot(again)).toEqual({ text, without: [] });
      expect(again.sightings).toHaveLength(film.sightings.length - without.length);
    }),
    runs,
  );
});

test("every frame has the box that everything draws by, to a millionth, and a frame without one has none", () => {
  fc.assert(
    fc.property(anyFilm(), (film) => {
      const { text } = writeMot(film);
      const read = back(film, text).sightings;
      for (const at of film.seen.ptsUs) {
        // Whoever is who is not in the file by id: the boxes of one frame are compared as they lie.
        const of = (some: typeof read) => some.flatMap((one) => boxAt(one, at) ?? []);
        const there = of(film.sightings as typeof read).map((box) =>
          sides.map((side) =>
            side === "left" || side === "top" ? millionth(box[side]) : Math.max(1e-6, millionth(box[side])),
          ),
        );
        expect(key(of(read).map((box) => sides.map((side) => box[side])))).toEqual(key(there));
      }
    }),
    runs,
  );
});

test("boxes that came from MOT are given back to the bit", () => {
  const share = fc.integer({ min: 2, max: 500_000 }).map((k) => (2 * k) / 1e6);
  fc.assert(
    fc.property(anyFilm(share), (film) => {
      const first = back(film, writeMot(film).text);
      const second = back(first, writeMot(first).text);
      expect(second.sightings).toEqual(first.sightings);
      for (const one of first.sightings)
        for (const at of film.seen.ptsUs) expect(boxAt(one, at) !== null).toBe(isVisible(one, at));
    }),
    runs,
  );
});

const seen = { width: 200, height: 100, ptsUs: [0, 40_000, 80_000] };
const one = (id: string, track: MarkedFilm["sightings"][number]["track"]) => ({
  id,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 80_000]] as const,
  track,
});
const film = (...sightings: MarkedFilm["sightings"]): MarkedFilm => ({
  name: "clip.mp4",
  sha256: "c".repeat(64),
  kind: "video",
  seen,
  sightings,
});
const ends = [
  [0, 0.1, 0.1, 0.2, 0.5],
  [80_000, 0.3, 0.1, 0.2, 0.5],
] as const;

test("numbers at the end of ids are kept; of ids without one of their own, the places are taken", () => {
  const still = [[0, 0.333333, 0.1, 0.2, 0.5]] as const;
  expect(writeMot(film(one("clip-12", ends), one("clip-7", still), one("nobody", null)))).toEqual({
    text: [
      "1,7,66.6666,10,40,50,1,-1,-1,-1",
      "2,7,66.6666,10,40,50,1,-1,-1,-1",
      "3,7,66.6666,10,40,50,1,-1,-1,-1",
      "1,12,20,10,40,50,1,-1,-1,-1",
      "2,12,40,10,40,50,1,-1,-1,-1",
      "3,12,60,10,40,50,1,-1,-1,-1",
    ].join("\n"),
    without: ["nobody"],
  });
  const { text } = writeMot(film(one("a-1", ends), one("b-1", still)));
  expect(new Set(text.split("\n").map((line) => line.split(",")[1]))).toEqual(new Set(["1", "2"]));
});

test("a box that passes the edge by its rounding is cut there, and one too small to be read is a millionth", () => {
  const over = film(one("p-1", [[0, 0.666667, 1 - 1e-9, 0.333334, 1e-9]]));
  const { text } = writeMot(over);
  const again = back(over, text);
  expect(writeMot(again).text).toBe(text);
  const [read] = again.sightings;
  expect(read?.track?.[0]).toEqual([0, 0.666667, 0.999999, 0.333333, 0.000001]);
  expect(boxed(over)).toHaveLength(1);
});
