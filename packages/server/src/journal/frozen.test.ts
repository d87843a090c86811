// Each frozen journal, put into a database as it was written and rebuilt there, ends in the case of its time.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { fsck } from "../fsck/fsck.ts";
import { caseIn } from "../testing/asked.ts";
import { testDesk } from "../testing/desk.ts";
import { rebuild } from "./rebuild.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "..", "fixtures", "journals");

test.each([
  "every-verb",
  "every-verb-2",
  "every-verb-3",
  "every-verb-4",
  "every-verb-5",
  "every-verb-6",
  "every-verb-7",
])("%s is rebuilt to the case that it meant, and its chain holds", async (name) => {
  const { desk, end } = await testDesk();
  try {
    const lines = (await readFile(join(folder, `${name}.jsonl`), "utf8")).trim().split("\n");
    const json = `[${lines.join()}]`;
    await sql`insert into journal select * from json_populate_recordset(null::journal, ${json})`.execute(
      desk.db,
    );
    expect((await rebuild(desk.db)).entries).toBe(lines.length);
    const [{ investigation }] = [JSON.parse(lines[0] ?? "") as { investigation: string }];
    const then: unknown = JSON.parse(await readFile(join(folder, `${name}.state.json`), "utf8"));
    expect(then).toMatchObject({ case: await caseIn(desk, investigation) });
    const { problems } = await fsck(desk);
    expect(problems.filter(({ sentence }) => !sentence.startsWith("The original of"))).toEqual([]);
  } finally {
    await end();
  }
});
