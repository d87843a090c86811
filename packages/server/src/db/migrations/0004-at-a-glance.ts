// What a look at a video also gives: its strip of small frames, and how loud it is when.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table inspection add column strip jsonb, add column wave jsonb`.execute(db);
}
