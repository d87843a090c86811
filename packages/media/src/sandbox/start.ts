// Starts one child in its sandbox: in a group with limits, without our account, and not for longer than we live.
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process";
import { fchownSync, fstatSync } from "node:fs";
import type { MediaRefusal } from "../refusal.ts";
import { decoderAccount } from "./account.ts";
import { bubblewrap } from "./bubblewrap.ts";
import { type Group, openGroup } from "./group.ts";
import { namespaces } from "./namespaces.ts";
import { type Plan, type SandboxKind, childEnvironment, limited } from "./plan.ts";
import { readableByAll } from "./reachable.ts";
import { watch } from "./watch.ts";

export interface StartOptions {
  readonly stdin: "ignore" | "pipe";
  /** How many pipes there are beside the usual three. */
  readonly sides?: number;
  /** Open files of ours that the child may write. */
  readonly files?: readonly number[];
  /** Whether the machine's control groups are used; a test says no. */
  readonly grouped?: boolean;
}

export interface Started {
  readonly child: ChildProcess;
  /** To be called when it has ended. */
  readonly release: () => void;
}

/** `stop` is told when the processes together use more than the plan's limits. */
export function start(
  kind: SandboxKind,
  plan: Plan,
  { stdin, sides = 0, files = [], grouped = true }: StartOptions,
  stop: (why: MediaRefusal) => void,
): Started {
  const group = grouped ? openGroup(plan.limits) : undefined;
  const account = kind === "none" ? undefined : decoderAccount();
  const input = plan.input === null || account === undefined ? null : readableByAll(plan.input);
  const lent = account === undefined ? [] : files.map((file) => lend(file, account));
  const inSandbox = wrapped(kind, input === null ? plan : { ...plan, input: input.path });
  const [file = "", ...args] = [...entering(group), ...inSandbox];
  const stdio: StdioOptions = [stdin, "pipe", "pipe", ...Array<"pipe">(sides).fill("pipe"), ...files];
  const child = spawn(file, args, { stdio, detached: true, cwd: "/", env: childEnvironment });
  const unwatch = child.pid === undefined ? undefined : watch(child.pid, plan.limits, group, stop);
  const release = (): void => {
    unwatch?.();
    input?.release();
    for (const giveBack of lent) giveBack();
    // Its last process may take a moment more to go; nobody waits for that.
    void group?.close();
  };
  return { child, release };
}

function wrapped(kind: SandboxKind, plan: Plan): string[] {
  switch (kind) {
    case "bubblewrap":
      return bubblewrap(plan);
    case "namespaces":
      return namespaces(plan);
    case "none":
      return [...limited(plan), ...plan.command(plan.input ?? "")];
  }
}

/** First of all it is bound to our life and in its group; whoever was started by one that died meanwhile does not begin. */
const enterScript =
  'read -r _ _ _ parent _ </proc/self/stat; [ "$parent" = "$1" ] || exit 97; n=$2; shift 2; ' +
  'while [ "$n" -gt 0 ]; do echo 0 >"$1" || exit 97; n=$((n - 1)); shift; done; exec "$@"';

function entering(group: Group | undefined): string[] {
  const doors = group?.doors ?? [];
  const words = ["setpriv", "--pdeathsig", "KILL", "--", "sh", "-c", enterScript, "sandbox"];
  return [...words, String(process.pid), String(doors.length), ...doors];
}

/** The child opens it anew, by its number, so its owner must be the account that does. */
function lend(file: number, account: number): () => void {
  const { uid, gid } = fstatSync(file);
  fchownSync(file, account, account);
  return () => fchownSync(file, uid, gid);
}
