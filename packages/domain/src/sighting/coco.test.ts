// COCO video JSON goes out and comes back as the same bytes; what other tools write is read, and what cannot be is refused by its place.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import { PTS_US, SEED } from "../testing/any-change.ts";
import { anyFilm, sightingsOf } from "../testing/any-marks.ts";
import { COLLECTED, freshHeld, play, signed } from "../testing/play.ts";
import { readCoco } from "./coco.ts";
import { writeCoco } from "./coco-out.ts";
import { boxAt } from "./track.ts";
import type { MarkedFilm } from "./pixels.ts";

const seen = { width: 200, height: 100, ptsUs: PTS_US };
const target = { item: "c", subject: null, prefix: null, stem: "clip-", seen };
const film: MarkedFilm = {
  name: "clip.mp4",
  sha256: "c".repeat(64),
  kind: "video",
  seen,
  sightings: [
    {
      id: "p1",
      subject: "prisoner",
      attributes: ["wounded"],
      spans: [
        [0, 80_000],
        [130_000, 130_000],
      ],
      track: [
        [0, 0.1, 0.1, 0.2, 0.5],
        [80_000, 0.3, 0.1, 0.2, 0.5],
      ],
    },
  ],
};

/** As it was written in November 2026: read for ever. */
const SAMPLE =
  '{"info":{"description":"Marks of clip.mp4","version":"sightline.coco/1"},"videos":[{"id":1,"name":"clip.mp4","width":200,"height":100,"length":5}],"images":[{"id":1,"video_id":1,"frame_id":0,"file_name":"clip.mp4","width":200,"height":100,"pts_us":0},{"id":2,"video_id":1,"frame_id":1,"file_name":"clip.mp4","width":200,"height":100,"pts_us":40000},{"id":3,"video_id":1,"frame_id":2,"file_name":"clip.mp4","width":200,"height":100,"pts_us":80000},{"id":4,"video_id":1,"frame_id":3,"file_name":"clip.mp4","width":200,"height":100,"pts_us":130000},{"id":5,"video_id":1,"frame_id":4,"file_name":"clip.mp4","width":200,"height":100,"pts_us":200000}],"categories":[{"id":1,"name":"prisoner"}],"tracks":[{"id":1,"video_id":1,"category_id":1,"sighting":"p1","attributes":["wounded"],"spans":[[0,80000],[130000,130000]]}],"annotations":[{"id":1,"image_id":1,"video_id":1,"category_id":1,"track_id":1,"bbox":[20,10,40,50],"area":2000,"iscrowd":0,"keyframe":true,"occluded":false,"fractions":[0.1,0.1,0.2,0.5]},{"id":2,"image_id":2,"video_id":1,"category_id":1,"track_id":1,"bbox":[40,10,40,50],"area":2000,"iscrowd":0,"keyframe":false,"occluded":false,"fractions":[0.2,0.1,0.2,0.5]},{"id":3,"image_id":3,"video_id":1,"category_id":1,"track_id":1,"bbox":[60,10,40,50],"area":2000,"iscrowd":0,"keyframe":true,"occluded":false,"fractions":[0.3,0.1,0.2,0.5]}]}';

type Json = { [list: string]: Record<string, unknown>[] };
const changed = (change: (file: Json) => void, from: MarkedFilm = film): Json => {
  const file = JSON.parse(writeCoco(from)) as Json;
  change(file);
  return file;
};
const row = (file: Json, list: string, i = 0): Record<string, unknown> => file[list]?.[i] ?? {};

/** What a tool writes that knows nothing of ours: images, categories, boxes in pixels. */
const foreign = (annotations: readonly object[], more: object = {}) => ({
  images: PTS_US.map((_, i) => ({ id: 70 + i, frame_id: i })),
  categories: [{ id: 3, name: "person" }],
  annotations: annotations.map((one, i) => ({ id: i, category_id: 3, bbox: [20, 10, 40, 50], ...one })),
  ...more,
});

