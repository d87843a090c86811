// Every way to change a desk behind its back that we could think of, each told by name; and a desk as it was, told clean.
import { execFileSync } from "node:child_process";
import { chmod, copyFile, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { importCase } from "../case/import.ts";
import { openDesk, renditionsOf } from "../desk.ts";
import { readHead, type Head } from "../heads/head.ts";
import { noteHeads } from "../heads/note-heads.ts";
import { propose } from "../investigation/command.ts";
import { hashOf } from "../journal/append.ts";
import { entriesOf } from "../journal/read.ts";
import { collectInto, drawPhoto, templateDesk, type Template, type TestDesk } from "../testing/desk.ts";
import { fsck } from "./fsck.ts";
import { givenHeads } from "./kept-heads.ts";

let template: Template;
let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  template = await templateDesk(async ({ desk, folder }) => {
    const paths = await Promise.all([1, 2].map((n) => drawPhoto(join(folder, "in", `${n}.png`), n)));
    ({ investigation } = await collectInto(desk, paths));
    const reviews = ["ann", "ben"].map((by) => ({ by, verdict: "verified", reason: "seen" }));
    const items = ["1.png", "2.png"].map((id) => ({ id, kind: "photo", verdict: "verified", reviews }));
    const hands = { statedBy: "ann", reviewedBy: "ben" };
    const headcount = { id: "h1", item: "1.png", at: 0, subject: "prisoner", atLeast: 4, ...hands };
    const sightings = [{ id: "s1", item: "2.png", subject: "prisoner", spans: [[0, 0]] }];
    const criteria = { verdicts: ["verified"], subjects: ["prisoner"], attributes: [], until: null };
    const file = { format: "sightline.case/1", criteria, items, sightings, headcounts: [headcount] };
    const imported = await importCase(desk, { investigation, as: "owner" }, file);
    if (!imported.ok || imported.plan.refusals.length > 0) throw new Error("Expected all rows to be taken.");
    await noteHeads(desk);
  });
});
afterAll(() => template.end());
beforeEach(async () => {
  at = await template.copy();
});
afterEach(() => at.end());

const told = async (given: readonly string[] = []): Promise<string[]> => {
  const read = await givenHeads(given);
  if (!read.ok) throw new Error(read.refusal.sentence);
  const { problems } = await fsck(at.desk, { given: read.value });
  return problems.map(({ what, sentence }) => `${what}: ${sentence}`);
};
async function newestNoted(): Promise<Head> {
  const lines = (await readFile(at.desk.headsFile, "utf8")).trim().split("\n");
  const head = readHead(lines.at(-1) ?? "");
  if (!head) throw new Error("Expected a head on the last line.");
  return head;
}
/** As the owner of the database, who can do anything to it. */
const asOwner = async (...statements: string[]): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(at.desk.db);
};
const OPEN = [
  "alter table journal disable trigger user",
  "grant update, delete, truncate on journal to current_user",
];
const SHUT = [
  "revoke update, delete, truncate on journal from current_user",
  "alter table journal enable trigger user",
];
const pastTheGuards = (...statements: string[]): Promise<void> => asOwner(...OPEN, ...statements, ...SHUT);

test("a desk as it was is told so, with what could not have been seen, and nothing is changed", async () => {
  const before = await sql`select schema_name from information_schema.schemata order by 1`.execute(
    at.desk.db,
  );
  const checked = await fsck(at.desk);
  expect(checked).toMatchObject({ problems: [], originals: 2, investigations: 1, renditions: 6 });
  expect(checked.rows).toBeGreaterThan(8);
  expect(checked.unseen.join("\n")).toMatch(
    /entries 1 to \d+ were rewritten.*no head of it was kept elsewhere/,
  );
  const after = await sql`select schema_name from information_schema.schemata order by 1`.execute(at.desk.db);
  expect(after.rows).toEqual(before.rows);
});

