// The desk goes on answering while the process that serves it has hostile files decoded, matched and compared.
import { readdirSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCanary } from "../../../media/src/testing/canary.ts";
import { corpus } from "../../../media/src/testing/corpus.ts";
import { collectInto, testDesk, type TestDesk } from "../testing/desk.ts";
import { serve, type Serving } from "./serve.ts";

const hostile = corpus("hostile");

/** One in four, of every kind: what each of them does to a decoder is asked where all of them are inspected and collected. */
const files =
  hostile === undefined
    ? []
    : readdirSync(hostile, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
        .filter((_, at) => at % 4 === 0);

describe.skipIf(hostile === undefined)("while hostile files of every kind go through the desk", () => {
  let at: TestDesk;
  let serving: Serving;
  beforeAll(async () => {
    at = await testDesk();
    const pages = join(at.folder, "pages");
    await mkdir(pages);
    await writeFile(join(pages, "index.html"), "<title>desk</title>");
    serving = await serve(at.desk, { port: 0, pages, log: () => undefined });
  });
  afterAll(async () => {
    await serving.close();
    await at.end();
  });

  test("it is healthy each time that it is asked, and nothing is left undone", async () => {
    const canary = await openCanary();
    const asking = new AbortController();
    const health = askHealth(serving.url, asking.signal);
    const { summary, events } = await collectInto(at.desk, files).finally(() => asking.abort());
    await canary.close();
    const { answers, longestMs } = await health;
    console.log(`${answers.length} times asked, the longest answer took ${Math.round(longestMs)} ms`);
    expect(answers.length).toBeGreaterThan(0);
    expect(new Set(answers)).toEqual(new Set([200]));
    expect(summary).toMatchObject({ refused: 0, interrupted: false });
    expect(files.length).toBeGreaterThan(60);
    expect(summary.collected).toBe(files.length);
    expect(events.filter((event) => event.event === "job" && event.failed !== null)).toEqual([]);
    expect(canary.hits()).toBe(0);
  });
});

/** The status of each answer, asked ten times a second until the signal, and how long the slowest took. */
async function askHealth(url: string, signal: AbortSignal) {
  const answers: number[] = [];
  let longestMs = 0;
  while (!signal.aborted) {
    const asked = performance.now();
    answers.push((await fetch(`${url}/healthz`)).status);
    longestMs = Math.max(longestMs, performance.now() - asked);
    await wait(100);
  }
  return { answers, longestMs };
}
