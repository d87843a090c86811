// Tests of relating: made-up recordings and copies of them, so that offset, speed and change are known exactly.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Prints, RelatedIds, Relation } from "../relation.ts";
import { FrameIndex } from "../candidates/frame-index.ts";
import { inTurn } from "../candidates/turn.ts";
import { invertedOf, relateBackwards } from "./otherwise.ts";
import { relate, relateMany } from "./relate.ts";
import { copyOf, type Copying, film, type Filming, joined, photoOf } from "./testing/streams.ts";

const seed = 20_261_123;
const rates = fc.constantFrom(24, 25, 30_000 / 1001, 30, 60);

function found(relation: Relation | null): Relation {
  if (relation === null) throw new Error("Expected a relation, got null.");
  return relation;
}

/** Each of some items held against those before it that its frames come near to. */
async function relateEach(items: readonly { readonly id: string; readonly prints: Prints }[]) {
  const index = new FrameIndex();
  const named = new Map(items.map((item) => [item.id, item]));
  const all: RelatedIds[] = [];
  for (const own of items) {
    for (const { id, confident } of index.near(own.prints)) {
      const other = named.get(id);
      if (other === undefined || !(confident || own.prints.kind === "photo" || other.prints.kind === "photo"))
        continue;
      const [a, b] = inTurn(own, other);
      const relation = relate(a.prints, b.prints);
      if (relation !== null) all.push({ a: a.id, b: b.id, relation });
    }
    index.add(own.id, own.prints);
  }
  return all;
}

/** How far the line is off the truth at the worse end of `b`, in µs. */
function offBy({ offsetUs, speed }: Relation, truth: Copying): number {
  const at = (us: number): number => Math.abs(offsetUs + speed * us - truth.fromUs - truth.speed * us);
  return Math.max(at(0), at(truth.seconds * 1e6));
}

const walking: Filming = { seed: 1, seconds: 30, fps: 30, bits: 10 };
const clip: Copying = { seed: 2, fromUs: 7_000_000, seconds: 5, fps: 30, speed: 1, noise: 12 };

