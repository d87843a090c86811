// An investigation counted on the command line is counted as its page counts it: with the kept proof as a floor, kept anew.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findInvestigation, countInvestigation, heldOf, openDesk, type Desk } from "@sightline/server";
import { beforeAll, expect, test } from "vitest";
import { command, folderFor, jsonLines, succeed } from "../testing/command.ts";
import { commented, draw } from "../testing/draw.ts";

const folder = folderFor("count");
const at = (name: string): string => join(folder, name);
const sightline = (...args: string[]): Promise<string> => succeed(["--data", at("data"), ...args]);

const reviews = ["ada", "ben"].map((by) => ({ by, verdict: "verified", reason: "place matches" }));
const marks = { statedBy: "ada", reviewedBy: "ben" };
const marked = (id: string, item: string) => ({
  id,
  item,
  subject: "prisoner",
  attributes: [],
  spans: [[0, 0]],
});
const rows = {
  format: "sightline.case/1",
  criteria: { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null },
  items: ["a.jpg", "b.jpg"].map((id) => ({ id, kind: "photo", verdict: "verified", reviews, marks })),
  sightings: [marked("s1", "a.jpg"), marked("s2", "a.jpg"), marked("s3", "b.jpg")],
};

beforeAll(async () => {
  const { photo } = await draw(folder);
  await mkdir(at("in"));
  await writeFile(at("in/a.jpg"), commented(photo, "a"));
  await writeFile(at("in/b.jpg"), commented(photo, "b"));
  await writeFile(at("rows.json"), JSON.stringify(rows));
  await sightline("collect", at("in"));
  await sightline("import", at("rows.json"));
});

async function inDesk<T>(work: (desk: Desk, investigation: string) => Promise<T>): Promise<T> {
  const opened = await openDesk({ dataDir: at("data") });
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  try {
    const found = await findInvestigation(opened.desk, undefined);
    if (!found.ok) throw new Error(found.refusal.sentence);
    return await work(opened.desk, found.id);
  } finally {
    await opened.desk.close();
  }
}

test("what the command line proved is kept, and is the floor of the page", async () => {
  const [printed] = jsonLines(await sightline("count", "--json", "--proof", at("proof.json")));
  expect(printed).toMatchObject({ atLeast: 2 });
  const written: unknown = JSON.parse(await readFile(at("proof.json"), "utf8"));
  await inDesk(async (desk, investigation) => {
    const row = await desk.db.selectFrom("cachedProof").selectAll().executeTakeFirstOrThrow();
    expect(row).toEqual({ investigation, count: "", proof: written });
    const page = await countInvestigation(desk, {
      investigation,
      held: await heldOf(desk, investigation),
      role: "owner",
      unseen: null,
    });
    expect(page).toMatchObject({ ok: true, value: { result: printed } });
  });
});

test("what was kept of another case does not hold the number up", async () => {
  await inDesk(async (desk) => {
    const row = await desk.db.selectFrom("cachedProof").selectAll().executeTakeFirstOrThrow();
    const claimed = JSON.stringify({ ...row.proof, atLeast: 900 });
    await desk.db.updateTable("cachedProof").set({ proof: claimed }).execute();
  });
  expect(jsonLines(await sightline("count", "--json"))[0]).toMatchObject({ atLeast: 2 });
  const kept = await inDesk((desk) =>
    desk.db.selectFrom("cachedProof").select("proof").executeTakeFirstOrThrow(),
  );
  expect(kept.proof.atLeast).toBe(2);
});

test("every error of a case file is told, each with its path in the file", async () => {
  const sightings = [marked("s1", "nowhere.jpg"), { ...marked("s2", "a.jpg"), spans: [[5, 1]] }];
  await writeFile(at("broken.json"), JSON.stringify({ ...rows, sightings, typo: 1 }));
  const { code, stdout } = await command(["count", at("broken.json"), "--json"]);
  expect(code).toBe(1);
  const paths = jsonLines(stdout).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(2);
  expect(new Set(paths).size).toBe(paths.length);
});

const sameMan = (id: string, from: string, to: string) => ({
  id,
  kind: "same",
  between: [`${from}2`, `${to}1`],
  basis: "the same coat",
  statedBy: "ada",
  reviewedBy: "ben",
});

test("the budget of a search is a whole number of nodes, and where it ends a search the text says so", async () => {
  const items = ["a", "b", "c", "d", "e"];
  const ring = {
    format: "sightline.case/1",
    criteria: rows.criteria,
    items: items.map((id) => ({ id, kind: "photo", verdict: "verified" })),
    sightings: items.flatMap((id) => [marked(`${id}1`, id), marked(`${id}2`, id)]),
    facts: items.map((id, i) => sameMan(`F${i}`, id, items[(i + 1) % 5] ?? "")),
  };
  await writeFile(at("ring.json"), JSON.stringify(ring));
  expect(await succeed(["count", at("ring.json")])).toContain("up to 3 could be argued; 2 is what is proved");
  const cut = await succeed(["count", at("ring.json"), "--budget", "0"]);
  expect(cut).toContain("the search stopped at its budget of 0 nodes; up to 3 could be argued");
  for (const budget of ["-1", "1.5", "1e4", "many", ""]) {
    const { code, stderr } = await command(["count", at("ring.json"), "--budget", budget]);
    expect(code).toBe(2);
    expect(stderr).toContain("A budget is a whole number of search nodes, 0 or more.");
  }
});
