// A film on its way to somebody who may not see it any more: it ends there, whatever took it from them.
import { execFile } from "node:child_process";
import { mkdir, open } from "node:fs/promises";
import { get, type IncomingMessage } from "node:http";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, changeSchema, filmOf, signOut } from "@sightline/domain";
import { renditionsOf } from "../desk.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { emptyPages, enter, type Session } from "../testing/serving.ts";
import { serve, type Serving } from "./serve.ts";

/** Much more than lies in the buffers of a connection. */
const BYTES = 96 * 1024 * 1024;

let at: TestDesk;
let serving: Serving;
let session: Session;
let investigation: string;
let item: string;
beforeAll(async () => {
  at = await testDesk();
  const file = join(at.folder, "in", "road.mp4");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=64x48:rate=5:duration=1", "-pix_fmt", "yuv420p"];
  await promisify(execFile)("ffmpeg", ["-v", "error", ...drawn, file]);
  ({ investigation } = await collectInto(at.desk, [file]));
  const { held } = await tilesIn(at.desk, investigation);
  const [{ id, sha256 } = { id: "", sha256: "" }] = held.item.values();
  item = id;
  const film = join(renditionsOf(at.desk, sha256), "film");
  await mkdir(dirname(film), { recursive: true });
  const made = await open(film, "w");
  await made.truncate(BYTES);
  await made.close();
  await write("member.add", "ann", { id: "ann", name: "Ann", role: "reviewer" });
  serving = await serve(at.desk, {
    port: 0,
    pages: await emptyPages(at.folder),
    log: () => undefined,
    as: "ann",
  });
  session = await enter(serving);
});
afterAll(async () => {
  await serving.close();
  await at.end();
});

async function write(verb: string, subject: string, payload: object): Promise<void> {
  const change = changeSchema.parse({ verb, subject, payload });
  const done = await propose(at.desk, { investigation, by: "owner", reason: "a test" }, change);
  if (!done.ok) throw new Error(done.refusal.sentence);
}

/** How much came in all, when this was done after the first of it. */
async function sentAround(act: () => Promise<void>, range?: string): Promise<number> {
  const headers = { ...session, ...(range !== undefined && { range }) };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${serving.url}${filmOf(investigation, item)}`, { headers }, resolve).on("error", reject);
  });
  let sent = 0;
  await new Promise<void>((resolve) =>
    answer.once("data", (chunk: Buffer) => {
      sent += chunk.length;
      answer.pause();
      resolve();
    }),
  );
  await act();
  answer.on("data", (chunk: Buffer) => (sent += chunk.length));
  const ended = new Promise<void>((resolve) =>
    answer.on("error", () => resolve()).on("close", () => resolve()),
  );
  answer.resume();
  await ended;
  return sent;
}

async function leave(): Promise<void> {
  const left = await call(signOut, {}, (path, init) =>
    fetch(`${serving.url}${path}`, {
      ...init,
      headers: { ...init.headers, ...session, origin: serving.url },
    }),
  );
  expect(left.ok).toBe(true);
}
async function comeBack(): Promise<void> {
  session = await enter(serving);
}
const ROLE = (role: string) => write("member.role", "ann", { role });
const STATE = (state: string) => write("investigation.state", investigation, { state });
const SEEN = (to: string[] | null) => write("item.restrict", item, { to });

test("all of it is sent to whoever may see it, in one answer or in the part that is asked for", async () => {
  expect(await sentAround(() => Promise.resolve())).toBe(BYTES);
  expect(await sentAround(() => Promise.resolve(), `bytes=${BYTES - 9_000_000}-`)).toBe(9_000_000);
});

test.each([
  ["it is restricted to others", () => SEEN([]), () => SEEN(null)],
  ["its investigation is locked", () => STATE("locked"), () => STATE("open")],
  ["they sign out", () => leave(), () => comeBack()],
  ["they are made a data-only viewer", () => ROLE("data-only viewer"), () => ROLE("reviewer")],
])("it ends when %s", async (_, take, give) => {
  for (const range of [undefined, "bytes=5-"]) {
    const sent = await sentAround(take, range);
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(BYTES / 2);
    await give();
  }
});
