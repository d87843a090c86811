// Rows that nobody can read: backup refuses them by name, and rebuild makes them again from the journal.
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Result } from "@sightline/domain";
import { rebuild } from "../journal/rebuild.ts";
import { stateHash } from "../journal/state-hash.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

let at: TestDesk;
beforeAll(async () => {
  at = await testDesk();
  await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "1.png"), 1)]);
});
afterAll(() => at.end());

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.sentence}`);
  return result.value;
};

const BEYOND = ["9223372036854775807", "-9007199254740992"];

test.each(BEYOND)(
  "a table with the number %s is refused by its row, and rebuild makes it right",
  async (number) => {
    const { db } = at.desk;
    const before = await stateHash(db);
    await sql`update item set bytes = ${sql.lit(number)}::bigint where name = '1.png'`.execute(db);
    const refused = await backup(at.desk, join(at.folder, `of-${number}`));
    expect(refused).toMatchObject({ refusal: { code: "table-unreadable" } });
    expect(!refused.ok && refused.refusal.sentence).toMatch(new RegExp(`item \\S+: bytes is ${number}`));
    const rebuilt = await rebuild(db);
    expect(rebuilt).toMatchObject({ broken: [], after: before });
    expect(rebuilt.before).not.toBe(before);
    expect(rebuilt.differed).toMatchObject([{ table: "item", sentence: expect.stringContaining(number) }]);
    value(await backup(at.desk, join(at.folder, `of-${number}`)));
  },
);

test("a table nested deeper than can be followed is backed up by its journal, and rebuild makes it right", async () => {
  const { db } = at.desk;
  const before = await stateHash(db);
  await sql`update investigation set criteria = (repeat('[', 6000) || repeat(']', 6000))::jsonb`.execute(db);
  value(await backup(at.desk, join(at.folder, "of-deep")));
  expect(await rebuild(db)).toMatchObject({ after: before, differed: [{ table: "investigation" }] });
});

test.each(BEYOND)(
  "a journal with an entry of the number %s is refused by name, and nothing is rebuilt",
  async (number) => {
    const to = join(at.folder, `whole-${number}`);
    value(await backup(at.desk, to));
    const other = await testDesk();
    try {
      value(await restore(other.desk, to));
      const { db } = other.desk;
      await sql`alter table journal disable trigger user`.execute(db);
      await sql`grant update on journal to current_user`.execute(db);
      await sql`update journal set seq = ${sql.lit(number)}::bigint where seq = (select max(seq) from journal)`.execute(
        db,
      );
      const refused = await backup(other.desk, join(other.folder, "backup"));
      expect(refused).toMatchObject({ refusal: { code: "journal-broken" } });
      expect(!refused.ok && refused.refusal.sentence).toContain(`seq is ${number}`);
      const { broken } = await rebuild(db);
      expect(broken.join("\n")).toContain(`seq is ${number}`);
    } finally {
      await other.end();
    }
  },
);
