// The anchor of the desk's bench: the same rows inserted by plain statements, without rules, hashes or locks.
import type { Desk } from "../packages/server/src/desk.ts";

/** The newest entry and row of such an act, inserted again under another investigation's name. */
export async function bareInsertion({ pool }: Desk, table: string, n: number): Promise<number> {
  const client = await pool.connect();
  try {
    const { rows: entries } = await client.query("select * from journal order by at desc, seq desc limit 1");
    const { rows } = await client.query(`select * from ${table} order by id desc limit 1`);
    const entry = {
      ...entries[0],
      investigation: `bare ${table}`,
      seq: n + 1,
      previous: hex(n),
      hash: hex(n + 1),
    };
    const row = { ...rows[0], investigation: `bare ${table}`, id: `bare ${n}` };
    const inserts = [
      ["journal", entry],
      [table, row],
    ] as const;
    const prepared = inserts.map(([into, values]) => insertOf(into, values));
    const start = performance.now();
    await client.query("begin");
    for (const { text, values } of prepared) await client.query(text, values);
    await client.query("commit");
    return performance.now() - start;
  } finally {
    client.release();
  }
}

/** The rows that the import wrote, once more under another name, a thousand a statement. */
export async function bareRows({ pool }: Desk, investigation: string, count: number): Promise<number> {
  const { rows: entries } = await pool.query(
    "select * from journal where investigation = $1 order by seq desc limit $2",
    [investigation, count],
  );
  const { rows } = await pool.query("select * from sighting where investigation = $1 and id like 'm%'", [
    investigation,
  ]);
  const batches = [
    ...inThousands(
      "journal",
      entries.map((entry: object) => ({ ...entry, investigation: "bare import" })),
    ),
    ...inThousands(
      "sighting",
      rows.map((row: object) => ({ ...row, investigation: "bare import" })),
    ),
  ];
  const client = await pool.connect();
  const start = performance.now();
  await client.query("begin");
  for (const { text, values } of batches) await client.query(text, values);
  await client.query("commit");
  client.release();
  return performance.now() - start;
}

function inThousands(
  table: string,
  rows: readonly Record<string, unknown>[],
): { text: string; values: unknown[] }[] {
  const batches: { text: string; values: unknown[] }[] = [];
  for (let from = 0; from < rows.length; from += 1000) {
    const each = rows.slice(from, from + 1000).map((row) => insertOf(table, row));
    let place = 0;
    const places = each.map(({ values }) => `(${values.map(() => `$${(place += 1)}`).join()})`);
    const [head = ""] = (each[0]?.text ?? "").split(" values ");
    batches.push({ text: `${head} values ${places.join()}`, values: each.flatMap(({ values }) => values) });
  }
  return batches;
}

export function insertOf(table: string, row: Record<string, unknown>): { text: string; values: unknown[] } {
  const columns = Object.keys(row);
  const values = Object.values(row).map((value) =>
    typeof value === "object" && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value,
  );
  const places = columns.map((_, i) => `$${i + 1}`);
  return { text: `insert into ${table} (${columns.join()}) values (${places.join()})`, values };
}

const hex = (n: number): string => n.toString(16).padStart(64, "0");
