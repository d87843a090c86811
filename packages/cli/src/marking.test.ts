// Marking and stating on the command line: every verb, what was written told as JSON, and files of other tools out and in.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "./testing/command.ts";
import { commented, draw, drawCut } from "./testing/draw.ts";

const folder = folderFor("marking");
const at = (name: string): string => join(folder, name);
const here = (...args: string[]) => command(["--data", at("data"), ...args]);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);

type Entry = { readonly verb: string; readonly subject: string; readonly seq: number };
/** By Ann; what was written. */
const wrote = async (...args: string[]): Promise<Entry[]> =>
  JSON.parse(await desk("--as", "ann", ...args, "--json")) as Entry[];
const refused = async (...args: string[]): Promise<unknown> => {
  const { code, stdout } = await here("--as", "ann", ...args, "--json");
  expect(code).toBe(1);
  return (JSON.parse(stdout) as { refused: string }).refused;
};
type Case = { readonly [list: string]: readonly { readonly id: string }[] };
const caseOf = async (): Promise<Case> => JSON.parse(await desk("export-case")) as Case;
const rowOf = async (list: string, id: string) => (await caseOf())[list]?.find((row) => row.id === id);

const inFilm = (id: string) => ["sighting", "mark", id, "--item", "film.mp4", "--subject", "prisoner"];
const fact = (kind: string, ...about: string[]) =>
  ["fact", "state", `F-${kind}`, "--kind", kind, "--basis", "seen"].concat(about);
const flag = (verb: string) => ["frame", verb, "--item", "film.mp4", "--from", "0", "--exhaustive"];
const printed = (format: string, data = "data") =>
  succeed(["--data", at(data), "export-marks", "--item", "film.mp4", "--format", format]);

const take = (id: string, span: string) =>
  ["fact", "state", id, "--kind", "continuous", "--basis", "seen"].concat(
    "--item",
    "cut.mp4",
    "--span",
    span,
  );
/** What was written, and whether a cut was told besides. */
const told = async (...args: string[]) => {
  const { code, stdout, stderr } = await here("--as", "ann", ...args, "--json");
  const [line] = JSON.parse(stdout) as object[];
  return { code, line, isWarned: stderr.includes("sees a cut at 1500000 µs, inside a span") };
};

const FRAME = 100_000;
const because = ["--reason", "looked again"];

beforeAll(async () => {
  const { photo, video } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await writeFile(at("in/film.mp4"), video);
  await drawCut(at("in/cut.mp4"));
  await desk("collect", "--new", "--investigation", "Yard", "--no-compare", at("in"));
  await desk("member", "add", "ann", "--name", "Ann", "--role", "editor");
});

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

