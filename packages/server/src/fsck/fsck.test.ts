// Every way to change a desk's tables behind its back that we could think of, each told by name; and a desk as it was, told clean.
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { noteHeads } from "../heads/note-heads.ts";
import { propose } from "../investigation/command.ts";
import { asOwner, at, investigation, spoilADeskInEachTest, told } from "../testing/spoiled-desk.ts";
import { fsck } from "./fsck.ts";

/** Puts one more row into `table`: its first, with some columns said otherwise, whatever columns it has. */
const copyOf = (table: string, otherwise: object) =>
  `insert into ${table} select (jsonb_populate_record(one, '${JSON.stringify(otherwise)}')).* from ${table} as one limit 1`;

spoilADeskInEachTest();

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
    [copyOf("investigation", { id: "ghost", name: "Ghost" }), /ghost: Tables speak of this investigation/],
    [
      copyOf("member", { investigation: "nobody", id: "x", name: "X" }),
      /nobody: Tables speak of this investigation/,
    ],
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
