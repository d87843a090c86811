// Collecting everything hostile: every file is kept, whatever decoding it does stays inside, and the desk stays small.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openCanary } from "../../media/src/testing/canary.ts";
import { corpus } from "../../media/src/testing/corpus.ts";
import { begin, folderFor, jsonLines, succeed } from "./testing/command.ts";

const hostile = corpus("hostile") ?? "";
const folder = folderFor("hostile");
/** Resident megabytes of the process at each quarter second, until it ends. */
function watchMemory(pid: number): { readonly megabytes: number[]; stop(): void } {
  const megabytes: number[] = [];
  const timer = setInterval(() => {
    void readFile(`/proc/${pid}/status`, "utf8").then(
      (text) => {
        const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(text)?.[1];
        if (kilobytes !== undefined) megabytes.push(Math.round(Number(kilobytes) / 1024));
      },
      // Gone already: there is nothing more to measure.
      () => clearInterval(timer),
    );
  }, 250);
  return { megabytes, stop: () => clearInterval(timer) };
}

/** What a hostile file would leave behind if it could: beside the data folder, and in the temporary folder. */
async function outside(): Promise<string[]> {
  const beside = (await readdir(folder)).map((name) => join(folder, name));
  // Other tests and commands of ours run meanwhile; their own folders carry our name.
  const temporary = (await readdir(tmpdir())).filter(
    (name) => !/^(sightline-|bash_|node-|vitest|v8-)/.test(name),
  );
  return [...beside, ...temporary.filter((name) => /evil|link|passwd|pwn|lie|original/i.test(name))].sort();
}

const files =
  hostile === ""
    ? []
    : readdirSync(hostile, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));

describe.skipIf(hostile === "")("everything hostile, collected", () => {
  test("is kept and listed, and nothing gets out of the data folder", async () => {
    const listener = await openCanary();
    const [dataDir, work, scratch] = [join(folder, "data"), join(folder, "work"), join(folder, "tmp")];
    await Promise.all([dataDir, work, scratch].map((each) => mkdir(each)));
    const before = await outside();
    const from = performance.now();
    const how = { cwd: work, env: { TMPDIR: scratch } };
    const running = begin(["--data", dataDir, "collect", "--as-new", "--json", hostile], how);
    const memory = watchMemory(running.child.pid ?? 0);
    const ended = await running.ended;
    memory.stop();
    await listener.close();
    const seconds = Math.round((performance.now() - from) / 1000);

    const lines = jsonLines(ended.stdout);
    const done = lines.find((line) => line["event"] === "done");
    const [first = 0, most = 0] = [memory.megabytes[4], Math.max(...memory.megabytes)];
    console.log(
      `${files.length} files in ${seconds} s, ${(done?.["unopened"] as unknown[] | undefined)?.length} not opened, ` +
        `memory ${first} MB after a second, ${most} MB at most, ${listener.hits()} connections`,
    );
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code: 0, stderr: "" });
    expect(done).toMatchObject({ collected: files.length, held: 0, refused: 0, interrupted: false });
    expect(lines.filter((line) => line["event"] === "job" && line["failed"] !== null)).toEqual([]);
    expect(listener.hits()).toBe(0);
    // What decoders need is in children, and no file adds to what the two threads of geometry hold.
    expect(most).toBeLessThan(600);
    expect(await readdir(work)).toEqual([]);
    expect(await readdir(scratch)).toEqual([]);
    expect(await outside()).toEqual(before);
    await expectListed(dataDir);
  });
});

function decodingOf(item: Record<string, unknown> | undefined) {
  if (!item) throw new Error("not listed");
  return item["decoding"] as { state: string; sentence?: string; code?: string };
}

async function expectListed(dataDir: string): Promise<void> {
  const items = jsonLines(await succeed(["--data", dataDir, "items", "--json"]));
  const byPath = new Map(items.map((item) => [(item["source"] as { path: string }).path, item]));
  const states: Record<string, number> = {};
  for (const file of files) {
    const item = byPath.get(file);
    const sha256 = createHash("sha256").update(readFileSync(file)).digest("hex");
    expect([file, item?.["sha256"]]).toEqual([file, sha256]);
    const { state, sentence, code } = decodingOf(item);
    expect([file, state]).toEqual([file, expect.stringMatching(/^(done|refused)$/)]);
    const why = state === "done" ? "It was decoded." : sentence;
    expect([file, why]).toEqual([file, expect.stringMatching(/^[A-Z].{10,}/s)]);
    expect([file, code]).not.toEqual([file, "fault"]);
    states[state] = (states[state] ?? 0) + 1;
  }
  console.log(`decoding: ${JSON.stringify(states)}`);
  const [checked] = jsonLines(await succeed(["--data", dataDir, "fsck", "--json"]));
  expect(checked).toMatchObject({ problems: [] });
}
