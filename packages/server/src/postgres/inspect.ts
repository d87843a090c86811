// Asks a server whether it may hold evidence: new enough, UTF-8, able to find text, and writing through to the disk.
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { refused } from "./refusal.ts";
import type { Refused } from "./refusal.ts";

export const OLDEST_MAJOR = 15;

export type Inspected = { readonly ok: true; readonly version: string };

/** Faults of the connection are thrown as they come. */
export async function inspect(poolConfig: PoolConfig): Promise<Inspected | Refused> {
  const client = new Client({ ...poolConfig, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings
        where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'server_encoding',
                       'server_version', 'server_version_num')
       union all select 'pg_trgm', count(*)::text from pg_available_extensions where name = 'pg_trgm'`,
    );
    return judge(new Map(rows.map((row) => [row.name, row.setting])));
  } finally {
    await client.end();
  }
}

/** Pure: settings by name, as PostgreSQL spells them, and how many `pg_trgm` there are to be had. */
export function judge(settings: ReadonlyMap<string, string>): Inspected | Refused {
  const version = settings.get("server_version") ?? "unknown";
  if (!isNewEnough(Number(settings.get("server_version_num")))) {
    return refused(
      "database-too-old",
      `The database server is PostgreSQL ${version}; Sightline needs ${OLDEST_MAJOR} or newer.`,
    );
  }
  const encoding = settings.get("server_encoding");
  if (encoding !== "UTF8") {
    return refused(
      "database-not-utf8",
      `The database stores text as ${encoding}; create one with ENCODING 'UTF8' and name it in DATABASE_URL.`,
    );
  }
  if (settings.get("pg_trgm") !== "1") {
    return refused(
      "database-no-trigrams",
      "The database server has no pg_trgm, by which text is found; install PostgreSQL's own additional modules there (contrib).",
    );
  }
  const off = ["fsync", "full_page_writes", "synchronous_commit"].find(
    (name) => (settings.get(name) ?? "off") === "off",
  );
  if (off !== undefined) {
    return refused(
      "database-not-durable",
      `The database server runs with ${off} off, so a power cut can lose evidence that was acknowledged; switch ${off} on.`,
    );
  }
  return { ok: true, version: version.split(" ")[0] ?? version };
}

/** `server_version_num`: 150004 is 15.4; NaN, when a server did not say, is not new enough. */
export function isNewEnough(versionNumber: number): boolean {
  return Math.floor(versionNumber / 10_000) >= OLDEST_MAJOR;
}
