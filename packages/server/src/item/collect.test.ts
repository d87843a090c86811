// Collecting real files into a real database: what is kept, what is refused, and what a second run adds.
import { copyFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { runInspect } from "../jobs/inspect.ts";
import { byGeometry } from "../match/by-geometry.ts";
import { pairsIn, tilesIn } from "../testing/asked.ts";

let at: TestDesk;
beforeAll(async () => void (at = await testDesk()));
afterAll(() => at.end());

test("a folder is collected, every file kept and told, whatever its name claims", async () => {
  const folder = join(at.folder, "in");
  await drawPhoto(join(folder, "a.png"), 1);
  await copyFile(join(folder, "a.png"), join(folder, "b-copy.png"));
  await drawPhoto(join(folder, "c.jpg"), 2);
  await writeFile(join(folder, "notes.jpg"), "<html>this is no photo</html>");
  await writeFile(join(folder, "broken.png"), Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  await writeFile(join(folder, "empty.mp4"), "");
  await symlink("/etc/passwd", join(folder, "z-link"));
  const { investigation, summary, events } = await collectInto(at.desk, [folder]);
  expect(summary).toMatchObject({ collected: 6, held: 0, refused: 1, interrupted: false });
  expect(events.find((event) => event.event === "refused")).toMatchObject({ code: "link" });

  const { tiles } = await tilesIn(at.desk, investigation);
  const states = Object.fromEntries(tiles.map((tile) => [tile.name, `${tile.kind} ${tile.decoding.state}`]));
  expect(states).toEqual({
    "a.png": "photo done",
    "b-copy.png": "photo done",
    "c.jpg": "photo done",
    "notes.jpg": "other refused",
    "broken.png": "photo refused",
    "empty.mp4": "other refused",
  });

  const [a, b] = tiles.filter((tile) => tile.name === "a.png" || tile.name === "b-copy.png");
  const listed = await pairsIn(at.desk, investigation);
  expect(listed).toMatchObject({ undecided: 1, matching: { waiting: 0, failed: 0 } });
  const [pair] = listed.pairs;
  expect([pair?.a.id, pair?.b.id].sort()).toEqual([a?.id, b?.id].sort());
  expect(pair?.relation).toMatchObject({ kind: "copy", evidence: { by: "bytes" } });
});

test("collecting the same folder again adds nothing", async () => {
  const before = await at.desk.db.selectFrom("journal").select("hash").orderBy("seq").execute();
  const { summary } = await collectInto(at.desk, [join(at.folder, "in")]);
  expect(summary).toMatchObject({ collected: 0, held: 6 });
  const after = await at.desk.db.selectFrom("journal").select("hash").orderBy("seq").execute();
  expect(after).toEqual(before);
});

test("the same bytes found at another account are another item", async () => {
  const { summary } = await collectInto(at.desk, [join(at.folder, "in", "a.png")], "acct-2");
  expect(summary).toMatchObject({ collected: 1, held: 0 });
});

test("the data folder itself is never collected, and a missing path is told", async () => {
  const { summary, events } = await collectInto(at.desk, [at.folder, join(at.folder, "nowhere")]);
  const codes = events.flatMap((event) => (event.event === "refused" ? [event.code] : []));
  expect(codes).toContain("own-data-folder");
  expect(codes).toContain("no-such-file");
  expect(summary.collected).toBe(0);
});

test("a file that cannot be read is refused by name and the rest goes on", async () => {
  // Reading a process's memory from its start fails for every account, root included.
  const after = await drawPhoto(join(at.folder, "in", "y.png"), 9);
  const { events, summary } = await collectInto(at.desk, ["/proc/self/mem", after]);
  expect(events[0]).toMatchObject({ event: "refused", code: "unreadable" });
  expect(summary).toMatchObject({ collected: 1, refused: 1 });
});

test("a file that was refused is not asked for again, unless what refused it has changed", async () => {
  const { db } = at.desk;
  const broken = join(at.folder, "in", "broken.png");
  const row = await db
    .selectFrom("item")
    .innerJoin("inspection", "inspection.sha256", "item.sha256")
    .select(["inspection.sha256", "sentence", "refusedBy"])
    .where("name", "=", "broken.png")
    .executeTakeFirstOrThrow();
  expect(row.refusedBy).toMatch(/ffmpeg \d.*sharp \d.*limits [0-9a-f]{12}/);
  const { sha256 } = row;
  const asOf = (refusedBy: string | null) =>
    db
      .updateTable("inspection")
      .set({ sentence: "as it was", refusedBy })
      .where("sha256", "=", sha256)
      .execute();
  const looked = async (): Promise<boolean> => {
    const { events } = await collectInto(at.desk, [broken]);
    const now = await db
      .selectFrom("inspection")
      .select(["sentence", "refusedBy"])
      .where("sha256", "=", sha256)
      .executeTakeFirstOrThrow();
    const jobs = events.filter((event) => event.event === "job" && event.task === "inspect");
    expect([jobs.length > 0, now.refusedBy]).toEqual([now.sentence !== "as it was", row.refusedBy]);
    return now.sentence === row.sentence;
  };
  await asOf(row.refusedBy);
  expect(await looked()).toBe(false);
  // Two copies that came at once ask for two looks.
  await runInspect(at.desk, byGeometry(), { sha256 });
  expect(await looked()).toBe(false);
  for (const before of ["ffmpeg 0.1", null]) {
    await asOf(before);
    expect(await looked()).toBe(true);
  }
});
