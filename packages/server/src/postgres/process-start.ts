// Tells one process from a later one with the same number.
import { readFile } from "node:fs/promises";

/** Clock ticks between boot and the start of process `pid` (proc(5), field 22); undefined when it is gone or dead. */
export async function startOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  if (stat === undefined) return undefined;
  const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return state === "Z" ? undefined : rest[18];
}