describe("a clip of a recording", () => {
  const speeds = fc.oneof(
    fc.constantFrom(1, 0.5, 0.9, 1.1, 2, 0.95, 1.037),
    fc.double({ min: 0.5, max: 2, noNaN: true }),
  );
  const filming = fc.record({
    seed: fc.nat(1e6),
    seconds: fc.integer({ min: 8, max: 25 }),
    fps: rates,
    bits: fc.integer({ min: 5, max: 20 }),
    jitter: fc.constantFrom(0, 0.8),
  });
  const copying = fc.record({
    seed: fc.nat(1e6),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    seconds: fc.integer({ min: 3, max: 9 }),
    fps: rates,
    speed: speeds,
    noise: fc.integer({ min: 0, max: 25 }),
    change: fc.nat(7),
    jitter: fc.constantFrom(0, 0.8),
  });

  test("is found within one frame, at any rate, speed, noise, mirrored or turned", () => {
    fc.assert(
      fc.property(filming, copying, (filming, { from, ...copying }) => {
        const seconds = Math.min(copying.seconds, filming.seconds / copying.speed);
        const room = (filming.seconds - seconds * copying.speed) * 1e6;
        const truth = { ...copying, seconds, fromUs: Math.floor(from * room) };
        const a = film(filming);
        const relation = found(relate(a, copyOf(a, truth)));
        expect(relation.relation).toBe("same-recording");
        expect(offBy(relation, truth)).toBeLessThanOrEqual(1e6 / Math.min(filming.fps, copying.fps));
        expect((relation.mirrored ? 4 : 0) + relation.turned / 90).toBe(truth.change);
      }),
      { seed, numRuns: 25 },
    );
  });

  test("has its exact offset, ends at real frames, and evidence that can be drawn", () => {
    const a = film(walking);
    const relation = found(relate(a, copyOf(a, clip)));
    expect(relation).toMatchObject({
      relation: "same-recording",
      kind: "clip",
      offsetUs: 7_000_000,
      speed: 1,
      mirrored: false,
      turned: 0,
      fromUs: 7_000_000,
      toUs: a.ptsUs[7 * 30 + 149],
      share: 1,
    });
    if (relation.evidence.by !== "hashes") throw new Error("Expected evidence by hashes.");
    const { pairs, frames, hits } = relation.evidence;
    expect([frames, hits, pairs.length]).toEqual([150, 150, 64]);
    expect(pairs.every(({ aUs, bUs }) => Math.abs(aUs - bUs - 7_000_000) <= 33_334)).toBe(true);
  });

  test("is found though half of it stands still, and though some of it is black", () => {
    const a = film({ ...walking, still: [[8, 10.5]], black: [[11, 12]] });
    const relation = found(relate(a, copyOf(a, { ...clip, seconds: 8 })));
    expect([relation.relation, relation.offsetUs]).toEqual(["same-recording", 7_000_000]);
    expect(relation.evidence).toMatchObject({ by: "hashes", frames: 8 * 30 - 30 });
  });

  test("is found in the part that it shows, when it goes on with something else", () => {
    const a = film(walking);
    const b = joined(film({ ...walking, seed: 8, seconds: 4 }), copyOf(a, clip));
    const after = joined(b, film({ ...walking, seed: 9, seconds: 4 }));
    const relation = found(relate(a, after));
    // It ends on something else and the recording goes on: neither lies within the other.
    expect(relation).toMatchObject({
      relation: "shared-part",
      kind: null,
      offsetUs: 3_000_000,
      speed: 1,
      fromUs: 7_000_000,
    });
    expect(relation.toUs).toBe(a.ptsUs[7 * 30 + 149]);
  });

  test("that has bars on one side is found through what is left without them", () => {
    const a = film(walking);
    const whole = copyOf(a, clip);
    const barred = film({ ...walking, seed: 77, seconds: 5 });
    const b: Prints = { ...barred, trimmed: { hashes: whole.hashes, qualities: whole.qualities } };
    expect(found(relate(a, b))).toMatchObject({
      relation: "same-recording",
      kind: "clip",
      offsetUs: 7_000_000,
    });
    const both = { ...a, trimmed: { hashes: a.hashes, qualities: a.qualities } };
    const other = { ...film({ ...walking, seed: 78 }), trimmed: both.trimmed };
    expect(found(relate(other, b))).toMatchObject({ relation: "same-recording", offsetUs: 7_000_000 });
  });
});

test("hashes made of the mirrored frames themselves are used in place of those guessed from the plain ones", () => {
  const a = film(walking);
  const plain = copyOf(a, clip);
  const shown = film({ ...walking, seed: 77, seconds: 5 });
  const variants = new Uint8Array(shown.hashes.length * 8);
  for (let frame = 0; frame < shown.ptsUs.length; frame++) {
    for (let way = 0; way < 8; way++) {
      const from = way === 4 ? plain.hashes : shown.hashes;
      variants.set(from.subarray(frame * 32, (frame + 1) * 32), (frame * 8 + way) * 32);
    }
  }
  expect(relate(a, shown)).toBeNull();
  const relation = found(relate(a, { ...shown, variants }));
  expect(relation).toMatchObject({
    relation: "same-recording",
    offsetUs: 7_000_000,
    mirrored: true,
    turned: 0,
  });
  expect(() => relate(a, { ...shown, variants: variants.subarray(1) })).toThrow(RangeError);
});

describe("a copy of a whole recording", () => {
  test("is called a copy, also when it begins and ends black", () => {
    const a = film({
      ...walking,
      seconds: 10,
      black: [
        [0, 1.5],
        [9, 10],
      ],
    });
    const b = copyOf(a, { ...clip, fromUs: 0, seconds: 10, fps: 25 });
    expect(found(relate(a, b))).toMatchObject({ relation: "same-recording", kind: "copy" });
  });

  test("is called a clip as soon as a tenth of it is missing", () => {
    const a = film({ ...walking, seconds: 10 });
    expect(found(relate(a, copyOf(a, { ...clip, fromUs: 0, seconds: 9 }))).kind).toBe("clip");
    expect(found(relate(a, copyOf(a, { ...clip, fromUs: 0, seconds: 9.8 }))).kind).toBe("copy");
  });

  test("of slides that change often enough is found by when they change", () => {
    const slides = [0, 1, 2, 3, 4, 5].map((n) => film({ ...walking, seed: 40 + n, seconds: 2, bits: 0 }));
    const a = slides.reduce(joined);
    const b = copyOf(a, { ...clip, fromUs: 1_000_000, seconds: 9 });
    const relation = found(relate(a, b));
    expect(relation.relation).toBe("same-recording");
    expect(Math.abs(relation.offsetUs - 1_000_000)).toBeLessThanOrEqual(33_334);
  });
});

