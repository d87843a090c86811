// Files brought in through the door: whatever is cut, lied about or done at once, what is collected is what was chosen.
import { createHash, randomBytes } from "node:crypto";
import { appendFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { ownerIn, tilesIn } from "../testing/asked.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { emptyPages } from "../testing/serving.ts";
import { unfinishedName } from "../storage/layout.ts";
import { pageOf, type Page } from "../testing/uploading.ts";
import { serve, type Serving } from "./serve.ts";

let at: TestDesk;
let desk: Desk;
let pages: string;
let investigation: string;
let serving: Serving;
let page: Page;
let now = new Date("2031-04-09T10:00:00Z");
const opened: Serving[] = [];
const again: Desk[] = [];

const open = async (as?: string): Promise<Serving> => {
  const one = await serve(desk, { port: 0, pages, log: () => undefined, as });
  opened.push(one);
  return one;
};

beforeAll(async () => {
  at = await testDesk(() => now);
  desk = at.desk;
  pages = await emptyPages(at.folder);
  ({ investigation } = await collectInto(desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  for (const [id, role] of [
    ["vic", "viewer"],
    ["rae", "reviewer"],
    ["dot", "data-only viewer"],
    ["eve", "editor"],
  ] as const) {
    const payload = { id, name: id, role };
    await propose(desk, { investigation, by: "owner" }, { verb: "member.add", subject: id, payload });
  }
  serving = await open();
  page = await pageOf(serving, investigation);
});
afterAll(async () => {
  await Promise.all(opened.map((each) => each.close()));
  await Promise.all(again.map((each) => each.close()));
  await at.end();
});

/** All of it anew: the process that had it in hand is gone, as far as the data folder knows. */
async function restart(): Promise<void> {
  await serving.close();
  opened.splice(opened.indexOf(serving), 1);
  const started = await openDesk({ dataDir: desk.dataDir, databaseUrl: at.databaseUrl, now: () => now });
  if (!started.ok) throw new Error(started.refusal.sentence);
  again.push(started.desk);
  ({ desk } = started);
  serving = await open();
  page = await pageOf(serving, investigation);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const folderOf = async (place: string): Promise<string> => {
  const id = place.split("/").at(-1) ?? "";
  const names = await readdir(join(desk.dataDir, "uploads"), { recursive: true });
  return join(desk.dataDir, "uploads", names.find((name) => name.endsWith(id)) ?? "gone");
};
const journalLength = async (): Promise<number> => (await ownerIn(desk, investigation)).held.seq;

/** Bytes for a place past the end are taken by nobody, whatever the rest of the upload is at. */
async function lieAbout(place: string, size: number): Promise<void> {
  const headers = { "content-type": "application/offset+octet-stream", "upload-offset": size + 1 };
  const lie = await page.send({ method: "PATCH", path: place, headers, body: randomBytes(9) });
  expect([409, 423]).toContain(lie.status);
}

const step = fc.oneof(
  fc.record({ does: fc.constant("cut" as const), after: fc.nat(400_000) }),
  fc.record({ does: fc.constantFrom("restart" as const, "wrong offset" as const) }),
  // What a power cut may leave: bytes that were never counted, and half of a note.
  fc.record({ does: fc.constant("power cut" as const), more: fc.nat(5000) }),
);

test("cut anywhere, with the desk started anew between, what is collected has the hash of what was chosen", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 900_000 }),
      fc.array(step, { maxLength: 6 }),
      async (size, steps) => {
        const bytes = randomBytes(size);
        const { place } = await page.begin(`folder/${sha256(bytes)}.bin`, size);
        for (const one of steps) {
          const offset = await page.offset(place);
          expect(offset).toBeLessThanOrEqual(size);
          if (one.does === "cut") await page.patch(place, bytes, offset, one.after);
          if (one.does === "restart") await restart();
          if (one.does === "power cut") {
            const folder = await folderOf(place);
            await appendFile(join(folder, "bytes"), randomBytes(one.more));
            await appendFile(join(folder, "offsets"), String(size));
          }
          if (one.does === "wrong offset") await lieAbout(place, size);
        }
        for (;;) {
          const offset = await page.offset(place);
          if (offset === size && (await page.patch(place, bytes, offset)).status === 204) break;
          await page.patch(place, bytes, offset);
        }
        const done = await page.collect(place);
        expect(done).toMatchObject({
          ok: true,
          value: { brought: [{ state: "collected", sha256: sha256(bytes) }] },
        });
        expect(sha256(await readFile(desk.originals.path(sha256(bytes))))).toBe(sha256(bytes));
        expect(await page.collect(place)).toEqual(done);
      },
    ),
    { numRuns: 12, seed: 7 },
  );
});

