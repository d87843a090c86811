// The sandbox made by bubblewrap: a file system of its own with nothing to write in but a scratch folder of limited size.
import { decoderAccount, givingUp } from "./account.ts";
import { type Plan, childEnvironment, inside, limited, scratchBytes, systemPaths, words } from "./plan.ts";
import { isReachable } from "./reachable.ts";

/** A file or folder here, and where the child finds it. */
type Shown = readonly [from: string, at: string];

/**
 * The account is given up first: bubblewrap then is as powerless as any user's. What that account cannot walk to (a
 * folder of root's) is bound where it can by root, in a mount namespace of its own, before.
 */
export function bubblewrap(plan: Plan): string[] {
  const account = decoderAccount();
  const shown = shownBy(plan);
  const hidden = account === undefined ? [] : shown.filter(([from]) => !isReachable(from));
  const places = hidden.map((_, i) => `${STAGE}/${i}`);
  const reachable = shown.map((each): Shown => {
    const place = places[hidden.indexOf(each)];
    return place === undefined ? each : [place, each[1]];
  });
  const staged =
    hidden.length === 0
      ? []
      : [
          ...words("unshare --mount -- sh -c"),
          stageScript,
          "sandbox",
          String(hidden.length),
          ...hidden.map(([from]) => from),
        ];
  return [
    ...staged,
    ...givingUp(account),
    "bwrap",
    ...flags(plan, reachable),
    "--",
    ...limited(plan),
    ...plan.command(inside),
  ];
}

const shownBy = ({ needs, input }: Plan): Shown[] => [
  ...needs.map((path): Shown => [path, path]),
  ...(input === null ? [] : [[input, inside] as const]),
];

/** Somebody's files can lie in any folder but this one, so nothing is hidden by what is mounted over it. */
const STAGE = "/sys";

const stageScript = `
count=$1; shift
mount -t tmpfs -o size=64k,mode=755,nosuid,nodev tmpfs ${STAGE} || exit 97
i=0
while [ "$i" -lt "$count" ]; do
  if [ -d "$1" ]; then mkdir ${STAGE}/$i; else : >${STAGE}/$i; fi || exit 97
  mount --bind "$1" ${STAGE}/$i || exit 97
  i=$((i + 1)); shift
done
exec "$@"
`;

function flags({ limits }: Plan, shown: readonly Shown[]): string[] {
  return [
    ...words(
      "--unshare-user-try --unshare-ipc --unshare-pid --unshare-net --unshare-uts --unshare-cgroup-try",
    ),
    ...words("--die-with-parent --new-session --cap-drop ALL --clearenv"),
    ...Object.entries(childEnvironment).flatMap(([name, value]) => ["--setenv", name, value]),
    ...systemPaths.flatMap((path) => ["--ro-bind-try", path, path]),
    ...words(`--proc /proc --dev /dev --size ${scratchBytes(limits)} --tmpfs /tmp`),
    ...shown.flatMap(([from, at]) => ["--ro-bind", from, at]),
    // Its root and /dev, with /dev/shm, are file systems in memory without a limit.
    ...words("--remount-ro /proc --remount-ro /dev --remount-ro / --chdir /tmp"),
  ];
}
