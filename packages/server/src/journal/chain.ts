// Reads a chain as it lies in its table and says where it is broken: no entry is taken at its word, and none is a fault.
import { entrySchema, GENESIS, type Entry } from "@sightline/domain";
import type { Kysely } from "kysely";
import type { Tables } from "../db/schema.ts";
import { hashOf } from "./append.ts";
import { textOf } from "./text-of.ts";

/** `entry` is null where what lies there is none, with the reason; the hash that stands beside it is told all the same. */
export type Link = {
  readonly seq: number;
  readonly hash: string;
  readonly entry: Entry | null;
  readonly broken: string | null;
};

const PAGE = 2000;

/** Every row of an investigation's journal whose number can be read, in its order, or those `after` one; the first break does not end it. */
export async function* linksOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  investigation: string,
  after: { readonly seq: number; readonly hash: string } | null = null,
): AsyncGenerator<Link> {
  let previous = after?.hash ?? GENESIS;
  let expected = (after?.seq ?? 0) + 1;
  for (let from = after?.seq ?? Number.MIN_SAFE_INTEGER; ;) {
    const page = await db
      .selectFrom("journal")
      .selectAll()
      .where("investigation", "=", investigation)
      .where("seq", ">", from)
      .where("seq", "<=", Number.MAX_SAFE_INTEGER)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const raw = { ...row, at: timeOf(row.at) };
      const { hash, ...unhashed } = raw;
      const inOrder = row.seq === expected && row.previous === previous;
      // One that is nested too deep has no text, so no hash.
      const intact = inOrder && textOf(row.payload) !== null && hashOf(unhashed as unknown as Entry) === hash;
      const read = entrySchema.safeParse(raw);
      yield {
        seq: row.seq,
        hash,
        entry: read.success ? (read.data as Entry) : null,
        broken: intact ? whyNoEntry(read) : inOrder ? CHANGED : CUT,
      };
      [previous, expected] = [hash, row.seq + 1];
    }
    const newest = page.at(-1);
    if (!newest || page.length < PAGE) return;
    from = newest.seq;
  }
}

const CHANGED = "The chain is broken at this entry: its words are not those that its hash was made of.";
const CUT =
  "The chain is broken at this entry: it does not follow the one before, or one before it is missing.";

function whyNoEntry(read: ReturnType<typeof entrySchema.safeParse>): string | null {
  if (read.success) return null;
  const [issue] = read.error.issues;
  return `This entry is none that Sightline writes (${issue?.path.join(".") ?? ""}: ${issue?.message ?? ""}), though its hash is right: it was put there by somebody else, or by a newer Sightline.`;
}

/** A time beyond what there are dates for comes as no valid date. */
const timeOf = (at: Date): string =>
  at instanceof Date && !Number.isNaN(at.valueOf()) ? at.toISOString() : String(at);

/** The investigations that have entries, by id. */
export async function chainsIn(db: Pick<Kysely<Tables>, "selectFrom">): Promise<string[]> {
  const rows = await db
    .selectFrom("journal")
    .select("investigation")
    .distinct()
    .orderBy("investigation")
    .execute();
  return rows.map(({ investigation }) => investigation);
}
