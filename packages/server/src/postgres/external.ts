// Uses a PostgreSQL server that somebody else runs, after checking that it can be trusted with evidence.
import { Client } from "pg";
import { errorCode } from "./error-code.ts";
import { inspect } from "./inspect.ts";
import { refused } from "./refusal.ts";
import type { OpenedDatabase, Refused } from "./refusal.ts";

/** No sentence ever repeats the URL: it may hold a password. */
export async function openExternal(databaseUrl: string): Promise<OpenedDatabase | Refused> {
  const place = placeOf(databaseUrl);
  if (place === undefined) {
    return refused(
      "database-url-invalid",
      "DATABASE_URL is not a PostgreSQL address; write it as postgresql://member:password@host:5432/sightline.",
    );
  }
  const poolConfig = { connectionString: databaseUrl };
  const inspected = await inspect(poolConfig).catch((error: unknown) => connectionRefusal(error, place));
  if (!inspected.ok) return inspected;
  return {
    ok: true,
    database: { poolConfig, version: inspected.version, kind: "external", close: nothingToStop },
  };
}

const nothingToStop = async (): Promise<void> => {};

/** Host and database for a sentence; undefined when the text is no address. */
function placeOf(databaseUrl: string): string | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) return undefined;
  try {
    const { host, database } = new Client({ connectionString: databaseUrl });
    return `database ${database ?? "of the account's name"} on ${host}`;
  } catch {
    return undefined;
  }
}

const NETWORK = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "EACCES",
  "57P03",
  "53300",
]);

function connectionRefusal(error: unknown, place: string): Refused {
  const code = errorCode(error) ?? "";
  const detail = error instanceof Error ? error.message : String(error);
  if (code.startsWith("28")) {
    return refused(
      "database-sign-in-refused",
      `The server did not let us in to ${place} (${code}); check the account and password in DATABASE_URL.`,
    );
  }
  if (code === "3D000") {
    return refused(
      "database-missing",
      `There is no ${place}; create it there, owned by the account in DATABASE_URL.`,
    );
  }
  const timeout = /timeout|terminated|SSL/i.test(detail);
  if (!NETWORK.has(code) && !timeout) throw error;
  return refused(
    "database-unreachable",
    `Cannot reach ${place} (${code === "" ? detail : code}); check that the server runs and that DATABASE_URL names it.`,
  );
}
