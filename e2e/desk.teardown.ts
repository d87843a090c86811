// Stops the desk that this run started, by its process id, and removes what it drew.
import { rmSync } from "node:fs";
import { expect, test as teardown } from "@playwright/test";
import { runningDesk } from "./run.ts";

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

teardown("the desk stops when it is told to", async () => {
  const { pid, drawn } = runningDesk();
  process.kill(pid, "SIGTERM");
  await expect.poll(() => isRunning(pid), { timeout: 30_000 }).toBe(false);
  if (drawn !== null) rmSync(drawn, { recursive: true });
});
