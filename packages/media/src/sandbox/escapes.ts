// Tries, with real children, everything that a sandbox must prevent; this side says whether it happened, where it can.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { type Limits, limitsFor } from "../limits.ts";
import { printable } from "../refusal.ts";
import { childProgram, nodeNeeds } from "./needs.ts";
import { type Plan, type SandboxKind, groupBytes, scratchBytes } from "./plan.ts";
import { run } from "./run.ts";

/** What a child managed to do from inside; nothing, in a sandbox that holds. */
export interface Escape {
  /** It reached an address of this machine. */
  readonly connected: boolean;
  /** It wrote where we can see it. */
  readonly wrote: boolean;
  /** It reached a socket of this machine: one in a folder, or an abstract one. */
  readonly sockets: boolean;
  /** Kernel settings that it may write. */
  readonly settings: readonly string[];
  /** Devices that it could open. */
  readonly devices: readonly string[];
  /** It filled more than its scratch folder may hold, in all places together. */
  readonly overfilled: boolean;
  /** As which account it ran, seen from outside. */
  readonly uid: number;
  /** All its processes together held more memory than the limit. */
  readonly overate: boolean;
  /** It lived on when the process that had started it was killed. */
  readonly outlived: boolean;
}

/** Only what never comes takes so long. */
const LONGEST_MS = 600_000;

/** Starts real children: a few seconds. `grouped` false: without the machine's control groups. */
export async function tryToEscape(kind: SandboxKind, grouped = true): Promise<Escape> {
  const fromInside = await probe(kind, grouped);
  const overfilled = await overfills(kind, grouped);
  const overate = await overeats(kind, grouped);
  return { ...fromInside, overfilled, overate, outlived: await outlives(kind) };
}

type Found = Pick<Escape, "settings" | "devices">;
type Seen = Found & Pick<Escape, "uid" | "connected" | "wrote" | "sockets">;

async function probe(kind: SandboxKind, grouped: boolean): Promise<Seen> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-doctor-"));
  // Open to everybody: what keeps a child out must be the sandbox.
  await chmod(folder, 0o777);
  const socket = join(folder, "socket");
  const abstract = `sightline-doctor-${process.pid}-${folder}`;
  const ports = await listening((server) => server.listen(0, "127.0.0.1"));
  const sockets = await Promise.all([
    listening((server) => server.listen({ path: socket, writableAll: true })),
    listening((server) => server.listen({ path: `\0${abstract}` })),
  ]);
  const limits = limitsFor("photo", { wallMs: LONGEST_MS });
  try {
    const { port } = ports.server.address() as AddressInfo;
    const program = [childProgram("sandbox/probe-child.ts"), String(port), folder, socket, abstract];
    const command = (): string[] => [process.execPath, ...program];
    const plan: Plan = { input: null, needs: nodeNeeds(), command, memory: "private", limits };
    const running = run(kind, plan, { grouped });
    const account = await accountOf(`${process.execPath}\0${program.join("\0")}`, running);
    const { output, complaints } = await running;
    if (output.length === 0) throw new Error(`the escape probe did not run: ${printable(complaints, 300)}`);
    return {
      ...(JSON.parse(output.toString("utf8")) as Found),
      uid: account,
      connected: ports.met(),
      wrote: (await readdir(folder)).includes("escaped"),
      sockets: sockets.some((one) => one.met()),
    };
  } finally {
    await Promise.all([ports, ...sockets].map((one) => one.close()));
    await rm(folder, { recursive: true });
  }
}

/** Waits for the process that was started so, and lets it go on once its account is known; 0 when it never came. */
async function accountOf(commandLine: string, running: Promise<unknown>): Promise<number> {
  let over = false;
  void running.finally(() => (over = true)).catch(() => undefined);
  let uid = 0;
  await until(async () => {
    const [pid] = await startedAs(commandLine);
    if (pid === undefined) return over;
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    uid = Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1] ?? 0);
    // Before anybody listens, the signal would end it.
    return status !== "" && (await isReady(pid)) && process.kill(pid, "SIGUSR2");
  });
  return uid;
}

/** Whether it catches the signal that it is to be sent (its number is 12). */
async function isReady(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const caught = BigInt(`0x${/^SigCgt:\s+([0-9a-f]+)/m.exec(status)?.[1] ?? "0"}`);
  return (caught & (1n << 11n)) !== 0n;
}

