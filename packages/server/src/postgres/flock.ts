// Takes flock(2) locks, which belong to an open file and go when the last process that inherited it has gone.
import { closeSync, openSync } from "node:fs";
import { run } from "./run-tool.ts";

const TAKEN = 66;

export type OpenFile = {
  readonly fd: number;
  /** False when somebody else's lock is in the way; what this file held before is then lost. */
  take(how: "shared" | "exclusive"): Promise<boolean>;
  close(): void;
};

/**
 * The `flock` tool locks the descriptor it inherits from us and exits. The lock then is the open file's: it holds
 * as long as anybody has that open, and the kernel takes it back whatever ended them.
 */
export function openToLock(path: string): OpenFile {
  // A bare descriptor, not a FileHandle: that would close, and so unlock, when it is garbage-collected.
  const fd = openSync(path, "a+", 0o600);
  let open = true;
  return {
    fd,
    take: async (how) => {
      const tool = ["flock", `--${how}`, "--nonblock", "--conflict-exit-code", String(TAKEN), "3"];
      const { code, output } = await run(tool, { inherit: fd });
      if (code !== 0 && code !== TAKEN) throw new Error(`flock on ${path}: exit ${code}, ${output.trim()}`);
      return code === 0;
    },
    close: () => {
      if (open) closeSync(fd);
      open = false;
    },
  };
}