describe("a table that says something else than the journal", () => {
  test.each([
    [
      "update headcount set at_least = 400",
      /headcount h1: atLeast is 400 in its table, and 4 in the journal/,
    ],
    ["delete from review where by = 'ben'", /review \d+: It is missing from its table/],
    [`update item set sha256 = repeat('0', 64) where name = '1.png'`, /sha256 is "0{64}" in its table/],
    ["update member set role = 'owner' where id = 'ann'", /member ann: role is "owner"/],
    [
      "update item set marks_stated_by = 'ann', marks_reviewed_by = 'ben', marks_version = 3",
      /marksReviewedBy/,
    ],
    [
      `insert into review select investigation, '999', item, 'eve', verdict, reason from review limit 1`,
      /review 999: No entry made it/,
    ],
    ["update sighting set track = '[[0,0,0,1,1]]'", /sighting s1: track is \[\[0,0,0,1,1\]\]/],
    ["update investigation set name = 'Other'", /name is "Other"/],
    [
      "insert into investigation values ('ghost', 'Ghost', '{}', '{}')",
      /ghost: Tables speak of this investigation/,
    ],
    ["insert into member values ('nobody', 'x', 'X', 'owner')", /nobody: Tables speak of this investigation/],
    ["delete from headcount", /headcount h1: It is missing/],
    [
      "insert into review select investigation, '', item, 'eve', verdict, reason from review limit 1",
      /review : No entry made it/,
    ],
    [
      `update investigation set criteria = jsonb_set(criteria, '{until}', '1e400')`,
      /criteria is .*"until":Infinity/,
    ],
    ["update item set bytes = 9223372036854775807", /item .*: bytes is 9223372036854775807, a number that/],
    [
      "update headcount set at_us = -9223372036854775808",
      /headcount h1: at_us is -9223372036854775808, a num/,
    ],
    [
      "update investigation set criteria = (repeat('[', 6000) || repeat(']', 6000))::jsonb",
      /criteria is nested too deep to be read in its table/,
    ],
  ])("%s", async (statement, expected) => {
    await asOwner(statement);
    expect(await told()).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });
});

/** Writes the chain anew after a change, as whoever owns the database can. */
async function rehash(change: (row: { seq: number; payload: unknown }) => unknown): Promise<void> {
  const statements: string[] = [];
  let previous = "0".repeat(64);
  for await (const entry of entriesOf(at.desk.db, investigation)) {
    const { hash: _, ...rest } = entry;
    const next = { ...rest, payload: change(entry), previous } as typeof rest;
    const hash = hashOf(next);
    const payload = JSON.stringify(next.payload).replaceAll("'", "''");
    statements.push(
      `update journal set payload = '${payload}', previous = '${previous}', hash = '${hash}' where seq = ${entry.seq}`,
    );
    previous = hash;
  }
  // One after the other they would meet as doubles.
  await pastTheGuards(...statements.reverse());
}
const tenfold = ({ payload }: { payload: unknown }): unknown =>
  typeof payload === "object" && payload !== null && "atLeast" in payload
    ? { ...payload, atLeast: 400 }
    : payload;

