// Opens the desk's database: our own PostgreSQL in the data folder, or the server named by a URL.
import { openEmbedded } from "./embedded.ts";
import { openExternal } from "./external.ts";
import type { OpenedDatabase, Refused } from "./refusal.ts";

export type OpenDatabaseOptions = {
  readonly dataDir: string;
  /** A server run by somebody else, PostgreSQL 15 or newer; the embedded one when left out. */
  readonly databaseUrl?: string;
  readonly log?: (line: string) => void;
  /** Folder with `initdb` and `postgres`; the installed package's when left out. */
  readonly binariesDir?: string;
  /** Run when no other desk has the data folder open, before any can come in; never for a server of somebody else's. */
  readonly firstIn?: () => Promise<void>;
};

/** Bounded in time: about 30 s for the server, 15 s more when that of killed desks still shuts down. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase | Refused> {
  if (options.databaseUrl !== undefined) return openExternal(options.databaseUrl);
  const { dataDir, binariesDir, log = () => undefined, firstIn = async () => undefined } = options;
  return openEmbedded({ dataDir, binariesDir, log, firstIn });
}
