// What a child may see and use: the shape of one decoding job, and its limits as words of a command line.
import { readFileSync } from "node:fs";
import type { Limits } from "../limits.ts";

/** How a child is kept from the network and from the disk; "none" only when the caller opted in. */
export type SandboxKind = "bubblewrap" | "namespaces" | "none";

/** One decoder to run on at most one file. */
export interface Plan {
  /** The file to decode, read-only, or null when there is none. */
  readonly input: string | null;
  /** Files and folders that the program itself needs beyond the system's, read-only, at their own paths. */
  readonly needs: readonly string[];
  /** Program and arguments; `at` is where the input is found inside. */
  readonly command: (at: string) => readonly string[];
  /** Node reserves far more addresses than it uses: only its private memory can be limited. */
  readonly memory: "addresses" | "private";
  readonly limits: Limits;
}

/** Where the input appears inside a sandbox: its real name tells a decoder nothing and cannot lead it astray. */
export const inside = "/tmp/original";

/** What of the system a child sees, as far as it is there. */
export const systemPaths = [
  "/usr",
  "/bin",
  "/sbin",
  "/lib",
  "/lib32",
  "/lib64",
  "/etc/ld.so.cache",
  "/etc/alternatives",
] as const;

/** The environment of every child: nothing of ours leaks into it. */
export const childEnvironment = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  LANG: "C.UTF-8",
  HOME: "/tmp",
  TMPDIR: "/tmp",
  // One allocation arena per thread would reserve memory that the limit counts.
  MALLOC_ARENA_MAX: "2",
  VIPS_CONCURRENCY: "1",
} as const;

/** A command line without blanks inside its words, as a list. */
export function words(line: string): string[] {
  return line.split(" ");
}

/** Processes and threads of one child and all that it starts. */
export const mostProcesses = 512;

/** Scratch files live in memory, so they may not outgrow the memory limit. */
export function scratchBytes({ memoryBytes }: Pick<Limits, "memoryBytes">): number {
  return Math.floor(memoryBytes / 2);
}

/** What all processes of one child may take together, their scratch files with it. */
export function groupBytes(limits: Pick<Limits, "memoryBytes">): number {
  return limits.memoryBytes + scratchBytes(limits);
}

/** Files that each process may have open: no more than we may ourselves, for nobody may raise that limit. */
const MOST_FILES = 256;
export function mostFiles(ownLimits = readFileSync("/proc/self/limits", "utf8")): number {
  const [, hard = ""] = /^Max open files +\S+ +(\d+)/m.exec(ownLimits) ?? [];
  return hard === "" ? MOST_FILES : Math.min(MOST_FILES, Number(hard));
}

/** The words before a program that limit each of its processes. */
export function limited({ limits, memory }: Plan): string[] {
  const memoryFlag = memory === "addresses" ? "--as" : "--data";
  return [
    "prlimit",
    `${memoryFlag}=${limits.memoryBytes}`,
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    `--fsize=${scratchBytes(limits)}`,
    `--nofile=${mostFiles()}`,
    ...words("--core=0 --msgqueue=0 --memlock=65536"),
    "--",
  ];
}
