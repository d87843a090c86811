// Which data folder holds the originals of this database: at most one.
import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table data_folder (
      only_one boolean primary key default true check (only_one),
      id uuid not null,
      path text not null)`.execute(db);
}
