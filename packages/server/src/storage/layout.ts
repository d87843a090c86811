// Where each original and each unfinished one lies in the data folder, and who is writing the unfinished ones.
import { join } from "node:path";
import { startOf } from "../postgres/process-start.ts";

const SHA256 = /^[0-9a-f]{64}$/;

export type Layout = { readonly root: string; readonly store: string; readonly unfinished: string };

export function layoutOf(dataDir: string): Layout {
  const root = join(dataDir, "originals");
  return { root, store: join(root, "sha256"), unfinished: join(root, "tmp") };
}

/** `ab/cd/abcd…`: two levels keep folders small at a million originals. */
export function pathOf(layout: Layout, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError(`expected 64 lower-case hex digits, got ${sha256}`);
  return join(layout.store, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

let written = 0;

/** A name that tells which process writes it: pid, its start time, and a running number. */
export async function unfinishedName(): Promise<string> {
  return `${process.pid}-${(await startOf(process.pid)) ?? "0"}-${(written += 1)}`;
}

/** False for names that no writer of ours makes, and for those whose process is gone. */
export async function hasLiveWriter(name: string): Promise<boolean> {
  const [, pid, started] = /^(\d+)-(\d+)-\d+$/.exec(name) ?? [];
  return pid !== undefined && (await startOf(Number(pid))) === started;
}
