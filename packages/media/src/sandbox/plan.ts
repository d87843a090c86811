// What a child may see, and the command line that starts it inside a sandbox with limits.
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

export interface CommandLine {
  readonly file: string;
  readonly args: readonly string[];
}

/** Where the input appears inside a sandbox: its real name tells a decoder nothing and cannot lead it astray. */
const inside = "/tmp/original";

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

export function commandLine(kind: SandboxKind, plan: Plan): CommandLine {
  const limited = ["prlimit", ...limitFlags(plan), "--"];
  const [file, ...args] = [...limited, ...wrapped(kind, plan)];
  return { file: file ?? "prlimit", args };
}

function limitFlags({ limits, memory }: Plan): string[] {
  const memoryFlag = memory === "addresses" ? "--as" : "--data";
  return [
    `${memoryFlag}=${limits.memoryBytes}`,
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    `--fsize=${scratchBytes(limits)}`,
    "--nofile=256",
    "--core=0",
  ];
}

/** Scratch files live in memory, so they may not outgrow the memory limit. */
function scratchBytes(limits: Limits): number {
  return Math.floor(limits.memoryBytes / 2);
}

function wrapped(kind: SandboxKind, plan: Plan): readonly string[] {
  switch (kind) {
    case "bubblewrap":
      return ["bwrap", ...bubblewrapFlags(plan), "--", ...plan.command(inside)];
    case "namespaces":
      return namespaces(plan);
    case "none":
      return plan.command(plan.input ?? "");
  }
}

function bubblewrapFlags({ input, needs, limits }: Plan): string[] {
  const system = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/alternatives",
  ];
  return [
    ...words(
      "--unshare-user-try --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup-try",
    ),
    ...words("--die-with-parent --new-session --cap-drop ALL --clearenv"),
    ...Object.entries(childEnvironment).flatMap(([name, value]) => ["--setenv", name, value]),
    ...system.flatMap((path) => ["--ro-bind-try", path, path]),
    ...words(`--proc /proc --dev /dev --size ${scratchBytes(limits)} --tmpfs /tmp`),
    ...needs.flatMap((path) => ["--ro-bind", path, path]),
    ...(input === null ? [] : ["--ro-bind", input, inside]),
    "--chdir",
    "/tmp",
  ];
}

/*
 * Without bubblewrap: the same with plain tools. Every mount is made read-only, /tmp is private, then all
 * capabilities are given up. What the child needs from a checkout under /tmp is bound into the private one. The disk stays readable, which is why bubblewrap comes first. The script stops (97)
 * when any mount stays writable: a sandbox that half works is none.
 */
const namespaceScript = `
mount --make-rprivate / || exit 97
input=$1; scratch=$2; needs=$3; shift 3
if [ -n "$input" ]; then exec 9<"$input" || exit 97; fi
mount -t tmpfs -o "size=$scratch,nosuid,nodev" tmpfs /mnt || exit 97
if [ -n "$input" ]; then
  : >/mnt/original
  mount --bind /proc/self/fd/9 /mnt/original || exit 97
  mount -o remount,bind,ro,nosuid,nodev,noexec /mnt/original || exit 97
  exec 9<&-
fi
while [ "$needs" -gt 0 ]; do
  case $1 in /tmp/*)
    place=/mnt/\${1#/tmp/}
    if [ -d "$1" ]; then mkdir -p "$place"; else mkdir -p "\${place%/*}" && : >"$place"; fi || exit 97
    mount --bind "$1" "$place" && mount -o remount,bind,ro,nosuid,nodev "$place" || exit 97 ;;
  esac
  needs=$((needs - 1)); shift
done
while read -r _ point _; do
  case $point in /mnt|/mnt/*|/proc|/proc/*) ;; *) mount -o remount,bind,ro "$point" 2>/dev/null ;; esac
done </proc/self/mounts
while read -r _ point _; do
  case $point in /mnt|/mnt/*|/proc|/proc/*) ;; *) [ -d "$point" ] && [ -w "$point" ] && exit 97 ;; esac
done </proc/self/mounts
mount --rbind /mnt /tmp || exit 97
cd /tmp || exit 97
exec setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --ambient-caps=-all -- "$@"
`;

function namespaces(plan: Plan): string[] {
  const user = process.getuid?.() === 0 ? "" : " --user --map-root-user";
  return [
    ...words(`unshare${user} --mount --net --pid --ipc --uts --fork --kill-child --mount-proc`),
    ...words("sh -c"),
    namespaceScript,
    "sandbox",
    plan.input ?? "",
    String(scratchBytes(plan.limits)),
    String(plan.needs.length),
    ...plan.needs,
    ...plan.command(inside),
  ];
}