test("a file that is there already adds a source to its item; the same from the same place adds nothing", async () => {
  const bytes = randomBytes(5000);
  const first = await page.bring("march/road.bin", bytes, {
    account: "one",
    posted: "2031-03",
    closed: true,
  });
  const second = await page.bring("april/road.bin", bytes, { account: "two" });
  const third = await page.bring("april/road.bin", bytes, { account: "two" });
  const states = [first, second, third].map(
    (each) => each.ok && each.value.brought.map(({ state }) => state),
  );
  expect(states).toEqual([["collected"], ["added"], ["held"]]);
  const { tiles, held } = await tilesIn(desk, investigation);
  const [tile, ...others] = tiles.filter(({ name }) => name === "road.bin");
  expect(others).toEqual([]);
  const item = held.item.get(tile?.id ?? "");
  const where = { path: "march/road.bin", url: null, account: "one", credit: null };
  expect(item?.source).toEqual({ ...where, posted: "2031-03", closed: true });
  expect(item?.alsoFound.map(({ path, account }) => [path, account])).toEqual([["april/road.bin", "two"]]);
});

test("of two who write to one upload at once one is refused, and the other's bytes are what is kept", async () => {
  const bytes = randomBytes(3_000_000);
  const { place } = await page.begin("one.bin", bytes.length);
  const headers = { "content-type": "application/offset+octet-stream", "upload-offset": 0 };
  const lies = Array.from({ length: 5 }, (_, i) => Buffer.alloc(bytes.length, i));
  const answers = await Promise.all(
    [bytes, ...lies].map((body) => page.send({ method: "PATCH", path: place, headers, body })),
  );
  const statuses = answers.map(({ status }) => status);
  // Whoever comes when the first has ended finds another offset.
  expect(statuses.filter((status) => status === 204)).toHaveLength(1);
  expect(statuses.filter((status) => ![204, 423, 409].includes(status))).toEqual([]);
  const done = await page.collect(place);
  const kept = [bytes, ...lies][statuses.indexOf(204)] ?? Buffer.alloc(0);
  expect(done).toMatchObject({ ok: true, value: { brought: [{ sha256: sha256(kept) }] } });
});

test("who died with an upload in hand holds nobody up; another process that lives does", async () => {
  const { place } = await page.begin("held.bin", 10);
  const held = join(await folderOf(place), "held");
  const headers = { "content-type": "application/offset+octet-stream", "upload-offset": 0 };
  const patch = () => page.send({ method: "PATCH", path: place, headers, body: randomBytes(10) });
  await writeFile(held, await unfinishedName());
  expect(await patch()).toMatchObject({ status: 423, code: "upload-in-use" });
  await writeFile(held, `${process.pid}-1-1`);
  expect(await patch()).toMatchObject({ status: 204 });
});

test("nothing is collected while it is written to, and what is not whole is not collected", async () => {
  const { place } = await page.begin("half.bin", 100);
  const before = await journalLength();
  await page.patch(place, randomBytes(50), 0);
  expect(await page.collect(place)).toMatchObject({ ok: false, refusal: { code: "upload-not-whole" } });
  expect(await journalLength()).toBe(before);
});

test("more than was said is refused, with nothing of it past the length", async () => {
  const { place } = await page.begin("long.bin", 100);
  expect(await page.patch(place, randomBytes(101), 0)).toMatchObject({
    status: 422,
    code: "upload-too-long",
  });
  expect((await stat(join(await folderOf(place), "bytes"))).size).toBeLessThanOrEqual(100);
});

test("a length that the disk has no room for is refused with the outage's sentence, and nothing is begun", async () => {
  const before = await page.list();
  const refused = await page.begin("huge.bin", Number.MAX_SAFE_INTEGER);
  expect(refused).toMatchObject({ status: 503, code: "disk-full" });
  expect(await page.list()).toEqual(before);
});

test.each(["vic", "rae", "dot"])(
  "%s, whose role may not collect, begins nothing and sees nothing",
  async (as) => {
    const mine = await page.begin("owner.bin", 10);
    const other = await pageOf(await open(as), investigation);
    const before = await journalLength();
    expect(await other.begin("theirs.bin", 10)).toMatchObject({ status: 403, code: "not-allowed" });
    expect(await other.list()).toMatchObject({ ok: false, refusal: { code: "not-allowed" } });
    expect(await other.patch(mine.place, randomBytes(10), 0)).toMatchObject({ status: 403 });
    expect(await other.offset(mine.place)).toBe(-1);
    expect((await other.collect(mine.place)).ok).toBe(false);
    expect(await page.offset(mine.place)).toBe(0);
    expect(await journalLength()).toBe(before);
  },
);

