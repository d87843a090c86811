// A machine whose sandbox fails for a while: no file is refused for it, and each is looked at as soon as it works.
import { join } from "node:path";
import { MEDIA_REFUSALS, type MediaRefusal, type MediaRefusalCode } from "@sightline/media";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { byGeometry } from "../match/by-geometry.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { runInspect } from "./inspect.ts";

const machine = vi.hoisted(() => ({ says: null as MediaRefusal | null }));

vi.mock(import("@sightline/media"), async (original) => {
  const media = await original();
  return {
    ...media,
    inspect: (path, options) => Promise.resolve(machine.says ?? media.inspect(path, options)),
    readMetadata: (path, options) => Promise.resolve(machine.says ?? media.readMetadata(path, options)),
  };
});

const refusing = (code: MediaRefusalCode): MediaRefusal => ({
  refused: true,
  code,
  sentence: MEDIA_REFUSALS[code],
  detail: "for a while",
});

let at: TestDesk;
beforeAll(async () => {
  at = await testDesk();
});
afterEach(() => {
  machine.says = null;
});
afterAll(() => at.end());

const kept = async (sha256: string) => ({
  looked: await at.desk.db
    .selectFrom("inspection")
    .select(["state", "code"])
    .where("sha256", "=", sha256)
    .executeTakeFirst(),
  read: await at.desk.db
    .selectFrom("metadata")
    .select("code")
    .where("sha256", "=", sha256)
    .executeTakeFirst(),
});

test.each(["no-sandbox", "tool-missing", "program-unreadable"] as const)(
  "that says %s refuses no file: it is looked at when it is collected again",
  async (code) => {
    const photo = await drawPhoto(join(at.folder, "in", `${code}.png`), code.length);
    machine.says = refusing(code);
    const { summary, events } = await collectInto(at.desk, [photo]);
    expect(summary.unopened).toMatchObject([{ code, sentence: MEDIA_REFUSALS[code] }]);
    const failed = events.flatMap((event) => (event.event === "job" ? [event.failed] : []));
    expect(new Set(failed)).toEqual(new Set([`${MEDIA_REFUSALS[code]} for a while`]));
    const [{ sha256 = "" } = {}] = events.flatMap((event) => (event.event === "collected" ? [event] : []));
    expect(await kept(sha256)).toEqual({ looked: { state: "failed", code }, read: undefined });
    machine.says = null;
    expect((await collectInto(at.desk, [photo])).summary).toMatchObject({ held: 1, unopened: [] });
    expect(await kept(sha256)).toEqual({ looked: { state: "done", code: null }, read: { code: null } });
  },
);

test("is forgiven where an older desk kept it as the file's refusal", async () => {
  const photo = await drawPhoto(join(at.folder, "in", "older.png"), 77);
  machine.says = refusing("undecodable");
  const { events } = await collectInto(at.desk, [photo]);
  const [{ sha256 = "" } = {}] = events.flatMap((event) => (event.event === "collected" ? [event] : []));
  expect(await kept(sha256)).toMatchObject({ looked: { state: "refused" } });
  machine.says = null;
  await runInspect(at.desk, byGeometry(), { sha256 });
  expect(await kept(sha256)).toMatchObject({ looked: { state: "refused" } });
  await at.desk.db
    .updateTable("inspection")
    .set({ code: "no-sandbox" })
    .where("sha256", "=", sha256)
    .execute();
  expect((await collectInto(at.desk, [photo])).summary).toMatchObject({ held: 1, unopened: [] });
  expect(await kept(sha256)).toMatchObject({ looked: { state: "done" } });
});
