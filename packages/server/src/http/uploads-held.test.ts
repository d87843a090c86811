// What is on its way in while an investigation is shut, the disk is promised, or a note cannot be read; and no token opens or shuts it.
import { statfsSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeSchema, viaToken } from "@sightline/domain";
import { propose, type Order } from "../investigation/command.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { servedDesk } from "../testing/serving.ts";
import { pageOf, type Page } from "../testing/uploading.ts";
import type { Serving } from "./serve.ts";

let now = new Date("2031-04-09T10:00:00Z");
let at: TestDesk;
let serving: Serving;
let page: Page;
let investigation: string;
beforeAll(async () => {
  at = await testDesk(() => now);
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  ({ serving } = await servedDesk(at));
  page = await pageOf(serving, investigation);
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

const become = (state: string, order: Partial<Order> = {}) =>
  propose(
    at.desk,
    { investigation, by: "owner", reason: "a court asked", ...order },
    changeSchema.parse({ verb: "investigation.state", subject: investigation, payload: { state } }),
  );

test("an upload that is whole is refused to be collected, and collected when it is open again", async () => {
  const bytes = Buffer.from("A letter from the road.");
  const { place } = await page.begin("letter.txt", bytes.length);
  await page.patch(place, bytes, 0);
  expect(await become("read-only")).toMatchObject({ ok: true });
  expect(await page.collect(place)).toMatchObject({ refusal: { code: "investigation-not-open" } });
  expect(await page.begin("more.txt", 3)).toMatchObject({ code: "investigation-not-open" });
  expect(await page.offset(place)).toBe(bytes.length);
  expect(await become("open")).toMatchObject({ ok: true });
  expect(await page.collect(place)).toMatchObject({ value: { brought: [{ state: "collected" }] } });
});

test("no token opens or shuts it, though its member may", async () => {
  for (const state of ["read-only", "locked"])
    expect(await become(state, { via: viaToken("a-token") })).toMatchObject({
      refusal: { code: "not-by-token" },
    });
  expect(await become("open")).toMatchObject({ ok: true, value: { changes: [] } });
});

test("room is kept for an upload for an hour after its last bytes, and no longer", async () => {
  const { bavail, bsize } = statfsSync(at.desk.dataDir);
  const much = Math.floor(bavail * bsize * 0.4);
  expect((await page.begin("first.mp4", much)).status).toBe(201);
  expect(await page.begin("second.mp4", much)).toMatchObject({ code: "disk-full" });
  now = new Date(now.getTime() + 2 * 3600 * 1000);
  expect((await page.begin("second.mp4", much)).status).toBe(201);
});

test("one that cannot be read is passed over, and keeps nobody from theirs", async () => {
  const { place } = await page.begin("small.txt", 5);
  const folder = join(at.desk.dataDir, "uploads");
  const [member = ""] = await readdir(folder);
  await writeFile(join(folder, member, place.split("/").at(-1) ?? "", "about.json"), "{");
  const listed = await page.list();
  expect(listed.ok && listed.value.uploads.map(({ path }) => path)).toEqual(["first.mp4", "second.mp4"]);
  expect((await page.begin("next.txt", 5)).status).toBe(201);
});
