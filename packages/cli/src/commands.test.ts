// The command line as a person meets it: exit codes, refusals, what it makes and what it leaves alone.
import { existsSync } from "node:fs";
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { begin, command, folderFor, jsonLines, ROOT, succeed, type Running } from "./testing/command.ts";
import { commented, draw } from "./testing/draw.ts";
import { descendants, untilGone } from "./testing/processes.ts";

const folder = folderFor("commands");
const at = (name: string): string => join(folder, name);
const here = (...args: string[]) => command(["--data", at("data"), ...args]);
const desk = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);
const CASE = join(ROOT, "fixtures/cases/two-events-separate.json");

const REVIEWS = [
  { by: "ada", verdict: "verified", reason: "place matches" },
  { by: "ben", verdict: "verified", reason: "earliest copy" },
];
const BOTH = { statedBy: "ada", reviewedBy: "ben" };
const rows = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: [
    { id: "a.jpg", kind: "photo", verdict: "verified", reviews: REVIEWS, marks: BOTH },
    { id: "b.jpg", kind: "photo", verdict: "verified", reviews: REVIEWS, marks: BOTH },
  ],
  sightings: ["a", "b"].map((name) => ({
    id: `s-${name}`,
    item: `${name}.jpg`,
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
  })),
  groups: [
    { id: "road", name: "The road", members: ["a.jpg"], ...BOTH },
    { id: "yard", members: ["b.jpg"], ...BOTH },
  ],
  facts: [
    {
      id: "F1",
      kind: "separate",
      groups: ["road", "yard"],
      basis: "same hour, far apart",
      statedBy: "ada",
      reviewedBy: "ben",
    },
  ],
};

beforeAll(async () => {
  const { photo } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await writeFile(at("in/b.jpg"), commented(photo, "b"));
  await writeFile(at("rows.json"), JSON.stringify(rows));
  await desk("collect", at("in"));
});

