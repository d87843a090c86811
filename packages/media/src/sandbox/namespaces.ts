// The sandbox without bubblewrap: the same made with plain tools, a root of its own with what a child may see.
import { decoderAccount, givingUp } from "./account.ts";
import { type Plan, inside, limited, scratchBytes, systemPaths, words } from "./plan.ts";

/*
 * The new root is made over /sys, where nobody's files lie. Whatever cannot be made as it should be stops the script
 * (97): a sandbox that half works is none. At the end no mount but /tmp may be writable, looked at with all rights still
 * in hand.
 */
const script = `
scratch=$1; input=$2; needs=$3; shift 3
root=/sys
mount -t tmpfs -o size=1m,mode=755,nosuid,nodev tmpfs $root || exit 97
show() {
  if [ -d "$1" ]; then mkdir -p "$2"; else mkdir -p "\${2%/*}" && : >"$2"; fi || exit 97
  mount --bind "$1" "$2" 2>/dev/null || mount --rbind "$1" "$2" || exit 97
  mount -o remount,bind,ro,nosuid,nodev "$2" || exit 97
}
for path in ${systemPaths.join(" ")}; do
  if [ -L "$path" ]; then ln -s "$(readlink "$path")" "$root$path" || exit 97
  elif [ -e "$path" ]; then show "$path" "$root$path"; fi
done
mkdir $root/proc $root/dev $root/tmp $root/old || exit 97
mount -t tmpfs -o size=64k,mode=755,nosuid tmpfs $root/dev || exit 97
for name in null zero full random urandom; do
  : >$root/dev/$name && mount --bind /dev/$name $root/dev/$name || exit 97
done
ln -s /proc/self/fd $root/dev/fd && ln -s fd/0 $root/dev/stdin && ln -s fd/1 $root/dev/stdout && ln -s fd/2 $root/dev/stderr || exit 97
mount -o remount,bind,ro,nosuid,nodev $root/dev || exit 97
mount -t proc -o nosuid,nodev,noexec proc $root/proc || exit 97
# Shared memory of System V lies in no file system; where the kernel lets us, there is none.
for name in shmall shmmax shmmni; do { echo 0 >$root/proc/sys/kernel/$name; } 2>/dev/null; done
mount -o remount,bind,ro,nosuid,nodev,noexec $root/proc || exit 97
mount -t tmpfs -o "size=$scratch,mode=1777,nosuid,nodev" tmpfs $root/tmp || exit 97
while [ "$needs" -gt 0 ]; do show "$1" "$root$1"; needs=$((needs - 1)); shift; done
if [ -n "$input" ]; then show "$input" $root${inside}; fi
cd $root && PATH=$PATH:/usr/sbin:/sbin pivot_root . old && cd / && umount -l /old && rmdir /old || exit 97
mount -o remount,bind,ro,nosuid,nodev / || exit 97
while read -r _ point _; do
  case $point in /tmp|/dev/null|/dev/zero|/dev/full|/dev/random|/dev/urandom) ;; *) [ -w "$point" ] && exit 97 ;; esac
done </proc/self/mounts
cd /tmp || exit 97
exec "$@"
`;

/** Whoever comes first in a namespace is told of no limit by a signal: a shell stands there instead of the program. */
const first = '"$@"; exit $?';

export function namespaces(plan: Plan): string[] {
  const user = process.getuid?.() === 0 ? [] : words("--user --map-root-user");
  return [
    "unshare",
    ...user,
    ...words("--mount --net --pid --ipc --uts --cgroup --fork --kill-child=KILL -- sh -c"),
    script,
    "sandbox",
    String(scratchBytes(plan.limits)),
    plan.input ?? "",
    String(plan.needs.length),
    ...plan.needs,
    ...givingUp(decoderAccount()),
    ...words("sh -c"),
    first,
    "sandbox",
    ...limited(plan),
    ...plan.command(inside),
  ];
}