describe("a journal that is not the one that was written", () => {
  test("with a changed word breaks at its entry", async () => {
    await pastTheGuards("update journal set reason = 'x' where seq = 4");
    expect(await told()).toEqual([expect.stringMatching(/ 4: The chain is broken at this entry: its words/)]);
  });

  test("without one in its middle breaks after it", async () => {
    await pastTheGuards("delete from journal where seq = 4");
    const said = await told();
    expect(said[0]).toMatch(/ 5: The chain is broken at this entry: it does not follow/);
  });

  test("without its newest entries is held against the desk's own heads", async () => {
    await pastTheGuards("delete from journal where seq > (select max(seq) - 2 from journal)");
    expect((await told()).join("\n")).toMatch(/the newest 2 entries of it are gone/);
  });

  test("written anew by the owner of the database, tables and all, is told by the heads", async () => {
    await rehash(tenfold);
    await asOwner("update headcount set at_least = 400");
    expect(await told()).toEqual([expect.stringMatching(/The journal was rewritten: a head that was kept/)]);
  });

  test("written anew and with the desk's own heads gone is told by one kept elsewhere, and only by that", async () => {
    const kept = join(at.folder, "kept.jsonl");
    await copyFile(at.desk.headsFile, kept);
    const hash = (await newestNoted()).hash;
    expect(await told([hash])).toEqual([]);
    expect(await told([kept])).toEqual([]);
    const { unseen } = await fsck(at.desk, { given: { hashes: [hash], heads: [] } });
    expect(unseen.join("\n")).not.toContain("were rewritten");
    await rehash(tenfold);
    await asOwner("update headcount set at_least = 400");
    await writeFile(at.desk.headsFile, "");
    expect(await told()).toEqual([]);
    expect(await told([hash])).toEqual([expect.stringContaining(`${hash}: No entry has this hash`)]);
    expect(await told([kept])).toEqual([expect.stringContaining("The journal was rewritten")]);
  });

  test("that is gone altogether is told", async () => {
    await pastTheGuards("truncate journal");
    const said = (await told()).join("\n");
    expect(said).toMatch(/The journal of this investigation is gone, all \d+ entries of it/);
    expect(said).toContain("Tables speak of this investigation");
  });

  test("with an entry that is none is a finding and no fault", async () => {
    for (const payload of ['{"nonsense":1}', "7", '{"name":7}']) {
      await rehash((row) => (row.seq === 3 ? JSON.parse(payload) : row.payload)).catch(() => undefined);
      await pastTheGuards(`update journal set payload = '${payload}' where seq = 3`);
      const said = (await told()).join("\n");
      expect(said).toMatch(/ 3: (The chain is broken|This entry is none that Sightline writes)/);
      expect(said).toContain("tables were not compared");
    }
    await pastTheGuards("update journal set verb = 'item.burn', by = '' where seq = 3");
    expect((await told()).join("\n")).toContain(" 3: The chain is broken");
  });

  test("with a number or a depth that cannot be read is a finding and no fault", async () => {
    await pastTheGuards(
      "update journal set payload = (repeat('[', 6000) || repeat(']', 6000))::jsonb where seq = 3",
    );
    expect((await told()).join("\n")).toContain(" 3: The chain is broken at this entry: its words");
    await pastTheGuards(
      "update journal set seq = 9223372036854775807 where seq = (select max(seq) from journal)",
    );
    await pastTheGuards("update journal set seq = -9223372036854775807 where seq = 1");
    const said = (await told()).join("\n");
    expect(said).toMatch(/journal [0-9a-f]{64}: seq is 9223372036854775807, a number that/);
    expect(said).toMatch(/journal [0-9a-f]{64}: seq is -9223372036854775807, a number that/);
  });

  test("with entries that no rule would have let in says so, though its chain is whole", async () => {
    await pastTheGuards(
      "alter table headcount drop constraint headcount_check",
      "update journal set by = 'ann' where verb = 'headcount.review'",
      "update journal set by = 'eve' where seq = (select max(seq) from journal where verb = 'item.review')",
    );
    await rehash(({ payload }) => payload);
    const said = (await told()).join("\n");
    expect(said).not.toContain("The chain is broken");
    expect(said).toContain("ann reviews what ann stated: no rule lets such an entry in");
    expect(said).toContain("It is by eve, who was no member then");
  });

  test("with an entry that changes what is not there says so", async () => {
    await pastTheGuards("update journal set subject = 'h9' where verb = 'headcount.review'");
    expect((await told()).join("\n")).toContain("It changes headcount h9, which no entry before it made");
  });
});

describe("heads that were touched", () => {
  test("are told by their line", async () => {
    const { seq } = await newestNoted();
    const lines = await readFile(at.desk.headsFile, "utf8");
    const touched = lines.replace(`"seq":${seq}`, `"seq":${seq + 1}`);
    await writeFile(at.desk.headsFile, touched.split("\n").at(-2) ?? "");
    expect(await told()).toEqual([expect.stringContaining("line 1: This head is not as its key signed it")]);
  });

  test("that are no heads are refused where they are given", async () => {
    for (const given of ["abc", at.folder, join(at.folder, "in", "1.png")])
      expect(await givenHeads([given])).toMatchObject({ refusal: { code: "head-unreadable", path: given } });
  });
});

