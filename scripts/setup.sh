#!/bin/sh
# Makes a checkout ready to run: the npm packages of the lock file and the Debian programs that decode media.
# Idempotent. `setup.sh run` for the desk, `setup.sh test` also for the browser tests. Runs on plain sh and Node >= 20.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}

say() { printf '%s\n' "$*" >&2; }

command -v npm >/dev/null 2>&1 || { say "Sightline needs Node 20 or newer with npm: install them first."; exit 1; }

# npm ci when the installed tree is not the one of the lock file.
stamp=node_modules/.sightline-lock
if ! cmp -s package-lock.json "$stamp" 2>/dev/null; then
  say "Installing the npm packages of package-lock.json …"
  npm ci --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi

# program:package, one line each; perl runs exiftool, heif-enc and xz make photos of tests.
wanted="ffmpeg:ffmpeg ffprobe:ffmpeg bwrap:bubblewrap prlimit:util-linux perl:perl"
# Debian's minimal perl lacks the modules that exiftool reads with.
perl -MDigest::MD5 -MTime::Local -MEncode::Unicode -e 1 2>/dev/null || missing="perl"
[ "$purpose" = test ] && wanted="$wanted chromium:chromium heif-enc:libheif-examples xz:xz-utils"
packages=${missing:-}
for pair in $wanted; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || packages="$packages ${pair##*:}"
done
packages=$(printf '%s\n' $packages | sort -u | tr '\n' ' ')
[ -z "${packages% }" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  say "Sightline needs these programs, by their Debian package names: $packages"
  say "This machine is not Debian: install them with its own package manager, then run this again."
  exit 1
fi
if [ "$(id -u)" = 0 ]; then as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo"
elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then as_root="sudo"
else
  say "Sightline needs Debian packages that are missing and that you may not install. Ask for:"
  say "  apt-get install --no-install-recommends $packages"
  exit 1
fi
say "Installing from Debian: $packages"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { $as_root apt-get update && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y --no-install-recommends $packages; } >"$log" 2>&1; then
  cat "$log" >&2
  say "The installation failed; the lines above say why."
  exit 1
fi