describe("marks that go out", () => {
  test("come back as the sightings that they were, key frames as key frames, and go out as the same bytes", () => {
    fc.assert(
      fc.property(anyFilm(), (any) => {
        const text = writeCoco(any);
        const reading = readCoco(JSON.parse(text), { ...target, seen: any.seen });
        expect(reading.refusals).toEqual([]);
        const back = sightingsOf(reading.changes);
        expect(writeCoco({ ...any, sightings: back })).toBe(text);
        for (const one of any.sightings)
          expect(back.find(({ id }) => id === one.id)).toEqual({ ...one, item: "c" });
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("hold in every frame the box that everything draws by, to the bit, and no box where there is none", () => {
    fc.assert(
      fc.property(anyFilm(), (any) => {
        const file = JSON.parse(writeCoco(any)) as Json;
        const tracks = new Map(file["tracks"]?.map(({ id, sighting }) => [id, sighting]));
        const { width: w, height: h, ptsUs } = any.seen;
        for (const one of any.sightings) {
          const rows = file["annotations"]?.filter(({ track_id }) => tracks.get(track_id) === one.id) ?? [];
          const said = new Map(rows.map((each) => [Number(each["image_id"]) - 1, each]));
          for (const [frame, at] of ptsUs.entries()) {
            const box = boxAt(one, at);
            const sides = box && [box.left, box.top, box.width, box.height];
            expect(said.get(frame)?.["fractions"] ?? null).toEqual(sides);
            expect(said.get(frame)?.["bbox"] ?? null).toEqual(
              sides?.map((side, i) => side * (i % 2 === 0 ? w : h)) ?? null,
            );
          }
        }
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  test("are written as they were in November 2026, and such a file is read", () => {
    expect(writeCoco(film)).toBe(SAMPLE);
    expect(sightingsOf(readCoco(JSON.parse(SAMPLE), target).changes)).toEqual([
      { item: "c", ...film.sightings[0] },
    ]);
  });

  test("are named as they were, or with a prefix before; the subject may be said anew", () => {
    const [mark] = readCoco(JSON.parse(SAMPLE), { ...target, prefix: "x-", subject: "guard" }).changes;
    expect(mark).toMatchObject({ subject: "x-p1", payload: { subject: "guard" } });
  });

  test("are what the rule of marking takes, once", () => {
    const held = freshHeld();
    play(held, COLLECTED);
    const proposed = readCoco(JSON.parse(SAMPLE), target).changes.map((change) => signed(change, "r1"));
    expect(play(held, proposed)).toHaveLength(1);
    for (const change of proposed) expect(decide(held, change)).toEqual({ ok: true, value: [] });
  });
});

describe("a box that another tool moved", () => {
  test("is taken from its pixels, and so is each box of its track: none is where the key frames put it", () => {
    const file = changed((one) => (row(one, "annotations", 1)["bbox"] = [50, 10, 40, 50]));
    expect(sightingsOf(readCoco(file, target).changes)).toMatchObject([
      {
        track: [
          [0, 0.1, 0.1, 0.2, 0.5],
          [40_000, 0.25, 0.1, 0.2, 0.5],
          [80_000, 0.3, 0.1, 0.2, 0.5],
        ],
      },
    ]);
  });

  test("and one that it took out leaves a hole in a span, which is refused by the track", () => {
    const file = changed((one) => one["annotations"]?.splice(1, 1));
    expect(readCoco(file, target)).toMatchObject({
      changes: [],
      refusals: [{ code: "bad-coco-row", sentence: expect.stringContaining("no box in frame 1") }],
    });
  });
});

describe("files of other tools", () => {
  test("have a track for each track_id, every box drawn, and a span for frames that follow one another", () => {
    const boxes = [70, 71, 73].map((image_id) => ({ image_id, track_id: 7 }));
    const { changes, refusals, rows } = readCoco(foreign([...boxes, { image_id: 70 }]), target);
    expect([refusals, rows]).toEqual([[], 4]);
    const box = [0.1, 0.1, 0.2, 0.5];
    expect(sightingsOf(changes)).toMatchObject([
      {
        id: "clip-7",
        subject: "person",
        spans: [
          [0, 40_000],
          [130_000, 130_000],
        ],
        track: [0, 40_000, 130_000].map((at) => [at, ...box]),
      },
      { id: "clip-box-3", spans: [[0, 0]], track: [[0, ...box]] },
    ]);
  });

  test("may leave out people of crowds and those who are occluded", () => {
    const odd = [{ iscrowd: 1 }, { occluded: true }, { iscrowd: 0, occluded: false, keyframe: null }];
    const reading = readCoco(foreign(odd.map((one) => ({ image_id: 70, ...one }))), target);
    expect(reading).toMatchObject({ refusals: [], leftOut: 2, changes: [{ subject: "clip-box-2" }] });
  });

  test("of one photo need no frame_id", () => {
    const one = { ...target, seen: { ...seen, ptsUs: [0] } };
    const file = foreign([{ image_id: 1 }], { images: [{ id: 1, width: 200, height: 100 }] });
    expect(sightingsOf(readCoco(file, one).changes)).toMatchObject([{ spans: [[0, 0]] }]);
  });
});

describe("a row that cannot be is refused by its place", () => {
  test.each<[string, object, string]>([
    ["of no image", { image_id: 1 }, "annotations[1]"],
    ["without an image", { image_id: undefined }, "annotations[1].image_id"],
    ["of no category", { category_id: 9 }, "annotations[1]"],
    ["of three numbers", { bbox: [1, 2, 3] }, "annotations[1].bbox"],
    ["of words", { bbox: [1, 2, "3", 4] }, "annotations[1].bbox[2]"],
    ["without width", { bbox: [1, 2, 0, 4] }, "annotations[1].bbox[2]"],
    ["of negative height", { bbox: [1, 2, 3, -4] }, "annotations[1].bbox[3]"],
    ["of half a track", { track_id: 1.5 }, "annotations[1].track_id"],
    ["that is a key frame perhaps", { keyframe: "yes" }, "annotations[1].keyframe"],
    ["occluded in part", { occluded: 0.5 }, "annotations[1].occluded"],
    ["of shares above 1", { fractions: [0, 0, 2, 1] }, "annotations[1].fractions[2]"],
    ["twice in one frame", { track_id: 1 }, "annotations[1]"],
  ])("a box %s", (_, odd, path) => {
    const file = foreign([
      { image_id: 70, track_id: 1 },
      { image_id: 70, track_id: 2, ...odd },
    ]);
    const { changes, refusals } = readCoco(file, target);
    expect(refusals.map((refusal) => refusal.path)).toEqual([path]);
    // The others are read; a track with a box too many is refused whole.
    expect(changes).toHaveLength(path === "annotations[1]" && "track_id" in odd ? 0 : 1);
  });

  test.each<[string, (file: Json) => void, readonly string[]]>([
    ["an image without an id", (file) => delete row(file, "images", 4)["id"], ["images[4].id"]],
    ["two images of one id", (file) => (row(file, "images", 4)["id"] = 1), ["images[4]"]],
    ["an image without its frame", (file) => delete row(file, "images", 4)["frame_id"], ["images[4]"]],
    [
      "a track of a span that ends first",
      (file) => (row(file, "tracks")["spans"] = [[1, 0]]),
      ["tracks[0].spans[0]"],
    ],
    ["a track of no category", (file) => (row(file, "tracks")["category_id"] = 8), ["tracks[0]"]],
    ["two tracks of one id", (file) => file["tracks"]?.push(row(file, "tracks")), ["tracks[1]"]],
    ["a box outside the spans", (file) => (row(file, "tracks")["spans"] = [[0, 40_000]]), ["annotations[2]"]],
    [
      "a track of two categories",
      (file) => {
        file["categories"]?.push({ id: 2, name: "guard" });
        row(file, "annotations", 2)["category_id"] = 2;
      },
      ["annotations[2]", "annotations[1]"],
    ],
  ])("%s", (_, change, paths) => {
    expect(readCoco(changed(change), target).refusals.map(({ path }) => path)).toEqual(paths);
  });

  test.each([null, 7, "text", [], {}, { images: [], categories: [] }])("and %j is no such file", (json) => {
    expect(readCoco(json, target)).toMatchObject({ changes: [], rows: 0 });
    expect(readCoco(json, target).refusals.map(({ code }) => code)).toContain("wrong-shape");
  });

  test("whatever stands in any place of it, it is read or refused, and nothing fails", () => {
    const keys = fc.constantFrom("images", "categories", "tracks", "annotations", "videos");
    fc.assert(
      fc.property(anyFilm(), keys, fc.nat(3), fc.jsonValue(), (any, list, i, junk) => {
        const file = changed((one) => one[list]?.splice(i, 1, junk as never), any);
        const { refusals, changes } = readCoco(file, { ...target, seen: any.seen });
        expect(changes.length).toBeLessThanOrEqual(any.sightings.length + 1);
        for (const { path } of refusals) expect(path).toBeTruthy();
      }),
      { seed: SEED, numRuns: 300 },
    );
  });
});

describe("a file of another film is refused whole", () => {
  test.each<[string, (file: Json) => void, RegExp]>([
    ["frames", (file) => (row(file, "videos")["length"] = 6), /6 frames, and it has 5/],
    ["width", (file) => (row(file, "videos")["width"] = 400), /400 × 100 pixels, and it has 200 × 100/],
    ["height of an image", (file) => (row(file, "images", 2)["height"] = 99), /200 × 99/],
    ["number of a frame", (file) => (row(file, "images", 4)["frame_id"] = 5), /frame 5 is not among its 5/],
    ["time of a frame", (file) => (row(file, "images", 4)["pts_us"] = 1), /at 1 µs there/],
    ["images", (file) => file["images"]?.push({ id: 9, frame_id: 0 }), /6 images/],
    ["videos", (file) => file["videos"]?.push({}), /2 videos/],
    ["a box outside", (file) => (row(file, "annotations")["bbox"] = [300, 1, 5, 5]), /wholly outside/],
  ])("by its %s", (_, change, sentence) => {
    const { changes, refusals } = readCoco(changed(change), target);
    expect(changes).toEqual([]);
    expect(refusals).toMatchObject([{ code: "other-film", sentence: expect.stringMatching(sentence) }]);
  });
});