describe("what is not one recording", () => {
  const street = { ...walking, seconds: 20, bits: 0 };

  test("two static shots of one empty road are a lead and no more", () => {
    const road = film(street);
    const nights = fc.record({
      one: fc.nat(1e6),
      other: fc.nat(1e6),
      noise: fc.integer({ min: 1, max: 25 }),
    });
    fc.assert(
      fc.property(nights, ({ one, other, noise }) => {
        const a = copyOf(road, { ...clip, seed: one, fromUs: 0, seconds: 20, noise });
        const b = copyOf(road, { ...clip, seed: other, fromUs: 0, seconds: 12, noise: 8 });
        expect(relate(a, b)?.relation ?? "same-thing").toBe("same-thing");
      }),
      { seed, numRuns: 6 },
    );
    expect(relate(road, copyOf(road, clip))).toMatchObject({ relation: "same-thing", kind: null });
  });

  test("two static shots past which different cars drive are a lead and no more", () => {
    fc.assert(
      fc.property(fc.nat(1e6), (from) => {
        // Each car changes some bits for a while, elsewhere in the picture and at another time in either shot.
        const [a, b] = [passedBy(film(street), from), passedBy(film(street), from + 1_000_003)];
        expect(relate(a, b)?.relation ?? "same-thing").toBe("same-thing");
      }),
      { seed, numRuns: 6 },
    );
  });

  test("one slide shown in both is a lead, whatever else they show", () => {
    const slide = film({ ...walking, seed: 50, seconds: 6, bits: 0 });
    const a = joined(film({ ...walking, seconds: 8 }), slide);
    const b = joined(slide, film({ ...walking, seed: 51, seconds: 4 }));
    expect(relate(a, b)?.relation ?? "same-thing").toBe("same-thing");
  });

  test("recordings that have nothing in common are not related", async () => {
    const items = Array.from({ length: 12 }, (_, n) => ({
      id: `${n}`,
      prints: film({ ...walking, seed: 100 + n, seconds: 5 + n, bits: 3 + n, black: [[1, 2]] }),
    }));
    expect(await relateEach(items)).toEqual([]);
  });

  test("frames too flat to vote relate nothing, near as they are", () => {
    const a = film(walking);
    const b = copyOf(a, clip);
    expect(relate(a, { ...b, qualities: b.qualities.map(() => 49) })).toBeNull();
    expect(found(relate(a, { ...b, qualities: b.qualities.map(() => 50) })).relation).toBe("same-recording");
  });

  test("nothing at all relates to nothing", () => {
    const nothing = film({ ...walking, seconds: 0 });
    expect([relate(nothing, nothing), relate(film(walking), nothing)]).toEqual([null, null]);
  });
});

