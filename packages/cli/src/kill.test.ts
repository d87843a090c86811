// Collecting, killed again and again: what was acknowledged is there, whole, and the rest goes on where it stopped.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { begin, folderFor, jsonLines, succeed, type Ended, type Running } from "./testing/command.ts";
import { draw, fill } from "./testing/draw.ts";
import { descendants, postmasterOf, untilGone, type Found } from "./testing/processes.ts";

const folder = folderFor("kill");
const ROUNDS = 14;
const EACH = { photos: 4, videos: 1 };

/** What ends a round, and when: at the n-th line of the new files, or so long after the start. */
type Blow = {
  readonly what: "kill" | "database" | "interrupt";
  readonly atLine: number;
  readonly afterMs: number | null;
};

/** Park–Miller: the same rounds at every run. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

function blows(): Blow[] {
  const next = seeded(20_310_409);
  return Array.from({ length: ROUNDS }, (_, round) => {
    const what = round % 7 === 3 ? "database" : round % 7 === 5 ? "interrupt" : "kill";
    // Some die before their first line: while the database is made, starts, or recovers.
    const early = what === "kill" && round % 4 === 0;
    return { what, atLine: 1 + next(14), afterMs: early ? 100 + next(1200) : null };
  });
}

type Acknowledged = Map<string, { readonly sha256: string; readonly path: string }>;

/** Notes what was acknowledged; an item acknowledged before must come back as held, under the same id. */
function acknowledge(known: Acknowledged, stdout: string): void {
  for (const line of jsonLines(stdout)) {
    if (line["event"] !== "collected") continue;
    const [item, sha256, path] = [line["item"], line["sha256"], line["path"]].map(String);
    if (item === undefined || sha256 === undefined || path === undefined) throw new Error("no item");
    expect({ path, lost: known.has(item) && line["held"] !== true }).toEqual({ path, lost: false });
    known.set(item, { sha256, path });
  }
}

/** Resolves when the moment of the blow has come, or the command has ended before it. */
async function moment(running: Running, blow: Blow, files: string): Promise<void> {
  const reached = new Promise<void>((resolve) => {
    let lines = 0;
    running.onLine((line) => {
      const counts = line.includes('"event":"job"') || line.includes(files);
      if (counts && (lines += 1) === blow.atLine) resolve();
    });
  });
  const timed = blow.afterMs === null ? reached : pause(blow.afterMs);
  await Promise.race([timed, running.ended]);
}

type Struck = { readonly ended: Ended; readonly children: readonly Found[] };

async function strike(running: Running, blow: Blow, dataDir: string): Promise<Struck> {
  const pid = running.child.pid ?? 0;
  const children = await descendants(pid);
  if (blow.what === "database") {
    const server = await postmasterOf(dataDir);
    if (server !== undefined && children.some((one) => one.pid === server)) process.kill(server, "SIGKILL");
    // The desk starts its database again: what it does meanwhile may fail, and it must end by itself.
    return { ended: await running.ended, children };
  }
  running.child.kill(blow.what === "kill" ? "SIGKILL" : "SIGINT");
  return { ended: await running.ended, children };
}

async function sha256Of(file: string): Promise<string> {
  const digest = createHash("sha256");
  await pipeline(createReadStream(file), digest);
  return digest.digest("hex");
}

async function expectAllHeld(dataDir: string, known: Acknowledged): Promise<Record<string, unknown>[]> {
  const items = jsonLines(await succeed(["--data", dataDir, "items", "--json"]));
  const held = new Map(items.map((item) => [item["id"], item["sha256"]]));
  for (const [item, { sha256 }] of known) {
    expect([item, held.get(item)]).toEqual([item, sha256]);
    const original = join(dataDir, "originals/sha256", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect([item, await sha256Of(original)]).toEqual([item, sha256]);
  }
  return items;
}

function expectEnding({ what }: Blow, { code, signal, stdout, stderr }: Ended): string {
  const done = jsonLines(stdout).find((line) => line["event"] === "done");
  const ending = signal ?? `exit ${code}`;
  // The blow may come just as the command ends by itself.
  const whole = code === 0 && done?.["interrupted"] === false;
  const allowed = {
    kill: signal === "SIGKILL" || whole,
    interrupt: (code === 130 && done?.["interrupted"] === true) || whole,
    database: whole || code === 70,
  };
  const complaints = allowed[what] ? "" : stderr;
  expect({ what, ending, complaints, ok: allowed[what] }).toEqual({ what, ending, complaints: "", ok: true });
  return ending;
}

test(`of ${ROUNDS} rounds of collecting that are killed, every acknowledged item is kept and every job ends`, async () => {
  const dataDir = join(folder, "data");
  const drawn = await draw(folder);
  const known: Acknowledged = new Map();
  const endings: Record<string, number> = {};
  let before: string[] = [];
  for (const [round, blow] of blows().entries()) {
    const files = join(folder, `round-${String(round).padStart(2, "0")}`);
    await fill(files, drawn, EACH);
    const running = begin(["--data", dataDir, "collect", "--json", "--no-compare", ...before, files]);
    await moment(running, blow, files);
    const { ended, children } = await strike(running, blow, dataDir);
    await untilGone(dataDir, children);
    const ending = `${blow.what}: ${expectEnding(blow, ended)}`;
    endings[ending] = (endings[ending] ?? 0) + 1;
    acknowledge(known, ended.stdout);
    // The next start is given this round's folder again: what it acknowledged must be held there.
    before = [files];
    if (round % 5 === 4) await expectAllHeld(dataDir, known);
  }
  console.log(`${ROUNDS} rounds: ${JSON.stringify(endings)}; ${known.size} items acknowledged`);
  expect(known.size).toBeGreaterThan(ROUNDS);
  expect(endings["interrupt: exit 130"]).toBeGreaterThan(0);
  expect(endings["kill: SIGKILL"]).toBeGreaterThan(ROUNDS / 3);
  await expectWhole(dataDir, known);
});

async function expectWhole(dataDir: string, known: Acknowledged): Promise<void> {
  await expectAllHeld(dataDir, known);
  const rounds = Array.from({ length: ROUNDS }, (_, n) =>
    join(folder, `round-${String(n).padStart(2, "0")}`),
  );
  acknowledge(known, await succeed(["--data", dataDir, "collect", "--json", "--no-compare", ...rounds]));
  expect(known.size).toBe(ROUNDS * (EACH.photos + EACH.videos));
  const items = await expectAllHeld(dataDir, known);
  const done = { state: "done", warnings: [] };
  const decodings = items.map(({ id, decoding }) => ({ id, decoding }));
  expect(decodings).toEqual(items.map(({ id }) => ({ id, decoding: done })));
  const [checked] = jsonLines(await succeed(["--data", dataDir, "fsck", "--json"]));
  expect(checked).toMatchObject({ problems: [], originals: known.size });
  const [rebuilt] = jsonLines(await succeed(["--data", dataDir, "rebuild", "--json"]));
  expect(rebuilt).toMatchObject({ equal: true });
}
