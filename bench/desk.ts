// The desk on a large investigation: acts, pages, import, memory and start; anchors: the bare SQL of the same, an empty desk.
import type { ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Statement } from "../packages/server/src/db/open.ts";
import type { Desk } from "../packages/server/src/desk.ts";
import { importCase } from "../packages/server/src/case/import.ts";
import { bareInsertion, bareRows } from "./bare-sql.ts";
import { sayFirstLoad, sayScrolling } from "./browser.ts";
import { clientsAtOnce } from "./clients.ts";
import { fill, LARGE, opened, review, same, sighting } from "./large-desk.ts";
import { median, ms, type Bench } from "./measure.ts";
import { at, end, quantile, serving, type Asked } from "./serving.ts";
import { actsAtOnce } from "./two-processes.ts";

const ROUNDS = 300;
const BARE = "the bare SQL of the same";

export const desk: Bench = async (say, scratch) => {
  await sayFirstLoad(say);
  const [large, empty] = [join(scratch, "large"), join(scratch, "empty")];
  const heard: Statement[] = [];
  const ours = await opened(large, (statement) => heard.push(statement));
  const without = await opened(empty);
  try {
    const investigation = await fill(ours, LARGE);
    await fill(without, { items: 1, sightings: 0, facts: 0 });
    const served = await serving(large);
    try {
      const asked = at(served, investigation);
      await asked.get("items?limit=100");
      for (const act of ACTS) await sayAct(say, { desk: ours, investigation, asked, act });
      for (const page of ["items?limit=100", "items/i777"])
        await sayPage(say, { desk: ours, heard, asked, page });
      await clientsAtOnce(say, { desk: ours, investigation, asked });
      await sayScrolling(say, served, investigation);
      sayMemory(say, await residentBytes(served.child));
    } finally {
      await end(served.child);
    }
    await sayStart(say, { large, empty, investigation });
    await sayImport(say, ours);
    await actsAtOnce(say, join(scratch, "two"));
  } finally {
    await ours.close();
    await without.close();
  }
};

type Say = Parameters<Bench>[0];
type Act = { readonly what: string; readonly change: (n: number) => object; readonly table: string };
const ACTS: readonly Act[] = [
  { what: "a mark", change: (n) => sighting(`x${n}`, `i${n}`), table: "sighting" },
  { what: "a review", change: (n) => review(`i${n}`, `seen ${n}`), table: "review" },
  { what: "a fact", change: (n) => same(`X${n}`, `s${n}`, `s${n + 3}`), table: "fact" },
];

type Measured = { readonly desk: Desk; readonly investigation: string; readonly asked: Asked };

async function sayAct(say: Say, { desk: ours, asked, act }: Measured & { readonly act: Act }): Promise<void> {
  const acts: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    acts.push(await asked.propose(act.change(n)));
    bare.push(await bareInsertion(ours, act.table, n));
  }
  for (const [name, share] of [
    ["p50", 0.5],
    ["p95", 0.95],
  ] as const) {
    const [mine, theirs] = [quantile(acts, share), quantile(bare, share)];
    const seen = `${ms(mine)} over HTTP against ${ms(theirs)}`;
    say({ what: `${act.what}, ${name}`, anchor: BARE, ratio: mine / theirs, target: { atMost: 3 }, seen });
  }
}

type OfPage = {
  readonly desk: Desk;
  readonly heard: Statement[];
  readonly asked: Asked;
  readonly page: string;
};

/** What our own process would ask for the same page, replayed on one connection. */
async function sayPage(say: Say, { desk: ours, heard, asked, page }: OfPage): Promise<void> {
  const statements = await statementsOf(ours, heard, page);
  const whole = await tablesReadWhole(ours, statements);
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    mine.push(await asked.get(page));
    const start = performance.now();
    for (const { sql, parameters } of statements) await ours.pool.query(sql, [...parameters]);
    theirs.push(performance.now() - start);
  }
  for (const [name, share] of [
    ["p50", 0.5],
    ["p95", 0.95],
  ] as const) {
    const [a, b] = [quantile(mine, share), quantile(theirs, share)];
    const seen = `${ms(a)} over HTTP against ${ms(b)}; ${statements.length} statements, tables read whole: ${whole.join(", ") || "none"}`;
    say({
      what: `the page ${page.replace(/\?.*/, "")}, ${name}`,
      anchor: BARE,
      ratio: a / b,
      target: { atMost: 3 },
      seen,
    });
  }
}

