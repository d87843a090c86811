// The program with which `doctor` tries to break out: what it says it managed to do is its only answer.
import { spawnSync } from "node:child_process";
import {
  accessSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const [port = "0", folder = "/", socket = "", abstract = ""] = process.argv.slice(2);

function tries(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    // Why it failed is no matter here: that it did is the answer.
    return false;
  }
}

/** Whether the folder is hidden (then this makes a private one) or shown, only the other side can tell. */
function writeOutside(): void {
  tries(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "escaped"), "escaped");
  });
}

/** Files that steer the kernel and may be written; only asked, never written. */
function settings(): string[] {
  const found: string[] = [];
  const walk = (path: string, depth: number): void => {
    if (found.length >= 20) return;
    if (!tries(() => statSync(path))) return;
    if (!statSync(path).isDirectory()) {
      if (tries(() => accessSync(path, constants.W_OK))) found.push(path);
    } else if (depth > 0) {
      tries(() => {
        for (const name of readdirSync(path)) walk(join(path, name), depth - 1);
      });
    }
  };
  for (const path of ["/proc/sys", "/proc/sysrq-trigger", "/proc/irq", "/proc/bus"]) walk(path, 6);
  for (const path of ["/sys/kernel", "/sys/power", "/sys/fs/cgroup"]) walk(path, 2);
  return found;
}

const harmless = /^\/dev\/(null|zero|full|u?random|tty|ptmx|pts(\/.*)?|fd(\/.*)?|std(in|out|err)|core)$/;

/** Devices of the machine that open, those it has made itself included. */
function devices(): string[] {
  spawnSync("mknod", ["/tmp/loop", "b", "7", "0"]);
  const listed = tries(() => readdirSync("/dev"))
    ? readdirSync("/dev").map((name) => join("/dev", name))
    : [];
  const opens = (path: string): boolean =>
    tries(() => {
      const { mode } = statSync(path);
      const isDevice = [constants.S_IFBLK, constants.S_IFCHR].includes(mode & constants.S_IFMT);
      if (!isDevice) throw new Error("no device");
      closeSync(openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
    });
  return [...listed.filter((path) => !harmless.test(path)), "/tmp/loop"].filter(opens);
}

const reaches = (to: { port: number; host: string } | { path: string }): Promise<void> =>
  new Promise((resolve) => {
    const client = connect(to);
    const done = (): void => {
      client.destroy();
      resolve();
    };
    client.once("connect", done).once("error", done);
  });

/** As which account this runs, the other side looks up, and says when it has. */
const seen = new Promise<void>((resolve) => {
  const longest = setTimeout(resolve, 600_000);
  process.once("SIGUSR2", () => {
    clearTimeout(longest);
    resolve();
  });
});

writeOutside();
const found = { settings: settings(), devices: devices() };
// Whether these arrived, the other side tells.
await reaches({ port: Number(port), host: "127.0.0.1" });
await reaches({ path: socket });
await reaches({ path: `\0${abstract}` });
await seen;
process.stdout.write(`${JSON.stringify(found)}\n`);
