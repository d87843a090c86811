// A worker in miniature for the tests that stop and kill it: holds every queued job in its name, and stays.
import { sql } from "kysely";
import { openDesk } from "../desk.ts";
import { beAlive } from "../jobs/alive.ts";

const [dataDir = "", databaseUrl = ""] = process.argv.slice(2);
const opened = await openDesk({ dataDir, databaseUrl });
if (!opened.ok) throw new Error(opened.refusal.sentence);
const { desk } = opened;
const { name } = await beAlive(desk, (fault) => process.stderr.write(`${String(fault)}\n`));
await sql`update graphile_worker._private_jobs set locked_by = ${name}, locked_at = now()`.execute(desk.db);
process.stdout.write(`${name}\n`);