test("nobody continues, sees, collects or removes another member's upload, although their role may collect", async () => {
  const { place } = await page.begin("mine.bin", 10);
  const eve = await pageOf(await open("eve"), investigation);
  expect(await eve.list()).toEqual({ ok: true, value: { uploads: [] } });
  expect(await eve.offset(place)).toBe(-1);
  expect(await eve.patch(place, randomBytes(10), 0)).toMatchObject({ status: 404, code: "no-such-upload" });
  expect(await eve.collect(place)).toMatchObject({ ok: false, refusal: { code: "no-such-upload" } });
  expect(await eve.send({ method: "DELETE", path: place })).toMatchObject({ status: 404 });
  expect(await page.offset(place)).toBe(0);
  expect(await eve.bring("eve.bin", randomBytes(10))).toMatchObject({ ok: true });
});

test("an upload that is given up is gone, with its bytes", async () => {
  const { place } = await page.begin("gone.bin", 10);
  const folder = await folderOf(place);
  expect(await page.send({ method: "DELETE", path: place })).toMatchObject({ status: 204 });
  expect(await page.offset(place)).toBe(-1);
  await expect(stat(folder)).rejects.toThrow("ENOENT");
});

const WRONG: readonly (readonly [string, Record<string, string>])[] = [
  ["no version", { "tus-resumable": "" }],
  ["another version", { "tus-resumable": "0.2.2" }],
  ["no length", { "upload-length": "" }],
  ["a negative length", { "upload-length": "-1" }],
  ["a length that is no number", { "upload-length": "0x10" }],
  ["a length past all numbers", { "upload-length": "99999999999999999999" }],
  ["no path", { "upload-metadata": "" }],
  ["a path that leads out", { "upload-metadata": `path ${Buffer.from("../x").toString("base64")}` }],
  ["an absolute path", { "upload-metadata": `path ${Buffer.from("/etc/x").toString("base64")}` }],
  ["no UTF-8", { "upload-metadata": `path ${Buffer.from([0x61, 0xff]).toString("base64")}` }],
  ["no base64", { "upload-metadata": "path a.jpg" }],
  ["another site", { origin: "https://elsewhere.example" }],
  ["no header of our pages", { "x-sightline": "" }],
];
test.each(WRONG)("an upload with %s is not begun", async (_, headers) => {
  const before = await page.list();
  const metadata = `path ${Buffer.from("right.jpg").toString("base64")}`;
  const answer = await page.send({
    method: "POST",
    path: `/api/investigations/${investigation}/uploads`,
    headers: { "upload-length": 10, "upload-metadata": metadata, ...headers },
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.code).not.toBe("sign-in-needed");
  expect(before.ok).toBe(true);
  expect(await page.list()).toEqual(before);
});

test.each([
  "application/json",
  "application/offset+octet-stream; charset=utf-8",
  "application/offset+octet-stream ",
  "Application/Offset+Octet-Stream",
  "text/plain",
])("bytes under the content type %j are not taken", async (type) => {
  const { place } = await page.begin("type.bin", 4);
  const headers = { "content-type": type, "upload-offset": 0 };
  const answer = await page.send({ method: "PATCH", path: place, headers, body: Buffer.from("{  }") });
  // Blanks around a header's value are no part of it.
  const isSame = type.trim() === "application/offset+octet-stream";
  expect([type, answer.status === 204, await page.offset(place)]).toEqual([type, isSame, isSame ? 4 : 0]);
});

test("what nobody went on with for a week is removed when the next begins, what is younger stays", async () => {
  const { place: old } = await page.begin("old.bin", 10);
  const bytes = randomBytes(20);
  const { place: collected } = await page.begin("collected.bin", bytes.length);
  await page.patch(collected, bytes, 0);
  const done = await page.collect(collected);
  now = new Date(now.getTime() + 4 * 24 * 3600 * 1000);
  page = await pageOf(serving, investigation);
  expect(await page.collect(collected)).toEqual(done);
  const { place: young } = await page.begin("young.bin", 10);
  now = new Date(now.getTime() + 4 * 24 * 3600 * 1000);
  // Sessions end meanwhile.
  page = await pageOf(serving, investigation);
  expect(await page.begin("next.bin", 10)).toMatchObject({ status: 201 });
  expect([await page.offset(old), await page.offset(young)]).toEqual([-1, 0]);
  expect(await page.collect(collected)).toMatchObject({ ok: false, refusal: { code: "no-such-upload" } });
});