async function listening(listen: (server: Server) => Server) {
  let met = false;
  const server = createServer((socket) => {
    met = true;
    socket.destroy();
  });
  await once(listen(server), "listening");
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { server, met: () => met, close };
}

/** Writes files into every place that it can find, up to a little more than `$1` bytes, and says how many it wrote. */
const filling = `
most=$1; total=0; n=0
for place in /tmp /dev/shm / /dev /run /var/tmp /root /home $(cut -d" " -f2 /proc/self/mounts); do
  while [ "$total" -le "$most" ] && [ -d "$place" ]; do
    n=$((n + 1)); file=$place/sightline-doctor-$$-$n
    dd if=/dev/zero of="$file" bs=1M count=8 2>/dev/null; wrote=$?
    [ -f "$file" ] && total=$((total + $(stat -c %s "$file")))
    [ "$wrote" = 0 ] || break
  done
done
for place in /tmp /dev/shm / /dev /run /var/tmp /root /home $(cut -d" " -f2 /proc/self/mounts); do
  rm -f "$place"/sightline-doctor-$$-* 2>/dev/null
done
echo "$total"
`;

/** A limit is rounded up to whole pages, some of them large. */
const PAGE = 1 << 21;

async function overfills(kind: SandboxKind, grouped: boolean): Promise<boolean> {
  const limits = limitsFor("photo", { wallMs: LONGEST_MS, memoryBytes: 100_000_000 });
  const most = scratchBytes(limits);
  return (
    Number(await said(kind, grouped, limits, ["sh", "-c", filling, "sh", String(most + PAGE)])) > most + PAGE
  );
}

const each = 64 << 20;

/** Eight processes, each of which holds less than one may; it ends when all hold it or were stopped. */
const eaters = `
: >/tmp/said
for i in 1 2 3 4 5 6 7 8; do
  { { head -c ${each} /dev/zero && echo held >>/tmp/said && exec sleep 60; } || echo gone >>/tmp/said; } | tail -c ${each} >/dev/null &
done
while [ "$(wc -l </tmp/said)" -lt 8 ]; do sleep 0.1; done
sleep 1
cat /proc/[0-9]*/status 2>/dev/null | awk '$1 == "Name:" { name = $2 } $1 == "RssAnon:" && name == "tail" { sum += $2 } END { print sum * 1024 }'
`;

async function overeats(kind: SandboxKind, grouped: boolean): Promise<boolean> {
  const limits = limitsFor("photo", { wallMs: LONGEST_MS, memoryBytes: 100_000_000 });
  return Number(await said(kind, grouped, limits, ["sh", "-c", eaters])) > groupBytes(limits);
}

/** What a script says; 0 when it was stopped because it took too much. */
async function said(kind: SandboxKind, grouped: boolean, limits: Limits, command: string[]): Promise<string> {
  const plan: Plan = { input: null, needs: [], command: () => command, memory: "addresses", limits };
  const ended = await run(kind, plan, { grouped });
  if (ended.refusal?.code === "out-of-memory") return "0";
  if (ended.code !== 0) throw new Error(`an escape probe did not run: ${printable(ended.complaints, 300)}`);
  return ended.output.toString("utf8");
}

/** Kills a process that has a child in the sandbox, without any warning, and looks for the child. */
async function outlives(kind: SandboxKind): Promise<boolean> {
  const mark = `86399.${process.pid}${String(process.hrtime.bigint())}`;
  const desk = spawn(process.execPath, [childProgram("sandbox/deserted.ts"), kind, mark], {
    stdio: "ignore",
  });
  const ended = once(desk, "exit");
  try {
    const begun = await until(async () => desk.exitCode !== null || (await sleepers(mark)).length > 0);
    if (!begun || desk.exitCode !== null) throw new Error("the probe of what outlives us did not run");
  } finally {
    desk.kill("SIGKILL");
  }
  await ended;
  const gone = await until(async () => (await sleepers(mark)).length === 0);
  for (const pid of gone ? [] : await sleepers(mark)) process.kill(pid, "SIGKILL");
  return !gone;
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  for (const end = performance.now() + LONGEST_MS; performance.now() < end; await pause(50))
    if (await holds()) return true;
  return false;
}

const sleepers = (mark: string): Promise<number[]> => startedAs(`sleep\0${mark}`);

/** Processes of this machine whose command line begins so. */
async function startedAs(commandLine: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const said = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, i) => said[i]?.startsWith(commandLine)).map(Number);
}
