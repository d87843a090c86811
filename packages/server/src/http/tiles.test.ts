// The operator's own map: what is none is refused by name, and what is one goes to members alone, in parts.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SEND_TILES, showTiles, urlOf } from "@sightline/domain";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { drawTiles } from "../testing/draw-tiles.ts";
import { emptyPages, enter } from "../testing/serving.ts";
import { openTiles } from "../tiles/open-tiles.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let serving: Serving;
let session: Record<string, string>;
let investigation: string;
let bytes: Buffer;
let file: string;

beforeAll(async () => {
  at = await testDesk();
  const found = await findOrOpenInvestigation(at.desk, "Mill");
  if (!found.ok) throw new Error(found.refusal.sentence);
  investigation = found.id;
  bytes = await drawTiles("#336699");
  file = join(at.folder, "drawn.pmtiles");
  await writeFile(file, bytes);
  const tiles = await openTiles(file);
  if (!tiles.ok) throw new Error(tiles.refusal.sentence);
  const pages = await emptyPages(at.folder);
  serving = await serve(at.desk, { port: 0, pages, log: () => undefined, tiles: tiles.value });
  session = await enter(serving);
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

const asked = (range: string | null, headers: Record<string, string> = session) =>
  fetch(`${serving.url}${urlOf(SEND_TILES.sendTiles as never, { investigation })}`, {
    headers: { ...headers, ...(range !== null && { range }) },
  });

test("a member is told of which kind it is, and is sent the parts that they ask for", async () => {
  const told = await fetch(`${serving.url}${urlOf(showTiles, { investigation })}`, { headers: session });
  expect(await told.json()).toEqual({ kind: "raster" });
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(500), async (from, more) => {
      const answer = await asked(`bytes=${from}-${from + more}`);
      const part = bytes.subarray(from, from + more + 1);
      expect(answer.status).toBe(206);
      expect(answer.headers.get("content-range")).toBe(
        `bytes ${from}-${from + part.length - 1}/${bytes.length}`,
      );
      expect(Buffer.from(await answer.arrayBuffer()).equals(part)).toBe(true);
    }),
    { seed: 76, numRuns: 30 },
  );
});

test("whoever has no session is sent nothing, and nobody all of it, or what is not there", async () => {
  expect((await asked("bytes=0-126", {})).status).toBe(401);
  for (const range of [
    null,
    "bytes=0-",
    "bytes=-5",
    `bytes=${bytes.length}-${bytes.length + 9}`,
    "bytes=9-3",
    "bytes=0-1,4-5",
  ])
    expect([range, (await asked(range)).status]).toEqual([range, 416]);
});

const spoiled = (spoil: (copy: Buffer) => Buffer) => async (): Promise<string> => {
  const path = join(at.folder, "spoiled.pmtiles");
  await writeFile(path, spoil(Buffer.from(bytes)));
  return path;
};
const withByte =
  (place: number, value: number) =>
  (copy: Buffer): Buffer => {
    copy[place] = value;
    return copy;
  };

describe("it is refused by name where it is", () => {
  test.each<[string, () => Promise<string>, RegExp]>([
    ["not there", async () => join(at.folder, "none.pmtiles"), /cannot be read/],
    [
      "a folder",
      async () => {
        await mkdir(join(at.folder, "folder.pmtiles"), { recursive: true });
        return join(at.folder, "folder.pmtiles");
      },
      /is no file/,
    ],
    ["empty", spoiled(() => Buffer.alloc(0)), /is no map/],
    ["something else", spoiled(() => Buffer.alloc(5000, "a")), /is no map/],
    ["of another version", spoiled(withByte(7, 2)), /version 2/],
    ["cut", spoiled((copy) => copy.subarray(0, -1)), /it was cut/],
    ["of tiles that are not drawn", spoiled(withByte(99, 9)), /do not draw/],
  ])("%s", async (_, make, says) => {
    const opened = await openTiles(await make());
    expect(opened.ok ? null : opened.refusal).toMatchObject({
      code: "tiles-unusable",
      sentence: expect.stringMatching(says),
    });
  });
});
