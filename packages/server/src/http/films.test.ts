// A film as a player asks for it: made once, sent in pieces, and only for videos.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, filmOf, listItems, listPairs, pictureOf, showPair, type Transport } from "@sightline/domain";
import { descendants } from "../../../cli/src/testing/processes.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk, type Session } from "../testing/serving.ts";
import type { Serving } from "./serve.ts";

let at: TestDesk;
let serving: Serving;
let investigation: string;
let session: Session;
const asPage: Transport = (url, init) =>
  fetch(`${serving.url}${url}`, { ...init, headers: { ...init.headers, ...session } });
const get = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${serving.url}${url}`, { headers: { ...session, ...headers } });

const ffmpeg = (...args: string[]) => promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args]);

beforeAll(async () => {
  at = await testDesk();
  const folder = join(at.folder, "in");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=160x96:rate=10:duration=4", "-pix_fmt", "yuv420p"];
  await ffmpeg(...drawn, join(folder, "road.mp4"));
  await ffmpeg("-i", join(folder, "road.mp4"), "-crf", "30", "-t", "3.5", join(folder, "road-again.mp4"));
  await drawPhoto(join(folder, "road.png"), 1);
  ({ investigation } = await collectInto(at.desk, [folder]));
  ({ serving, session } = await servedDesk(at));
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

test("both videos of a pair have a film, which starts where the video does and is sent in pieces", async () => {
  const listed = await call(listPairs, { investigation }, asPage);
  const [pair] = listed.ok ? listed.value.pairs : [];
  expect([pair?.a.name, pair?.b.name]).toEqual(["road.mp4", "road-again.mp4"]);
  const shown = await call(showPair, { investigation, a: pair?.a.id ?? "", b: pair?.b.id ?? "" }, asPage);
  if (!shown.ok) throw new Error(shown.refusal.sentence);
  const { a } = shown.value.sides;
  expect(a).toMatchObject({ film: { url: filmOf(investigation, pair?.a.id ?? ""), startUs: a.ptsUs[0] } });
  const url = a.film?.url ?? "";
  const [whole, again] = await Promise.all([get(url), get(url)]);
  expect([whole.status, again.status]).toEqual([200, 200]);
  expect(whole.headers.get("content-type")).toMatch(/^video\/(mp4|webm)$/);
  expect(whole.headers.get("content-security-policy")).toContain("sandbox");
  expect(whole.headers.get("cache-control")).toBe("no-store");
  const bytes = Buffer.from(await whole.arrayBuffer());
  const piece = await get(url, { range: "bytes=10-19" });
  expect([piece.status, piece.headers.get("content-range")]).toEqual([206, `bytes 10-19/${bytes.length}`]);
  expect(Buffer.from(await piece.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  const rest = await get(url, { range: `bytes=${bytes.length - 5}-` });
  expect(Buffer.from(await rest.arrayBuffer())).toEqual(bytes.subarray(-5));
  expect((await get(url, { range: `bytes=${bytes.length}-` })).status).toBe(416);
});

test("a photo has no film, nor has anything without a session", async () => {
  const items = await call(listItems, { investigation }, asPage);
  const photo = items.ok ? items.value.items.find((tile) => tile.kind === "photo") : undefined;
  expect((await get(filmOf(investigation, photo?.id ?? ""))).status).toBe(404);
  expect((await get(filmOf(investigation, "i0"))).status).toBe(404);
  expect((await get(filmOf(investigation, photo?.id ?? ""), { cookie: "" })).status).toBe(401);
});

/** Behind what is transparent there is white. */
const pixelsOf = (png: Buffer) => sharp(png).flatten({ background: "#ffffff" }).raw().toBuffer();

test("every pixel of a photo and of a frame is sent without loss, and of no other time", async () => {
  const items = await call(listItems, { investigation }, asPage);
  const idOf = (name: string) =>
    (items.ok ? items.value.items.find((tile) => tile.name === name)?.id : undefined) ?? "";
  const exact = (name: string, atUs: number) =>
    get(pictureOf(investigation, idOf(name), { atUs, exact: true }));
  const photo = await exact("road.png", 0);
  expect([photo.status, photo.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(photo.headers.get("content-security-policy")).toContain("sandbox");
  const original = await readFile(join(at.folder, "in", "road.png"));
  const [sent, drawn] = [await pixelsOf(Buffer.from(await photo.arrayBuffer())), await pixelsOf(original)];
  expect(sent.equals(drawn)).toBe(true);
  const frame = Buffer.from(await (await exact("road.mp4", 300_000)).arrayBuffer());
  expect(await sharp(frame).metadata()).toMatchObject({ format: "png", width: 160, height: 96 });
  expect(await Promise.all([exact("road.png", 1), exact("road.mp4", 1)])).toMatchObject([
    { status: 422 },
    { status: 422 },
  ]);
  const unnamed = pictureOf(investigation, idOf("road.png"), { atUs: 0, exact: true });
  expect((await get(unnamed, { cookie: "" })).status).toBe(401);
});

test("a flood of requests starts no more than two decoders, and those it has no room for are told", async () => {
  const items = await call(listItems, { investigation }, asPage);
  const road = items.ok ? items.value.items.find((tile) => tile.name === "road.mp4") : undefined;
  const frames = Array.from({ length: 40 }, (_, i) =>
    pictureOf(investigation, road?.id ?? "", { atUs: i * 100_000 }),
  );
  let decoders = 0;
  const asking = Promise.all(frames.flatMap((url) => [get(url), get(url), get(url)]));
  const counting = (async () => {
    for (let over = false; !over;) {
      const children = await descendants(process.pid);
      decoders = Math.max(decoders, children.filter(({ command }) => command.startsWith("ffmpeg ")).length);
      over = await Promise.race([asking.then(() => true), pause(5).then(() => false)]);
    }
  })();
  const answers = await asking;
  await counting;
  const statuses = answers.map(({ status }) => status);
  expect(decoders).toBeGreaterThan(0);
  expect(decoders).toBeLessThanOrEqual(2);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  const refused = answers[statuses.indexOf(503)];
  expect(await refused?.json()).toMatchObject({ code: "desk-busy" });
  expect(refused?.headers.get("retry-after")).toBe("1");
  const again = await get(frames[Math.floor(statuses.indexOf(503) / 3)] ?? "");
  expect([again.status, again.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
});
