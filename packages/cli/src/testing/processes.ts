// Finds the processes that belong to a data folder or descend from a command, and waits until they are gone.
import { readdir, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

export type Found = { readonly pid: number; readonly started: string; readonly command: string };

type Listed = Found & { readonly parent: number };

/** proc(5): field 4 is the parent, 22 the start; a zombie is gone already. */
async function listed(pid: number): Promise<Listed | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  if (stat === undefined || command === undefined) return undefined;
  const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (state === "Z") return undefined;
  return {
    pid,
    parent: Number(parent),
    started: rest[17] ?? "",
    command: command.replaceAll("\0", " ").trim(),
  };
}

async function all(): Promise<Listed[]> {
  const names = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(names.map((name) => listed(Number(name))));
  return found.filter((one) => one !== undefined);
}

/** The command's children, their children, and so on. */
export async function descendants(of: number): Promise<Found[]> {
  const everyone = await all();
  const found: Listed[] = [];
  const parents = new Set([of]);
  for (let before = -1; before !== found.length;) {
    before = found.length;
    for (const one of everyone) {
      if (!parents.has(one.parent) || parents.has(one.pid)) continue;
      parents.add(one.pid);
      found.push(one);
    }
  }
  return found;
}

/** Those that name the folder on their command line or work in it, as each database process does. */
export async function using(folder: string): Promise<Found[]> {
  const everyone = (await all()).filter((one) => one.pid !== process.pid);
  const inside = await Promise.all(
    everyone.map(async ({ pid, command }) => {
      const at = await readlink(`/proc/${pid}/cwd`).catch(() => "");
      return command.includes(folder) || at.startsWith(folder);
    }),
  );
  return everyone.filter((_, index) => inside[index]);
}

/** Waits until none of them lives and nothing uses the folder, however long that takes here. */
export async function untilGone(folder: string, remembered: readonly Found[]): Promise<void> {
  for (;;) {
    const still = await Promise.all(remembered.map(({ pid }) => listed(pid)));
    const living = still.filter((one, index) => one && one.started === remembered[index]?.started);
    const left = [...living.filter((one) => one !== undefined), ...(await using(folder))];
    if (left.length === 0) return;
    await pause(40);
  }
}

/** The postmaster's number, or undefined when no server has started yet or it has stopped. */
export async function postmasterOf(dataDir: string): Promise<number | undefined> {
  const text = await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8").catch(() => undefined);
  const pid = Number(text?.split("\n")[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}
