// Places on the command line: what goes out comes in again as it is, files of others come in once, and each bad place is told.
import { writeFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { annsDesk } from "./testing/anns-desk.ts";
import { jsonLines } from "./testing/command.ts";

const { at, here, desk, collect, wrote, refused } = annsDesk("places");

const feature = (coordinates: unknown, properties: object) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates },
  properties,
});

beforeAll(async () => {
  await collect();
  await wrote("group", "define", "mill", "--name", "The mill", "--member", "a.jpg");
  await wrote(
    "group",
    "describe",
    "mill",
    "--place",
    "50.5,-0.1,200",
    "--time",
    "2031-04-09",
    "--note",
    "=gate",
  );
});

test("what goes out is drawn by others, changes nothing where it comes in, and says who stands behind it", async () => {
  for (const format of ["geojson", "kml"]) {
    const text = await desk("place", "export", "--format", format);
    expect(text).toMatch(/-0\.1,50\.5/);
    expect(text).toContain("Ann");
    await writeFile(at(`out.${format}`), text);
    const { code, stdout } = await here("--as", "ann", "place", "import", at(`out.${format}`), "--json");
    expect([code, jsonLines(stdout)]).toMatchObject([0, [{ defined: 0, described: 0, unchanged: 1 }]]);
  }
  const csv = await desk("place", "export", "--format", "csv");
  expect(csv).toContain("event,mill,The mill,-0.1,50.5,200,false,2031-04-09,day,");
  expect(csv).toContain(",'=gate,,Ann,,false,");
});

test("points of another file come in as events once, each bad one is told, and nothing is written on trial", async () => {
  const features = [
    feature([-0.2, 50.6], { name: "Bridge", radiusMetres: 50, time: "2031-04-09T10:00Z" }),
    feature([-0.2, 150.6], { radiusMetres: 50 }),
    feature([-0.1, 50.5], { sightline: "event", id: "mill", radiusMetres: 90 }),
  ];
  await writeFile(at("in.json"), JSON.stringify({ type: "FeatureCollection", features }));
  const bring = (...args: string[]) => here("--as", "ann", "place", "import", at("in.json"), ...args);
  const dry = await bring("--dry-run");
  expect([dry.code, dry.stdout]).toEqual([
    1,
    "1 event would be written, 0 events described anew, 0 so already, 2 refused.",
  ]);
  const { code, stdout, stderr } = await bring();
  expect([code, stdout]).toEqual([1, "1 event written, 0 events described anew, 0 so already, 2 refused."]);
  expect(stderr).toContain("place 2: 150.6 can be no latitude; ");
  expect(stderr).toContain("place 3: Event mill is described otherwise here; ");
  const again = await bring("--replace", "measured", "--json");
  expect(jsonLines(again.stdout).at(-1)).toMatchObject({
    defined: 0,
    described: 1,
    unchanged: 1,
    refused: 1,
  });
  expect(await desk("place", "export", "--format", "csv")).toContain("event,mill,The mill,-0.1,50.5,90,");
});

test("a file that is neither is refused whole", async () => {
  await writeFile(at("bad.kml"), '<!DOCTYPE kml [<!ENTITY a "b">]><kml/>');
  expect(await refused("place", "import", at("bad.kml"))).toBe("places-not-read");
});