describe("what a second member reviews", () => {
  test("headcounts are stated and corrected; what is left out stays", async () => {
    const state = ["headcount", "state", "h1", "--subject", "prisoner"];
    expect(await refused(...state, "--item", "film.mp4", "--at-least", "4")).toBe("span-needed");
    await wrote(...state, "--item", "a.jpg", "--at-least", "4", "--at-most", "6");
    await wrote("headcount", "correct", "h1", "--at-least", "5", ...because);
    expect(await rowOf("headcounts", "h1")).toMatchObject({ at: 0, atLeast: 5, atMost: 6, statedBy: "ann" });
    await wrote("headcount", "correct", "h1", "--no-at-most", ...because);
    expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5, atMost: null });
  });

  test("a frame is counted blind by another member, and the smaller count goes out until they agree", async () => {
    const ask = ["blind", "ask", "b1", "--subject", "prisoner"];
    expect(await refused(...ask, "--item", "film.mp4")).toBe("span-needed");
    await wrote(...ask, "--item", "a.jpg");
    expect(await refused("blind", "take", "b1")).toBe("second-member-needed");
    await desk("member", "add", "bob", "--name", "Bob", "--role", "reviewer");
    const bob = async (...args: string[]) =>
      JSON.parse(await desk("--as", "bob", ...args, "--json")) as Entry[];
    await bob("blind", "take", "b1");
    const [stated] = await bob("blind", "state", "b1", "--counted", "3");
    expect(stated).toMatchObject({ verb: "blind.state", subject: "b1" });
    expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 3, statedBy: "ann" });
    expect(await refused("blind", "withdraw", "b1", ...because)).toBe("blind-of-another");
    await bob("blind", "correct", "b1", "--counted", "5", ...because);
    expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5 });
    await bob("blind", "withdraw", "b1", ...because);
    expect(await rowOf("headcounts", "h1")).toMatchObject({ atLeast: 5 });
  });

  test("groups are defined and corrected, by names of files and by ids", async () => {
    await wrote("group", "define", "g1", "--name", "Monday", "--member", "a.jpg");
    await wrote("group", "define", "g2", "--member", "film.mp4", "p1");
    const film = (await caseOf())["items"]?.find((item) => "name" in item && item.name === "film.mp4")?.id;
    await wrote("group", "correct", "g2", "--name", "Tuesday", ...because);
    expect(await rowOf("groups", "g2")).toMatchObject({ name: "Tuesday", members: [film, "p1"] });
    await wrote("group", "correct", "g2", "--member", "film.mp4", ...because);
    expect(await rowOf("groups", "g2")).toMatchObject({ name: "Tuesday", members: [film] });
    expect(await refused("group", "define", "g3", "--member", "nobody")).toBe("no-such-member-of-group");
  });

  test("something else is counted too, by its own criteria, and is counted no more", async () => {
    await wrote("counts", "define", "c1", "--name", "Guards", "--subject", "guard");
    expect(await refused("counts", "define", "--name", "GUARDS")).toBe("count-name-taken");
    await wrote("counts", "correct", "Guards", "--attribute", "armed", "--until", "2031-04-09");
    expect(jsonLines(await desk("counts", "list", "--json"))).toEqual([
      {
        id: "c1",
        name: "Guards",
        criteria: {
          verdicts: ["verified"],
          subjects: ["guard"],
          attributes: ["armed"],
          until: "2031-04-09",
        },
      },
    ]);
    await wrote("counts", "correct", "c1", "--no-until");
    expect(await desk("counts", "list")).toContain("Guards: guard with armed, where verified  (c1)");
    expect(jsonLines(await desk("count", "--named", "Guards", "--json"))).toMatchObject([{ atLeast: 0 }]);
    expect(await refused("count", "--named", "nothing")).toBe("no-such-count");
    await wrote("counts", "withdraw", "Guards", ...because);
    expect(await desk("counts", "list")).toContain("Nothing is counted beside");
  });

  test("facts are stated of what their kind is about, and corrected", async () => {
    await wrote(...fact("different", "--between", "p1", "w"));
    await wrote(...fact("separate", "--groups", "g1", "g2", "--tier", "2"));
    await wrote(...fact("within", "--inner", "g1", "--outer", "g2"));
    await wrote(...fact("continuous", "--item", "film.mp4", "--span", "0-300000"));
    expect(await refused(...fact("same", "--groups", "g1", "g2"))).toBe("wrong-shape");
    expect(await refused(...fact("same", "--between", "p1"))).toBe("wrong-shape");
    await wrote("fact", "correct", "F-different", "--kind", "same", "--basis", "a scar", ...because);
    expect(await rowOf("facts", "F-different")).toMatchObject({
      kind: "same",
      between: ["p1", "w"],
      basis: "a scar",
    });
    await wrote("fact", "correct", "F-separate", "--tier", "3", ...because);
    expect(await rowOf("facts", "F-separate")).toMatchObject({ groups: ["g1", "g2"], tier: 3 });
    expect(await refused("fact", "correct", "F-within", "--kind", "same", ...because)).toBe("wrong-shape");
  });

  test("a take that is stated across a cut is told so, and stands; one between cuts is told nothing", async () => {
    const across = await told(...take("F-across", "0-2900000"));
    expect(across).toMatchObject({ code: 0, isWarned: true, line: { cutsUs: [1_500_000] } });
    expect(await rowOf("facts", "F-across")).toMatchObject({ span: [0, 2_900_000] });
    for (const [id, span] of [
      ["F-first", "0-1400000"],
      ["F-second", "1500000-2900000"],
    ] as const) {
      const within = await told(...take(id, span));
      expect(within).toMatchObject({ code: 0, isWarned: false });
      expect(within.line).not.toHaveProperty("cutsUs");
    }
    const longer = ["fact", "correct", "F-first", "--span", "0-1500000", ...because];
    expect(await told(...longer)).toMatchObject({ isWarned: true, line: { cutsUs: [1_500_000] } });
  });

  test("frames are flagged, and the flag is taken back", async () => {
    expect(await wrote(...flag("flag"))).toMatchObject([{ verb: "frame.flag" }]);
    expect(await wrote(...flag("flag"))).toEqual([]);
    expect(await wrote(...flag("withdraw"), ...because)).toMatchObject([{ verb: "frame.withdraw" }]);
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
