// What a database was set to by somebody else does not change what is read from it, and cuts nothing off.
import { sql } from "kysely";
import { expect, test } from "vitest";
import { fsck } from "../fsck/fsck.ts";
import { openDesk } from "../desk.ts";
import { collectInto, drawPhoto, testDesk } from "../testing/desk.ts";
import { join } from "node:path";

test("dates in another order, and limits of time, that a database is set to, break no chain and end no work", async () => {
  const at = await testDesk();
  try {
    await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "1.png"), 1)]);
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(at.desk.db);
    for (const setting of ["datestyle to 'SQL, DMY'", "statement_timeout to '1h'", "lock_timeout to '1h'"])
      await sql
        .raw(`alter role current_user in database ${rows[0]?.name} set ${setting}`)
        .execute(at.desk.db);
    const opened = await openDesk({ dataDir: at.desk.dataDir, databaseUrl: at.databaseUrl });
    if (!opened.ok) throw new Error(opened.refusal.sentence);
    try {
      const limits = await sql`
        select current_setting('statement_timeout') as work, current_setting('lock_timeout') as waiting`.execute(
        opened.desk.db,
      );
      expect(limits.rows).toEqual([{ work: "0", waiting: "0" }]);
      expect((await fsck(opened.desk)).problems).toEqual([]);
    } finally {
      await opened.desk.close();
    }
  } finally {
    await at.end();
  }
});
