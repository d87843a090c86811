// A control group for one child and all that it starts: what they take together is limited, not what each takes.
import { randomBytes } from "node:crypto";
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Limits } from "../limits.ts";
import { groupBytes, mostProcesses } from "./plan.ts";

export interface Group {
  /** Whoever writes 0 into each of these files is in the group, with all that it starts from then on. */
  readonly doors: readonly string[];
  /** Seconds of CPU that all in the group have used. */
  readonly cpuSeconds: () => number;
  /** To be called when its processes have ended or are about to. */
  readonly close: () => Promise<void>;
}

/** One hierarchy of groups: a folder in which we may make ours, and what is written into those. */
interface Place {
  readonly folder: string;
  readonly settings: (limits: Limits) => Readonly<Record<string, string>>;
  /** Settings that some kernels do not have. */
  readonly optional: (limits: Limits) => Readonly<Record<string, string>>;
  readonly cpuSeconds?: (group: string) => number;
}

let places: readonly Place[] | undefined;

/** No two are alike: another process may have our number, in a namespace of its own or after us. */
const newName = (): string => `sightline-${process.pid}-${randomBytes(8).toString("hex")}`;

/** Undefined where this account may make no groups: then the processes are watched instead. */
export function openGroup(limits: Limits): Group | undefined {
  if (!isGrouped() || places === undefined) return undefined;
  const name = newName();
  const folders = places.map(({ folder }) => join(folder, name));
  const close = (): Promise<void> => removeAll(folders);
  try {
    for (const place of places) fill(join(place.folder, name), place, limits);
  } catch (error) {
    void close();
    throw error;
  }
  const counting = places.find(({ cpuSeconds }) => cpuSeconds !== undefined);
  return {
    doors: folders.map((folder) => join(folder, "cgroup.procs")),
    cpuSeconds: () => counting?.cpuSeconds?.(join(counting.folder, name)) ?? 0,
    close,
  };
}

/** Whether groups can be made here. */
export function isGrouped(): boolean {
  places ??= usablePlaces();
  return places.length > 0;
}

function fill(folder: string, place: Place, limits: Limits): void {
  mkdirSync(folder);
  for (const [file, value] of Object.entries(place.settings(limits)))
    writeFileSync(join(folder, file), value);
  for (const [file, value] of Object.entries(place.optional(limits))) {
    if (readdirSync(folder).includes(file)) writeFileSync(join(folder, file), value);
  }
}

/** The places that work, found by making a group in each; none when memory cannot be limited. */
function usablePlaces(): readonly Place[] {
  const own = ownGroups();
  for (const places of [unified(own), separate(own)]) {
    if (places.length > 0 && places.every(works)) {
      for (const { folder } of places) removeLeftovers(folder);
      return places;
    }
  }
  return [];
}

function works(place: Place): boolean {
  const folder = join(place.folder, newName());
  try {
    accessSync(join(place.folder, "cgroup.procs"), constants.W_OK);
    fill(folder, place, { memoryBytes: 1 << 30 } as Limits);
    rmdirSync(folder);
    return true;
  } catch {
    // Any reason will do: then it is no place for us, and the doctor tells what is done instead.
    void removeAll([folder]);
    return false;
  }
}

/** Where this process is, by controller; "" is the unified hierarchy. */
function ownGroups(): ReadonlyMap<string, string> {
  const lines = readFileSync("/proc/self/cgroup", "utf8").trim().split("\n");
  return new Map(
    lines.flatMap((line) => {
      const [, controllers = "", path = "/"] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
      return controllers.split(",").map((controller) => [controller, path] as const);
    }),
  );
}

type Kind = Omit<Place, "folder">;

const nothing = (): Record<string, string> => ({});
const bytesOf = (limits: Limits): string => String(groupBytes(limits));
const processes = { "pids.max": String(mostProcesses) };

const together: Kind = {
  settings: (limits) => ({ "memory.max": bytesOf(limits), ...processes }),
  optional: () => ({ "memory.swap.max": "0", "memory.oom.group": "1" }),
  cpuSeconds: (group) => Number(/^usage_usec (\d+)/m.exec(textOf(join(group, "cpu.stat")))?.[1] ?? 0) / 1e6,
};

/** cgroup v2: the nearest folder above us that hands memory and processes on to those below it. */
function unified(own: ReadonlyMap<string, string>): readonly Place[] {
  const path = own.get("");
  if (path === undefined) return [];
  for (let folder = join(ROOT, path); folder.startsWith(ROOT); folder = dirname(folder)) {
    const handed = textOf(join(folder, "cgroup.subtree_control")).split(/\s+/);
    if (handed.includes("memory") && handed.includes("pids")) return [{ folder, ...together }];
  }
  return [];
}

const ROOT = "/sys/fs/cgroup";

const apart: Readonly<Record<string, Kind>> = {
  memory: {
    settings: (limits) => ({ "memory.limit_in_bytes": bytesOf(limits) }),
    optional: (limits) => ({ "memory.memsw.limit_in_bytes": bytesOf(limits) }),
  },
  pids: { settings: () => processes, optional: nothing },
  cpuacct: {
    settings: nothing,
    optional: nothing,
    cpuSeconds: (group) => Number(textOf(join(group, "cpuacct.usage"))) / 1e9,
  },
};

/** cgroup v1: a hierarchy for each controller. Processes may stay where groups are made, so ours go below us. */
function separate(own: ReadonlyMap<string, string>): readonly Place[] {
  if (!own.has("memory") || !own.has("pids")) return [];
  return Object.entries(apart).flatMap(([controller, kind]) => {
    const path = own.get(controller);
    return path === undefined ? [] : [{ folder: join(ROOT, controller, path), ...kind }];
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (["ENOENT", "ENODEV"].includes((error as NodeJS.ErrnoException).code ?? "")) return "";
    throw error;
  }
}

const TRIES = 50;

/** A group can go when the last in it has; the kernel takes a moment to notice. What stays is empty, and swept at a later start. */
async function removeAll(folders: readonly string[]): Promise<void> {
  for (let left = folders, tries = 0; left.length > 0 && tries < TRIES; tries++) {
    if (tries > 0) await pause(2 * tries, undefined, { ref: false });
    left = left.filter((folder) => !isRemoved(folder));
  }
}

function isRemoved(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}

/** Milliseconds; a group that was just made is empty until its child comes. */
const JUST_MADE = 600_000;

/**
 * Those of processes that were killed. A process in another namespace looks so too: its groups are full, and cannot be
 * removed, but in the moment after they were made.
 */
function removeLeftovers(place: string): void {
  for (const folder of readdirSync(place).map((name) => join(place, name))) {
    const pid = /^sightline-(\d+)-[0-9a-f]+$/.exec(basename(folder))?.[1];
    if (pid === undefined || textOf(`/proc/${pid}/stat`) !== "") continue;
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (performance.timeOrigin + performance.now() - made >= JUST_MADE) isRemoved(folder);
  }
}
