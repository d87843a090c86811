// A desk in miniature for the crash tests: opens a database, reports one JSON line, and stays until it is killed.
import { openDatabase } from "../open.ts";
import { testBinaries } from "./test-binaries.ts";

const [dataDir = ""] = process.argv.slice(2);
const opened = await openDatabase({
  dataDir,
  ...testBinaries(process.env["SIGHTLINE_TEST_POSTGRES"]),
  log: (line) => process.stderr.write(`${line}\n`),
});
const report = opened.ok
  ? { ok: true, poolConfig: opened.database.poolConfig, uid: process.getuid?.() }
  : opened;
process.stdout.write(`${JSON.stringify(report)}\n`);
process.once("SIGTERM", () => {
  if (opened.ok) void opened.database.close().then(() => process.exit(0));
});
