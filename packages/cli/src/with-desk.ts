// Opens the desk for one command and closes it after, whatever happens.
import { openDesk, outageOf, UnreadableNumber, Unusable, type Desk } from "@sightline/server";
import type { Global } from "./global.ts";
import { programsNamed } from "./programs.ts";
import { note, printRefusal } from "./say.ts";

export async function withDesk(
  global: Global,
  work: (desk: Desk) => Promise<void>,
  json = false,
): Promise<void> {
  const databaseUrl = process.env["DATABASE_URL"] || undefined;
  const headsFile = process.env["SIGHTLINE_HEADS"] || undefined;
  const programs = programsNamed(global);
  if (!programs.ok) return printRefusal(programs.refusal, json);
  try {
    const opened = await openDesk({
      dataDir: global.data,
      databaseUrl,
      headsFile,
      programs: programs.value,
      log: note,
    });
    if (!opened.ok) return printRefusal(opened.refusal, json);
    try {
      await work(opened.desk);
    } finally {
      await opened.desk.close();
    }
  } catch (fault) {
    if (fault instanceof Unusable) return printRefusal(fault.refused.refusal, json);
    if (fault instanceof UnreadableNumber) return printRefusal(fault.refusal, json);
    // What the machine ran out of is no fault of ours, and is told in the words of its cause.
    const outage = outageOf(fault, global.data);
    if (!outage) throw fault;
    printRefusal(outage, json);
  }
}
