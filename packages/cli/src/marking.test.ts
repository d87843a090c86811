// Marking on the command line: every verb, what was written told as JSON, and files of other tools out and in.
import { readFile, writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { annsDesk, because } from "./testing/anns-desk.ts";
import { succeed } from "./testing/command.ts";

const { at, here, rowOf, collect, wrote, refused } = annsDesk("marking");

const inFilm = (id: string) => ["sighting", "mark", id, "--item", "film.mp4", "--subject", "prisoner"];
const printed = (format: string, data = "data") =>
  succeed(["--data", at(data), "export-marks", "--item", "film.mp4", "--format", format]);
const FRAME = 100_000;

beforeAll(collect);

describe("sightings", () => {
  test("are marked in a photo without more, once, and what was written is told with its number", async () => {
    const mark = ["sighting", "mark", "p1", "--item", "a.jpg", "--subject", "prisoner"];
    const [entry, ...more] = await wrote(...mark, "--box", "0,0.1,0.1,0.2,0.5", "--attribute", "wounded");
    expect([entry, more]).toEqual([{ verb: "sighting.mark", subject: "p1", seq: entry?.seq }, []]);
    expect(await wrote(...mark)).toEqual([]);
    const [next] = await wrote("sighting", "describe", "p1", "--attribute", "tall", "thin");
    expect(next).toEqual({ verb: "sighting.describe", subject: "p1", seq: (entry?.seq ?? 0) + 1 });
    const [made] = await wrote("sighting", "mark", "--item", "a.jpg", "--subject", "guard");
    expect(await rowOf("sightings", made?.subject ?? "")).toMatchObject({
      subject: "guard",
      spans: [[0, 0]],
    });
    expect(await rowOf("sightings", "p1")).toMatchObject({ attributes: ["tall", "thin"] });
  });

  test("in a film need to say when; boxes say it too", async () => {
    expect(await refused(...inFilm("w"))).toBe("span-needed");
    expect(await refused(...inFilm("w"), "--at", "1")).toBe("not-a-frame");
    expect(await refused(...inFilm("w"), "--box", "0,0.9,0,0.2,1")).toBe("bad-box");
    await wrote(...inFilm("w"), "--box", "200000,0.3,0.1,0.2,0.5", "--box", "0,0.1,0.1,0.2,0.5");
    await wrote(...inFilm("v"), "--at", "900000");
    expect(await rowOf("sightings", "w")).toMatchObject({ spans: [[0, 2 * FRAME]] });
    await wrote("sighting", "correct", "v", "--span", "700000-800000", "900000-900000", ...because);
    expect(await rowOf("sightings", "v")).toMatchObject({
      subject: "prisoner",
      spans: [
        [700_000, 800_000],
        [900_000, 900_000],
      ],
    });
    for (const odd of ["0,1,2", "0,x,0,0,0", "0,-0.1,0,0.1,0.1"])
      expect(await here(...inFilm("z"), "--box", odd)).toMatchObject({ code: 2 });
  });

  test("are edited, parted and joined as on a page", async () => {
    const track = ["sighting", "track", "w"];
    await wrote(...track, "--set", "300000,0.4,0.1,0.2,0.5", ...because);
    await wrote(...track, "--bring", "0,300000", ...because);
    expect(await refused(...track, "--leave", "300000", ...because)).toBe("track-not-so");
    await wrote(...track, "--remove", "200000", ...because);
    expect(await rowOf("sightings", "w")).toMatchObject({ spans: [[0, 3 * FRAME]] });
    expect(await refused(...track, "--remove", "200000", ...because)).toBe("track-not-so");
    expect(await refused(...track, ...because)).toBe("wrong-shape");
    const parted = await wrote("sighting", "split", "w", "--at", "200000", "--into", "w2", ...because);
    expect(parted.map(({ verb, subject }) => `${verb} ${subject}`)).toEqual([
      "sighting.correct w",
      "sighting.mark w2",
    ]);
    expect(await rowOf("sightings", "w2")).toMatchObject({ spans: [[200_000, 300_000]] });
    const joined = await wrote("sighting", "join", "w2", "v", ...because);
    expect(joined.map(({ verb }) => verb)).toEqual(["sighting.correct", "sighting.withdraw"]);
    expect(await rowOf("sightings", "v")).toBeUndefined();
  });
});

describe("files of other tools", () => {
  test("COCO goes into another desk and comes out the same; MOT does once it was written", async () => {
    for (const [format, name] of [
      ["coco", "marks.json"],
      ["mot", "gt.txt"],
    ] as const) {
      const text = await printed(format);
      await writeFile(at(name), text);
      const data = `data-${format}`;
      const other = (...args: string[]) => succeed(["--data", at(data), ...args]);
      await other("collect", "--no-compare", at("in/film.mp4"));
      const bring = ["import", at(name), "--format", format, "--item", "film.mp4"];
      expect(await other(...bring, "--dry-run")).toContain("2 entries would be written");
      await other(...bring);
      expect(await printed(format, data)).toBe(text);
      expect(await other(...bring)).toContain("0 entries were written");
    }
    expect((await readFile(at("gt.txt"), "utf8")).split("\n")).toHaveLength(4);
  });

  test("the marks of another film are refused whole; annotations are JSON-LD with fragments", async () => {
    const bring = ["import", at("marks.json"), "--format", "coco"];
    const { stdout } = await here(...bring, "--item", "a.jpg", "--json");
    expect(stdout).toContain("other-film");
    expect(await refused(...bring)).toBe("item-needed");
    const { items } = JSON.parse(await printed("annotations")) as {
      items: { target: { selector: { value: string } }[] }[];
    };
    expect(items[0]?.target[0]?.selector.value).toMatch(/^t=0,0\.1&xywh=percent:10,10,20,50$/);
  });
});