describe("a database whose guards are down", () => {
  test.each([
    [
      "alter table journal disable trigger journal_only_grows",
      /trigger journal.journal_only_grows: It was changed.*switched off/,
    ],
    ["drop trigger journal_only_grows on journal", /trigger journal.journal_only_grows: It is gone/],
    [
      "create or replace function journal_only_grows() returns trigger language plpgsql as $$ begin return null; end $$",
      /function journal_only_grows\(\): It was changed/,
    ],
    [
      "grant update on journal to current_user",
      /right of the owner to UPDATE journal: Somebody else made it/,
    ],
    ["grant insert on review to public", /right of everybody to INSERT review: Somebody else made it/],
    ["grant update (reason) on journal to public", /right to UPDATE column journal.reason/],
    ["alter table fact drop constraint fact_check", /constraint fact.fact_check: It is gone/],
    [
      "alter table headcount drop constraint headcount_check",
      /constraint headcount.headcount_check: It is gone/,
    ],
    ["alter table journal drop constraint journal_pkey", /journal_pkey: It is gone/],
    ["alter table journal alter column hash drop not null", /column journal.hash: It was changed/],
    ["alter table journal alter column at type timestamptz(0)", /column journal.at: It was changed/],
    ["alter table review add column note text", /column review.note: Somebody else made it/],
    ["alter table journal set unlogged", /table journal: It was changed.*not written through/],
    ["alter table journal enable row level security", /table journal: It was changed.*hidden by a policy/],
    [
      "create rule quiet as on insert to review do instead nothing",
      /rule review.quiet: Somebody else made it/,
    ],
    [
      "create table more () inherits (headcount)",
      /table more: Somebody else made it.*adds its rows to headcount/,
    ],
    [
      "create function evil() returns trigger language plpgsql as $$ begin return null; end $$; create trigger evil before insert on review for each row execute function evil()",
      /trigger review.evil: Somebody else made it/,
    ],
    [
      'alter table review alter column by type text collate "C"',
      /column review.by: It was changed.*sorted by "C"/,
    ],
    ["drop trigger pair_in_turn on pair", /trigger pair.pair_in_turn: It is gone/],
    ["drop table cached_proof", /table cached_proof: It is gone/],
  ])("%s", async (statement, expected) => {
    await asOwner(
      ...statement.split("; create trigger").map((one, i) => (i > 0 ? `create trigger${one}` : one)),
    );
    expect((await told()).join("\n")).toMatch(expected);
  });

  test("and a table through which another one's owner may write ours", async () => {
    await asOwner("create table above (like journal)", "alter table journal inherit above");
    expect((await told()).join("\n")).toMatch(
      /table journal: It was changed.*whoever may write above write it/,
    );
  });

  test("and a function of ours in a schema that is looked at first", async () => {
    await asOwner(
      "create schema sightline",
      "create function sightline.hold_chain(held text, known bigint, most integer) returns setof public.journal language sql as $$ select * from public.journal where false $$",
    );
    expect((await told()).join("\n")).toContain(
      "function hold_chain: A function of this name in the schema sightline",
    );
  });

  test("and a schema that is looked at before PostgreSQL's own", async () => {
    await asOwner(
      "create schema evil",
      `do $$ begin execute format('alter database %I set search_path = evil, pg_catalog, public', current_database()); end $$`,
    );
    const again = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl });
    if (!again.ok) throw new Error(again.refusal.sentence);
    const { problems } = await fsck(again.desk);
    await again.desk.close();
    expect(problems.map(({ sentence }) => sentence).join("\n")).toContain(
      "puts the schema evil before PostgreSQL's own",
    );
  });

  test("and a table of ours in a schema that is looked at first", async () => {
    await asOwner("create schema sightline", "create table sightline.review as select * from review");
    const before = await sql<{ path: string }>`select current_user as path`.execute(at.desk.db);
    expect(before.rows[0]?.path).toBe("sightline");
    expect((await told()).join("\n")).toContain("table review: A table of this name in the schema sightline");
  });

  test("and a table that is gone", async () => {
    await asOwner("drop table headcount");
    expect((await told()).join("\n")).toMatch(/table headcount: It is gone/);
  });
});

