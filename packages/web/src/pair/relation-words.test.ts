// What the desk says of two related items.
import type { PairRelation } from "@sightline/domain";
import { describe, expect, test } from "vitest";
import { choicesFor, figuresOf, percent, saidOf, sentenceOf, shortInstant } from "./relation-words.ts";

const clip = {
  relation: "same-recording",
  kind: "clip",
  offsetUs: 12_400_000,
  speed: 1,
  mirrored: false,
  turned: 0,
  fromUs: 12_400_000,
  toUs: 18_000_000,
  share: 0.971,
  distance: 6,
  evidence: { by: "hashes", frames: 140, hits: 136, pairs: [] },
} as unknown as PairRelation;
const names = { a: "long.mp4", b: "clip.mp4" };

describe("the sentence of a pair", () => {
  test("a clip is said with its place in the longer item, and its figures", () => {
    expect(sentenceOf({ relation: clip }, names, true)).toBe(
      "clip.mp4 is a clip of long.mp4 from 0:12.4 to 0:18.0.",
    );
    expect(figuresOf(clip)).toBe("97 % of 140 frames agree · 6 of 256 bits differ");
  });

  test("mirroring, turning and another pace are said", () => {
    const changed = { ...clip, mirrored: true, turned: 90, speed: 0.5 } as PairRelation;
    expect(sentenceOf({ relation: changed }, names, true)).toContain(
      ", mirrored, turned by 90° and at 2 times the pace.",
    );
  });

  test("the same thing seen again is a lead and never called footage", () => {
    const lead = { ...clip, relation: "same-thing", kind: null } as PairRelation;
    expect(sentenceOf({ relation: lead }, names, true)).toBe(
      "clip.mp4 and long.mp4 may show the same thing, seen from elsewhere: a lead, never footage.",
    );
  });

  test("two photos have no times, a photo out of a video has one", () => {
    const photo = { ...clip, kind: "copy", fromUs: 0, toUs: 0 } as PairRelation;
    expect(sentenceOf({ relation: photo }, names, false)).toBe(
      "clip.mp4 and long.mp4 are copies of one another.",
    );
    const still = { ...clip, kind: "copy", fromUs: 3_000_000, toUs: 3_000_000 } as PairRelation;
    expect(sentenceOf({ relation: still }, names, false)).toBe(
      "clip.mp4 and long.mp4 are copies of one another at 0:03.0.",
    );
  });

  test("a share is never rounded up to all of it", () => {
    expect(percent(0.998)).toBe("99 %");
    expect(percent(1)).toBe("100 %");
    expect(percent(0.001)).toBe("under 1 %");
  });

  test("times round to tenths as a whole, so that no minute has sixty seconds", () => {
    expect(shortInstant(59_980_000)).toBe("1:00.0");
    expect(shortInstant(-400_000)).toBe("−0:00.4");
  });
});

test("something laid over a recording is said of both, since it may be over either", () => {
  const overlay = { ...clip, kind: "overlay" } as PairRelation;
  expect(sentenceOf({ relation: overlay }, names, false)).toBe(
    "clip.mp4 and long.mp4 show one recording, with something laid over or around one of them, at 0:12.4.",
  );
  expect(sentenceOf({ relation: { ...overlay, fromUs: 0 } as PairRelation }, names, false)).toBe(
    "clip.mp4 and long.mp4 show one recording, with something laid over or around one of them.",
  );
});

const outlined = (side: number): PairRelation => {
  const [low, high] = [(1 - side) / 2, (1 + side) / 2];
  const outline = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
  ];
  const evidence = { by: "geometry", aUs: 0, bUs: 0, points: [], outline, residual: 0 };
  return { ...clip, kind: "crop", fromUs: 0, evidence } as unknown as PairRelation;
};

test("a crop is said of the one that shows less of the picture, though it is the longer one", () => {
  expect(sentenceOf({ relation: outlined(0.6) }, names, false)).toBe("clip.mp4 is a crop of long.mp4.");
  expect(sentenceOf({ relation: outlined(1.4) }, names, false)).toBe("long.mp4 is a crop of clip.mp4.");
});

const decision = {
  answer: "compilation",
  compilation: "i1",
  by: "ann",
  at: "",
  reason: null,
  evidenceChanged: false,
} as const;
const calling = (id: string) => sentenceOf({ relation: clip, a: { id }, decision }, names, true);

describe("what is no one recording", () => {
  test("a shared part is told with every span, and its answer comes first", () => {
    const shared = {
      ...clip,
      relation: "shared-part",
      kind: null,
      parts: [{ ...clip, fromUs: 30_000_000, toUs: 34_000_000 }],
    } as unknown as PairRelation;
    expect(sentenceOf({ relation: shared }, names, true)).toBe(
      "clip.mp4 and long.mp4 share a part, from 0:12.4 to 0:18.0 and from 0:30.0 to 0:34.0; each goes on without the other, so they are no footage.",
    );
    expect(choicesFor({ relation: shared })[0]).toMatchObject({ key: "P", answer: "shared-part" });
  });

  test("one viewpoint asks to look", () => {
    const alike = { ...clip, relation: "same-viewpoint", kind: null } as PairRelation;
    expect(sentenceOf({ relation: alike }, names, false)).toMatch(
      /same viewpoint at 0:12\.4: an edited copy, or another moment; look\.$/,
    );
  });
});

describe("a compilation", () => {
  test("is said to show a part of the other, at the times of the first item", () => {
    expect(calling("i1")).toBe("long.mp4 shows from 0:12.4 to 0:18.0 a part of clip.mp4.");
    expect(calling("i0")).toBe("clip.mp4 shows the part of long.mp4 from 0:12.4 to 0:18.0.");
  });

  test("is named in the answer; each answer has a key of its own, and none that means something else", () => {
    expect(saidOf("compilation", "news.mp4")).toBe("news.mp4 is a compilation");
    expect(saidOf("different", null)).toBe("different");
    const keys = choicesFor({ relation: clip }).map(({ key }) => key);
    expect(keys.join("")).toBe("YPLNHXC");
    expect(new Set([...keys, ..."USKDVR"]).size).toBe(keys.length + 6);
  });

  test("is no answer about two equal files", () => {
    const equal = { ...clip, evidence: { by: "bytes", sha256: "ab".repeat(32) } } as PairRelation;
    expect(choicesFor({ relation: equal }).map(({ key }) => key)).toEqual(["Y", "N", "H"]);
  });
});