describe("a case file", () => {
  test("comes in, goes out, and comes in elsewhere to the same bytes", async () => {
    const head = async () => jsonLines(await desk("fsck", "--json"))[0]?.["heads"];
    const before = await head();
    const [dry] = jsonLines(await desk("import", "--dry-run", "--json", at("rows.json")));
    expect(dry).toMatchObject({ refused: 0, dryRun: true });
    expect(Number(dry?.["entries"])).toBeGreaterThan(8);
    expect(await head()).toEqual(before);

    const [real] = jsonLines(await desk("import", "--json", at("rows.json")));
    expect(real).toMatchObject({ ...dry, dryRun: false });
    const [again] = jsonLines(await desk("import", "--json", at("rows.json")));
    expect(again).toMatchObject({ entries: 0, refused: 0 });

    const out = await desk("export-case");
    await writeFile(at("out.json"), out);
    const there = (...args: string[]): Promise<string> => succeed(["--data", at("elsewhere"), ...args]);
    await there("collect", at("in"));
    await there("import", at("out.json"));
    expect(await there("export-case")).toBe(out);
    const [mine, theirs] = [await desk("count", "--json"), await there("count", "--json")];
    expect(jsonLines(mine)[0]).toMatchObject({ atLeast: 2 });
    expect(theirs).toBe(mine);
  });

  test("is seen by two members, thing by thing, and a mistyped headcount is taken back", async () => {
    const count = { id: "h1", item: "a.jpg", at: 0, subject: "prisoner", atLeast: 400 };
    await writeFile(at("typo.json"), JSON.stringify({ ...rows, headcounts: [count] }));
    expect(await desk("import", at("typo.json"))).toContain(
      "Waiting for a second member, and not counted until then: 1 headcount.",
    );
    await desk("headcount", "withdraw", "h1", "--reason", "four, not four hundred");
    const right = { ...count, id: "h1-corrected", atLeast: 4 };
    await writeFile(at("right.json"), JSON.stringify({ ...rows, headcounts: [right] }));
    await desk("import", at("right.json"));
    expect((await here("headcount", "review", "h1-corrected")).stderr).toContain(
      "the review must be another",
    );
    await desk("--as", "ada", "headcount", "review", "h1-corrected");

    await desk("--as", "ben", "group", "change", "yard", "--add", "s-a");
    await desk("--as", "ada", "group", "review", "yard");
    await desk("--as", "ben", "group", "change", "yard", "--remove", "s-a");
    await desk("--as", "ada", "group", "review", "yard");
    await desk("--as", "ben", "group", "withdraw", "yard", "--review", "--reason", "look again");
    await desk("--as", "ada", "group", "review", "yard");
    // The fact rested on who is in the yard: it waits for its second member again.
    await desk("--as", "ben", "fact", "review", "F1");

    await desk("marks", "withdraw", "--item", "a.jpg", "--reason", "look again");
    await desk("--as", "ben", "marks", "sign", "--item", "a.jpg");
    expect((await here("--as", "ben", "marks", "review", "--item", "a.jpg")).code).toBe(1);
    await desk("marks", "review", "--item", "a.jpg");
    const file = JSON.parse(await desk("export-case")) as Record<string, object[]>;
    expect(file["headcounts"]).toMatchObject([
      { id: "h1-corrected", atLeast: 4, statedBy: "owner", reviewedBy: "ada" },
    ]);
    expect(file["groups"]?.[1]).toMatchObject({
      members: [expect.any(String)],
      statedBy: "ben",
      reviewedBy: "ada",
    });
    expect(file["items"]?.find((row) => (row as { name: string }).name === "a.jpg")).toMatchObject({
      marks: { statedBy: "ben", reviewedBy: "owner" },
    });
  });

  test("is counted and its proof is checked without a data folder or a home", async () => {
    // Nobody can look or write below a device, not even root.
    const how = { env: { HOME: "/dev/null/home", XDG_DATA_HOME: undefined } };
    const never = at("never-made");
    const [result] = jsonLines(
      await succeed(["--data", never, "count", CASE, "--json", "--proof", at("p.json")], how),
    );
    expect(Number(result?.["atLeast"])).toBeGreaterThan(0);
    expect(await succeed(["--data", never, "check-proof", CASE, at("p.json")], how)).toContain(
      "The proof holds",
    );
    const other = join(ROOT, "fixtures/cases/five-photos-in-a-ring.json");
    expect((await command(["check-proof", other, at("p.json")], how)).code).toBe(1);
    expect(existsSync(never)).toBe(false);
  });
});

