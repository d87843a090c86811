// The investigations that a desk holds.
import type { Desk } from "../desk.ts";

export async function listAll(desk: Pick<Desk, "db">) {
  return desk.db
    .selectFrom("investigation")
    .select((eb) => [
      "id",
      "name",
      eb
        .selectFrom("item")
        .whereRef("item.investigation", "=", "investigation.id")
        .select(eb.fn.countAll<number>().as("n"))
        .as("items"),
      eb
        .selectFrom("member")
        .whereRef("member.investigation", "=", "investigation.id")
        .select(eb.fn.countAll<number>().as("n"))
        .as("members"),
    ])
    .orderBy("name")
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, items: row.items ?? 0, members: row.members ?? 0 })));
}