const item = async () =>
  at.desk.db.selectFrom("item").select(["sha256"]).where("name", "=", "1.png").executeTakeFirstOrThrow();

describe("files", () => {
  test("an original that can be written to, or whose folder others can write to", async () => {
    const { sha256 } = await item();
    const path = at.desk.originals.path(sha256);
    await chmod(path, 0o644);
    await chmod(join(path, ".."), 0o777);
    const said = (await told()).join("\n");
    expect(said).toContain(`${sha256}: The original can be written to (mode 644)`);
    expect(said).toContain("Others can put files into this folder (mode 777)");
  });

  test("an original with other bytes, or one that is a link", async () => {
    const { sha256 } = await item();
    const path = at.desk.originals.path(sha256);
    const bytes = await readFile(path);
    await chmod(path, 0o644);
    await writeFile(path, bytes.fill(1, 100, 101));
    await chmod(path, 0o444);
    expect((await told()).join("\n")).toContain(`The original ${sha256} was altered`);
    await rm(path);
    await symlink(join(at.folder, "in", "1.png"), path);
    expect((await told()).join("\n")).toContain(`${path}: This file is in the originals`);
  });

  test("pictures of two items that were swapped, or one that is gone", async () => {
    const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("name").execute();
    const [a = "", b = ""] = rows.map(({ sha256 }) => join(renditionsOf(at.desk, sha256), "still.jpg"));
    const bytes = await readFile(a);
    await copyFile(b, a);
    await writeFile(b, bytes);
    expect((await told()).filter((one) => one.includes("is not the one that was made from it")).length).toBe(
      2,
    );
    await rm(a);
    expect((await told()).join("\n")).toContain("is missing; collect its item again");
  });

  test("a pipe or a link in place of a picture, and a file in place of a folder of them", async () => {
    const rows = await at.desk.db.selectFrom("item").select("sha256").orderBy("name").execute();
    const [a = "", b = ""] = rows.map(({ sha256 }) => renditionsOf(at.desk, sha256));
    const [still, veil] = [join(a, "still.jpg"), join(a, "veil.jpg")];
    await rm(still);
    await rm(veil);
    execFileSync("mkfifo", [still]);
    await symlink("/nowhere", veil);
    await rm(b, { recursive: true });
    await writeFile(b, "");
    const said = (await told()).join("\n");
    for (const path of [still, veil]) expect(said).toContain(`${path}: This is no file`);
    expect(said).toContain(`${b}: No folder of pictures`);
  });

  test("pictures made before hashes were noted are told as not seen", async () => {
    await at.desk.db.deleteFrom("renditionHash").execute();
    const { problems, unseen } = await fsck(at.desk);
    expect(problems).toEqual([]);
    expect(unseen.join("\n")).toContain("6 pictures made before hashes");
  });
});

test("beside a desk that writes all the while, nothing is told", async () => {
  const stopping = new AbortController();
  const writes = (async () => {
    for (let n = 0; !stopping.signal.aborted; n++) {
      const payload = { id: `w${n}`, name: `W ${n}`, role: "viewer" } as const;
      const change = { verb: "member.add", subject: payload.id, payload } as const;
      await propose(at.desk, { investigation, by: "owner" }, change);
      if (n % 5 === 0) await noteHeads(at.desk);
    }
  })();
  try {
    for (let i = 0; i < 5; i++) expect(await told()).toEqual([]);
  } finally {
    stopping.abort();
    await writes;
  }
});
