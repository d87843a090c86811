// The journal only grows, its chain has no fork, and the state is what it says.
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fsck } from "../fsck/fsck.ts";
import { propose } from "../investigation/command.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { rebuild } from "./rebuild.ts";
import { stateHash } from "./state-hash.ts";

let at: TestDesk;
let investigation: string;
beforeAll(async () => {
  at = await testDesk();
  const paths = await Promise.all([1, 2, 3].map((n) => drawPhoto(join(at.folder, "in", `${n}.png`), n)));
  ({ investigation } = await collectInto(at.desk, paths));
});
afterAll(() => at.end());

test("nobody can change, remove or empty what the journal says", async () => {
  const { db } = at.desk;
  await expect(sql`update journal set reason = 'x'`.execute(db)).rejects.toThrow(
    /permission denied|only grows/,
  );
  await expect(sql`delete from journal`.execute(db)).rejects.toThrow(/permission denied|only grows/);
  await expect(sql`truncate journal`.execute(db)).rejects.toThrow(/permission denied|only grows/);
});

test("even with the rights given back, the trigger refuses", async () => {
  const { db } = at.desk;
  await sql`grant update, delete, truncate on journal to current_user`.execute(db);
  await expect(sql`update journal set reason = 'x'`.execute(db)).rejects.toThrow(/only grows/);
  await expect(sql`delete from journal`.execute(db)).rejects.toThrow(/only grows/);
  await expect(sql`truncate journal`.execute(db)).rejects.toThrow(/only grows/);
  await sql`revoke update, delete, truncate on journal from current_user`.execute(db);
});

test("a change that cannot be applied leaves no entry", async () => {
  const { db } = at.desk;
  const before = await db.selectFrom("journal").select(db.fn.countAll<number>().as("n")).executeTakeFirst();
  await sql`alter table member add constraint no_eve check (id <> 'eve')`.execute(db);
  const payload = { id: "eve", name: "Eve", role: "viewer" } as const;
  const order = { investigation, by: "owner" };
  await expect(propose(at.desk, order, { verb: "member.add", subject: "eve", payload })).rejects.toThrow(
    /no_eve/,
  );
  await sql`alter table member drop constraint no_eve`.execute(db);
  const after = await db.selectFrom("journal").select(db.fn.countAll<number>().as("n")).executeTakeFirst();
  expect(after).toEqual(before);
});

test("writers at the same time make one chain, without a gap or a fork", async () => {
  const add = (n: number) =>
    propose(
      at.desk,
      { investigation, by: "owner" },
      {
        verb: "member.add",
        subject: `m${n}`,
        payload: { id: `m${n}`, name: `M ${n}`, role: "reviewer" },
      },
    );
  await Promise.all(Array.from({ length: 12 }, (_, n) => add(n)));
  const checked = await fsck(at.desk);
  expect(checked.problems).toEqual([]);
  expect(checked.heads[0]?.seq).toBe(checked.entries);
});

test("rebuilding from the journal ends in the same state", async () => {
  const rebuilt = await rebuild(at.desk.db);
  expect(rebuilt.after).toBe(rebuilt.before);
  expect(rebuilt.entries).toBeGreaterThan(15);
});

test("the state hash sees a projection that says what the journal does not, and a rebuild mends it", async () => {
  const before = await stateHash(at.desk.db);
  await at.desk.db.updateTable("member").set({ role: "owner" }).where("id", "=", "m1").execute();
  expect(await stateHash(at.desk.db)).not.toBe(before);
  const rebuilt = await rebuild(at.desk.db);
  expect(rebuilt.before).not.toBe(before);
  expect(rebuilt.after).toBe(before);
  const sentence = 'role is "owner" in its table, and "reviewer" in the journal.';
  expect(rebuilt.differed).toEqual([{ investigation, table: "member", id: "m1", sentence }]);
});

test("two members who are one person cannot confirm a fact, even past the rules", async () => {
  const row = {
    investigation,
    id: "F",
    assertion: "{}",
    basis: "",
    pins: "[]",
    statedBy: "m1",
    reviewedBy: "m1",
    withdrawn: false,
  };
  await expect(at.desk.db.insertInto("fact").values(row).execute()).rejects.toThrow(/fact_check/);
});

test("a rewritten entry is found by fsck", async () => {
  const { db } = at.desk;
  await sql`alter table journal disable trigger journal_only_grows`.execute(db);
  await sql`grant update on journal to current_user`.execute(db);
  await sql`update journal set reason = 'rewritten' where seq = 4`.execute(db);
  await sql`revoke update on journal from current_user`.execute(db);
  await sql`alter table journal enable trigger journal_only_grows`.execute(db);
  const checked = await fsck(at.desk);
  expect(checked.problems).toEqual([expect.objectContaining({ what: `${investigation} 4` })]);
  const rebuilt = await rebuild(db);
  expect(rebuilt).toMatchObject({
    entries: 0,
    broken: [expect.stringContaining(`${investigation} 4: The chain`)],
  });
  expect(rebuilt.after).toBe(rebuilt.before);
});