async function statementsOf(ours: Desk, heard: Statement[], page: string): Promise<Statement[]> {
  const { callerIn } = await import("../packages/server/src/investigation/caller.ts");
  const { listLibrary } = await import("../packages/server/src/item/list.ts");
  const { showOneItem } = await import("../packages/server/src/item/show.ts");
  const [{ investigation } = { investigation: "" }] = await ours.db
    .selectFrom("member")
    .select("investigation")
    .limit(1)
    .execute();
  await callerIn(ours, investigation, { as: "ann", reading: "data" });
  heard.splice(0);
  const caller = await callerIn(ours, investigation, { as: "ann", reading: "data" });
  if (!caller.ok) throw new Error(caller.refusal.sentence);
  if (page.startsWith("items?")) await listLibrary(ours, caller.value, { limit: 100 });
  else await showOneItem(ours, caller.value, "i777");
  return heard.filter(({ sql }) => !/^(begin|commit|start)/i.test(sql));
}

/** Those of more than a handful of rows. */
async function tablesReadWhole(ours: Desk, statements: readonly Statement[]): Promise<string[]> {
  const whole = new Set<string>();
  for (const { sql, parameters } of statements) {
    const { rows } = await ours.pool.query(`explain (format json) ${sql}`, [...parameters]);
    const plan = JSON.stringify(rows);
    for (const [, table = ""] of plan.matchAll(/"Node Type":"Seq Scan"[^{}]*?"Relation Name":"(\w+)"/g))
      whole.add(table);
  }
  const small = ["pair_epoch", "cached_matched", "pair", "metadata", "matching", "comparison", "fingerprint"];
  return [...whole].filter((table) => !small.includes(table));
}

async function residentBytes({ pid }: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

function sayMemory(say: Say, bytes: number): void {
  const seen = `${Math.round(bytes / 1e6)} MB at most, the whole process`;
  say({ what: "memory of the desk", anchor: "600 MB", ratio: bytes / 600e6, target: { atMost: 1 }, seen });
}

type Starting = { readonly large: string; readonly empty: string; readonly investigation: string };

/** From the start of the command to the first page of the library; the database runs already in both. */
async function sayStart(say: Say, { large, empty, investigation }: Starting): Promise<void> {
  const costs = { large: [] as number[], empty: [] as number[] };
  for (let round = 0; round < 3; round++) {
    for (const [name, folder] of [
      ["large", large],
      ["empty", empty],
    ] as const) {
      const start = performance.now();
      const served = await serving(folder);
      await at(served, investigation).get("items?limit=100");
      costs[name].push(performance.now() - start);
      await end(served.child);
    }
  }
  const [a, b] = [median(costs.large), median(costs.empty)];
  const seen = `${ms(a)} against ${ms(b)}`;
  say({
    what: "start to the first page",
    anchor: "an empty desk",
    ratio: a / b,
    target: { atMost: 5 },
    seen,
  });
}

const ROWS = 30_000;

async function sayImport(say: Say, ours: Desk): Promise<void> {
  const [{ investigation } = { investigation: "" }] = await ours.db
    .selectFrom("member")
    .select("investigation")
    .limit(1)
    .execute();
  const sightings = Array.from({ length: ROWS }, (_, n) => ({
    id: `m${n}`,
    item: `i${n}`,
    subject: "prisoner",
    spans: [[0, 0]],
  }));
  const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
  const file = { format: "sightline.case/1", criteria, items: [], sightings };
  const start = performance.now();
  const imported = await importCase(ours, { investigation, as: "owner" }, file);
  const mine = performance.now() - start;
  if (!imported.ok || imported.plan.refusals.length > 0) throw new Error("Expected every row to come in.");
  const bare = await bareRows(ours, investigation, ROWS);
  const seen = `${ms(mine)} against ${ms(bare)}`;
  say({
    what: `import of ${ROWS} rows`,
    anchor: "the bare insertion of its rows",
    ratio: mine / bare,
    target: { atMost: 3 },
    seen,
  });
}