/** Cars pass now and then: for two seconds each, some bits change, moving on as the car does. */
function passedBy(road: Prints, from: number): Prints {
  const hashes = Uint8Array.from(road.hashes);
  const cars = film({ seed: from, seconds: 200, fps: 1, bits: 20 }).hashes;
  road.ptsUs.forEach((pts, frame) => {
    const car = Math.floor(pts / 5_000_000);
    const into = (pts % 5_000_000) / 1e6 - ((cars[car] ?? 0) / 256) * 3;
    if (into < 0 || into > 2) return;
    for (let n = 0; n < 14; n++) {
      const bit = cars[100 + car * 40 + n + Math.floor(into * 10)] ?? 0;
      hashes[frame * 32 + (bit >> 3)] = (hashes[frame * 32 + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
    }
  });
  return { ...road, hashes };
}

describe("a compilation", () => {
  const [first, second] = [film(walking), film({ ...walking, seed: 5 })];
  const parts = [
    copyOf(first, { ...clip, fromUs: 20_000_000, seconds: 6 }),
    copyOf(second, { ...clip, fromUs: 3_000_000, seconds: 4 }),
    copyOf(first, { ...clip, fromUs: 2_000_000, seconds: 5 }),
  ];
  const compiled = parts.reduce(joined);

  test("shares a part with each item that it shows a part of, and is one recording with none", async () => {
    const related = await relateEach([
      { id: "first", prints: first },
      { id: "compiled", prints: compiled },
      { id: "second", prints: second },
    ]);
    expect(related.map(({ a, b, relation }) => [a, b, relation.relation, relation.offsetUs])).toEqual([
      ["first", "compiled", "shared-part", 20_000_000],
      ["second", "compiled", "shared-part", -3_000_000],
    ]);
    expect(related[0]?.relation.parts).toMatchObject([{ offsetUs: -8_000_000 }]);
  });

  test("that holds all of an item is one recording with it", () => {
    expect(
      relate(compiled, copyOf(second, { ...clip, fromUs: 3_000_000, seconds: 4, seed: 77 })),
    ).toMatchObject({
      relation: "same-recording",
      kind: "clip",
    });
  });

  test("of nothing but one item's parts lies within that item", () => {
    const [one, , other] = parts;
    if (one === undefined || other === undefined) throw new Error("expected three parts");
    const related = relate(first, joined(one, other));
    expect(related).toMatchObject({ relation: "same-recording", parts: [{ offsetUs: -4_000_000 }] });
  });

  test("that shows one item twice tells both parts when asked for all", () => {
    const offsets = relateMany(first, compiled).map(({ offsetUs, toUs }) => [offsetUs, toUs > 20_000_000]);
    expect(offsets).toEqual([
      [20_000_000, true],
      [-8_000_000, false],
    ]);
  });
});

describe("which of two items is a", () => {
  test("is the longer one, of equally long ones the same in whichever order they come, and never a photo beside a video", async () => {
    const long = film(walking);
    const short = copyOf(long, clip);
    const again = copyOf(long, { ...clip, seed: 3 });
    const items = { long, short, again, photo: photoOf(long, 7 * 30 + 20) };
    const named = async (...ids: (keyof typeof items)[]): Promise<string[]> =>
      (await relateEach(ids.map((id) => ({ id, prints: items[id] })))).map(({ a, b }) => `${a} ${b}`);
    expect(await named("short", "long")).toEqual(["long short"]);
    expect(await named("short", "again")).toEqual(["again short"]);
    expect(await named("again", "short")).toEqual(["again short"]);
    expect(await named("photo", "short")).toEqual(["short photo"]);
    expect(() => relate(items.photo, short)).toThrow(RangeError);
  });
});

describe("a photo", () => {
  const video = film(walking);

  test("taken from a video is a clip of it, at the instant of that frame, mirrored or turned", () => {
    for (let change = 0; change < 8; change++) {
      const photo = photoOf(video, 411, { change, noise: 6 });
      const relation = found(relate(video, photo));
      expect(relation).toMatchObject({
        relation: "same-recording",
        kind: "clip",
        offsetUs: video.ptsUs[411],
      });
      expect((relation.mirrored ? 4 : 0) + relation.turned / 90).toBe(change);
    }
  });

  test("is a copy of another up to 8 bits, a lead for the pixels up to 31, and unrelated from 32", () => {
    const one = photoOf(video, 3);
    const at = (bits: number): Prints => {
      const hashes = Uint8Array.from(one.hashes);
      for (let bit = 0; bit < bits; bit++) hashes[bit >> 3] = (hashes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return { ...one, hashes };
    };
    const copy = { relation: "same-recording", kind: "copy", offsetUs: 0, share: 1 };
    expect(relate(one, at(8))).toMatchObject({ ...copy, distance: 8 });
    expect(relate(one, at(9))).toMatchObject({ relation: "same-thing", kind: null, distance: 9 });
    expect(relate(one, at(31))).toMatchObject({ relation: "same-thing", kind: null, distance: 31 });
    expect(relate(one, at(32))).toBeNull();
    expect(relate(one, { ...one, qualities: Uint8Array.of(49) })).toBeNull();
  });

  test("near every frame of a camera that stands still is a lead, never the one nearest frame", () => {
    const still = film({ ...walking, bits: 0 });
    expect(found(relate(still, photoOf(still, 40, { noise: 12 })))).toMatchObject({
      relation: "same-thing",
      kind: null,
    });
  });

  test("over 20 bits from the nearest frame of a video is a lead, not a frame of it", () => {
    const near = photoOf(video, 411, { noise: 26 });
    expect(found(relate(video, near))).toMatchObject({ relation: "same-thing", kind: null });
  });

  test("of something else is unrelated to a video", () => {
    expect(relate(video, photoOf(film({ ...walking, seed: 66 }), 10))).toBeNull();
  });
});

describe("films with one opening", () => {
  const opening = film({ ...walking, seed: 301, seconds: 5 });
  const films = [302, 303, 304].map((seed) =>
    joined(opening, film({ ...walking, seed, seconds: 8 + (seed % 3) * 4 })),
  );

  test("share it, and are never one recording", () => {
    for (const [i, a] of films.entries())
      for (const b of films.slice(i + 1)) {
        const related = found(
          relate(...([a, b].sort((x, y) => y.ptsUs.length - x.ptsUs.length) as [Prints, Prints])),
        );
        expect(related).toMatchObject({ relation: "shared-part", kind: null, offsetUs: 0, fromUs: 0 });
        expect(Math.abs(related.toUs - 5_000_000)).toBeLessThan(200_000);
      }
  });

  test("and the opening alone lies within each", () => {
    for (const each of films) expect(relate(each, opening)).toMatchObject({ relation: "same-recording" });
  });

  test("tell a clip that they share elsewhere beside the opening", () => {
    const [a, b] = films;
    if (a === undefined || b === undefined) throw new Error("expected two films");
    const shared = film({ ...walking, seed: 311, seconds: 4 });
    const related = found(
      relate(joined(b, shared), joined(joined(a, shared), film({ ...walking, seed: 312, seconds: 3 }))),
    );
    expect(related.relation).toBe("shared-part");
    expect(related.parts).toHaveLength(1);
  });
});

test("what an item plays twice is told twice", () => {
  const whole = film(walking);
  const once = copyOf(whole, { ...clip, fromUs: 4_000_000, seconds: 5 });
  const related = found(relate(whole, joined(once, once)));
  expect(related.relation).toBe("same-recording");
  expect(related.parts).toHaveLength(1);
});

describe("what is played otherwise", () => {
  const whole = film(walking);

  test("a quarter as fast, or four times, is found at its speed", () => {
    for (const speed of [0.25, 4]) {
      const truth = { ...clip, speed, seconds: speed === 4 ? 4 : 8 };
      const related = found(relate(whole, copyOf(whole, truth)));
      expect(related.relation).toBe("same-recording");
      expect(Math.abs(related.speed / speed - 1)).toBeLessThan(0.02);
    }
  });

  test("backwards is found at its instants, with a speed below 0", () => {
    const b = copyOf(whole, clip);
    const turned = { ...b, hashes: new Uint8Array(b.hashes.length) };
    const frames = b.ptsUs.length;
    for (let n = 0; n < frames; n++)
      turned.hashes.set(b.hashes.subarray(n * 32, n * 32 + 32), (frames - 1 - n) * 32);
    expect(relate(whole, turned)?.relation ?? "none").not.toBe("same-recording");
    const [related] = relateBackwards(whole, turned);
    expect(related).toMatchObject({ relation: "same-recording", speed: -1 });
    const last = turned.ptsUs.at(-1) ?? 0;
    expect(Math.abs((related?.offsetUs ?? 0) - clip.fromUs - last)).toBeLessThan(40_000);
    expect(relateBackwards(whole, b)).toEqual([]);
  });

  test("with light and dark exchanged is near, and lies where the other does", () => {
    const negative = invertedOf(copyOf(whole, clip));
    expect(relate(whole, negative)).toBeNull();
    const index = new FrameIndex();
    index.add("whole", whole);
    expect(index.near(negative)).toMatchObject([{ id: "whole", confident: true }]);
    expect(relate(whole, invertedOf(negative))?.relation).toBe("same-recording");
  });
});