test.each([
  "items --nonsense",
  "nonsense",
  "collect",
  "import --format other file",
  "start --port many",
  "fact withdraw F1",
  "",
])("wrong use exits with 2 and says how it is used: sightline %s", async (words) => {
  const args = words.split(" ").filter((word) => word !== "");
  const never = at("never-made-either");
  const { code, stdout, stderr } = await command(["--data", never, ...args]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("Usage: sightline");
  expect(existsSync(never)).toBe(false);
});

const estimate = (...answer: string[]) => command(["count", CASE, "--estimate", "chao2", ...answer]);

test("an estimate asks whether the population was closed, and takes either answer", async () => {
  const asked = await estimate();
  expect([asked.code, asked.stderr]).toEqual([
    1,
    expect.stringMatching(/Nobody has said whether.* Answer with --closed .* or --no-closed /),
  ]);
  expect((await estimate("--no-closed")).stderr).toContain("You say that people joined or left");
  expect((await estimate("--closed")).stderr).not.toMatch(/population-not/);
});

test("a refusal names its path once", async () => {
  await writeFile(at("wrong.json"), JSON.stringify({ ...rows, items: 3 }));
  const { stderr } = await command(["count", at("wrong.json")]);
  expect(stderr).toMatch(/^items: expected a list, got 3\. \(wrong-value\)$/m);
});

test("asking for help is not wrong use", async () => {
  expect(await succeed(["--help"])).toContain("collect [options] <path...>");
  expect(await succeed(["count", "--help"])).toContain("--proof <file>");
});

test("a member acts in a name that the investigation knows, and in no other", async () => {
  await desk("member", "add", "cleo", "--name", "Cleo", "--role", "editor");
  const before = await desk("fsck", "--json");
  for (const args of [
    ["member", "add", "eve"],
    ["fact", "review", "F1"],
    ["import", at("rows.json")],
  ]) {
    const refused = await here("--as", "mallory", ...args);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("mallory is not a member of this investigation; its members are owner");
    expect(refused.stderr).toContain("cleo");
  }
  const collecting = await here("--as", "mallory", "collect", "--json", at("in"));
  expect(collecting.code).toBe(1);
  expect(jsonLines(collecting.stdout)).toMatchObject([{ refused: "no-such-member" }]);
  expect(await desk("fsck", "--json")).toBe(before);
});

test("the doctor says which sandbox holds here", async () => {
  const [report] = jsonLines(await succeed(["doctor", "--json"]));
  expect(report).toMatchObject({ sandbox: "bubblewrap" });
  expect(report?.["tools"]).toHaveLength(5);
});

test("the launcher runs through a link, from another folder", async () => {
  await mkdir(at("elsewhere-bin"));
  const link = at("elsewhere-bin/sightline");
  await symlink(join(ROOT, "sightline"), at("elsewhere-bin/by-name"));
  await symlink("by-name", link);
  const how = { program: link, cwd: at("elsewhere-bin") };
  const [result] = jsonLines(await succeed(["count", CASE, "--json"], how));
  expect(Number(result?.["atLeast"])).toBeGreaterThan(0);
});

/** The first line that the command prints as JSON, or its whole ending when it ends before that. */
async function firstLine(running: Running): Promise<Record<string, unknown>> {
  const line = await Promise.race([
    new Promise<string>((resolve) => running.onLine(resolve)),
    running.ended.then(({ code, stderr }) => {
      throw new Error(`ended with ${code}: ${stderr}`);
    }),
  ]);
  return jsonLines(line)[0] ?? {};
}

test("a file that is not there is refused by its path, whatever it should have been", async () => {
  const gone = at("gone.txt");
  for (const more of [[], ["--format", "mot", "--item", "a.jpg"]]) {
    const { code, stdout } = await here("import", "--json", ...more, gone);
    expect({ code, lines: jsonLines(stdout) }).toMatchObject({
      code: 1,
      lines: [{ refused: "unreadable", path: gone }],
    });
  }
});

describe("a desk that is open", () => {
  test("answers, and ends with all its children when told to", async () => {
    const running = begin(["--data", at("data"), "start", "--port", "0", "--json"]);
    onTestFinished(() => void running.child.kill("SIGKILL"));
    const { event, url, link } = await firstLine(running);
    expect(event).toBe("serving");
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(String(link).startsWith(`${String(url)}/enter?key=`)).toBe(true);
    expect((await fetch(`${String(url)}/healthz`)).status).toBe(200);
    expect((await fetch(`${String(url)}/api/investigations`)).status).toBe(401);

    const children = await descendants(running.child.pid ?? 0);
    expect(children.some((child) => child.command.includes("postgres"))).toBe(true);
    running.child.kill("SIGTERM");
    const { code, signal } = await running.ended;
    expect({ code, signal }).toEqual({ code: 0, signal: null });
    await untilGone(at("data"), children);
    expect(await readdir(at("data"))).not.toContain("database.holder.json");
  });

  test("refuses a port that is taken, and ends", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const taken = await here("start", "--port", String(port), "--json");
    await new Promise((resolve) => server.close(resolve));
    expect(taken.code).toBe(1);
    expect(jsonLines(taken.stdout)).toMatchObject([{ refused: "port-in-use" }]);
  });
});
