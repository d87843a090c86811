// The command line beside an open desk: everything works, the kill of either loses nothing, the last one stops the server.
import { readFile, writeFile } from "node:fs/promises";

import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { begin, command, folderFor, jsonLines, succeed, type How, type Running } from "./testing/command.ts";
import { draw, fill, type Drawn } from "./testing/draw.ts";
import { postmasterOf, untilGone } from "./testing/processes.ts";

const folder = folderFor("beside");
const at = (name: string): string => join(folder, name);

let drawn: Drawn;
beforeAll(async () => {
  drawn = await draw(folder);
});

const BOTH = { statedBy: "ada", reviewedBy: "ben" };
const CASE = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    {
      id: "0-photo.jpg",
      kind: "photo",
      verdict: "verified",
      reviews: ["ada", "ben"].map((by) => ({ by, verdict: "verified", reason: "place matches" })),
      marks: BOTH,
    },
  ],
  sightings: [{ id: "s", item: "0-photo.jpg", subject: "prisoner", attributes: [], spans: [[0, 0]] }],
  groups: [],
  facts: [],
};

type Line = Record<string, unknown>;

function start(args: readonly string[], how: How = {}): Running {
  const running = begin(args, how);
  onTestFinished(() => void running.child.kill("SIGKILL"));
  return running;
}

/** The first line of the event asked for; a command that ends before is a failure. */
function heard(running: Running, event: string): Promise<Line> {
  const line = new Promise<Line>((resolve) => {
    running.onLine((text) => {
      const [said] = jsonLines(text);
      if (said?.["event"] === event) resolve(said);
    });
  });
  const early = running.ended.then(({ code, stderr }) => {
    throw new Error(`ended with ${code}: ${stderr}`);
  });
  return Promise.race([line, early]);
}

async function files(name: string, photos: number, videos = 0): Promise<string> {
  await fill(at(name), drawn, { photos, videos });
  return at(name);
}

const lines = async (args: readonly string[], how: How = {}): Promise<Line[]> =>
  jsonLines(await succeed(args, how));

/** Items by how far they were looked at. */
async function states(data: string): Promise<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { decoding } of await lines([...within(data), "items", "--json"])) {
    const { state } = decoding as { state: string };
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

const within = (data: string): string[] => ["--data", at(data)];

test("beside an open desk every command works, and when the desk closes its server goes", async () => {
  const data = within("open");
  const desk = start([...data, "start", "--port", "0", "--json"]);
  const { url } = await heard(desk, "serving");
  const rows = at("rows.json");
  await writeFile(rows, JSON.stringify(CASE));
  const done = (await lines([...data, "collect", "--json", "--no-compare", await files("open-in", 2)])).at(
    -1,
  );
  expect(done).toMatchObject({ event: "done", collected: 2, refused: 0, unopened: [] });
  await succeed([...data, "import", rows]);
  expect(await succeed([...data, "count"])).toContain("At least 1");
  expect(await lines([...data, "match", "--json"])).not.toEqual([]);
  expect(await lines([...data, "fsck", "--json"])).toMatchObject([{ problems: [] }]);
  expect(await lines([...data, "rebuild", "--json"])).toMatchObject([{ equal: true }]);
  const twice = await command([...data, "start", "--json", "--port", new URL(String(url)).port]);
  expect(jsonLines(twice.stdout)).toMatchObject([{ refused: "desk-open-already" }]);
  const server = await postmasterOf(at("open"));
  expect(server).toBeDefined();
  desk.child.kill("SIGTERM");
  expect((await desk.ended).code).toBe(0);
  await untilGone(at("open"), []);
});

test("two first commands at the same instant share one new folder", async () => {
  const data = within("race");
  const [one, other] = [await files("race-one", 1), await files("race-other", 1)];
  const both = await Promise.all(
    [one, other].map((from) => lines([...data, "collect", "--json", "--no-compare", from])),
  );
  for (const said of both) expect(said.at(-1)).toMatchObject({ event: "done", collected: 1, refused: 0 });
  expect(await states("race")).toEqual({ done: 2 });
  await untilGone(at("race"), []);
});

test("a desk that is killed takes nothing with it: the command beside goes on and stops the server", async () => {
  const data = within("desk-killed");
  const desk = start([...data, "start", "--port", "0", "--json"]);
  await heard(desk, "serving");
  const collect = start([...data, "collect", "--json", "--no-compare", await files("killed-in", 4, 2)]);
  await heard(collect, "job");
  const server = await postmasterOf(at("desk-killed"));
  desk.child.kill("SIGKILL");
  const { code, stdout } = await collect.ended;
  expect({ code, done: jsonLines(stdout).at(-1) }).toMatchObject({
    code: 0,
    done: { collected: 6, unopened: [] },
  });
  expect(await readFile(at("desk-killed/postgres.log"), "utf8")).not.toMatch(
    /was terminated|not properly shut down/,
  );
  expect(server).toBeDefined();
  await untilGone(at("desk-killed"), []);
  expect(await states("desk-killed")).toEqual({ done: 6 });
});

const ENDINGS = [
  ["killed", "SIGKILL", "folder"],
  ["killed", "SIGKILL", "DATABASE_URL"],
  ["interrupted", "SIGINT", "folder"],
] as const;

test.each(ENDINGS)(
  "what a %s command has left to do (%s, on one %s) the open desk does by itself",
  async (_how, signal, shared) => {
    const name = `${signal}-${shared}`;
    const desk = start([...within(name), "start", "--port", "0", "--json", "--no-compare"]);
    await heard(desk, "serving");
    const from = await files(`${name}-in`, 4, 4);
    const how = shared === "folder" ? {} : { env: { DATABASE_URL: await urlOf(name) } };
    const collect = start([...within(name), "collect", "--json", "--no-compare", from], how);
    await heard(collect, "job");
    const server = await postmasterOf(at(name));
    collect.child.kill(signal);
    const { stdout } = await collect.ended;
    const kept = jsonLines(stdout).filter(({ event }) => event === "collected").length;
    const started = performance.now();
    const whole = async () => ((await states(name))["done"] ?? 0) >= kept;
    await expect.poll(whole, { interval: 500 }).toBe(true);
    console.log(`${name}: ${kept} items looked at after ${Math.round(performance.now() - started)} ms`);
    expect(await postmasterOf(at(name))).toBe(server);
    desk.child.kill("SIGKILL");
    await untilGone(at(name), []);
  },
);

/** The server of an open desk, as a server of somebody else's. */
async function urlOf(data: string): Promise<string> {
  const socket = await readFile(join(at(data), "postgres.socket"), "utf8");
  return `postgresql://sightline@${encodeURIComponent(socket)}/sightline`;
}
