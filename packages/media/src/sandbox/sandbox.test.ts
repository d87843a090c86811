// Tests that every sandbox of this machine holds, that limits stop a child, and that without one nothing runs free.
import { mkdir, open, readFile, readdir, stat, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { doctor } from "../doctor.ts";
import { limitsFor } from "../limits.ts";
import { scratchFolder } from "../testing/drawn.ts";
import { attemptsOf } from "./attempts.ts";
import { permitted } from "./choose.ts";
import { tryToEscape } from "./escapes.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import { fileAt, run } from "./run.ts";

const nothing = {
  connected: false,
  wrote: false,
  sockets: false,
  settings: [],
  devices: [],
  overfilled: false,
  overate: false,
  outlived: false,
};

function plan(script: string, changes: Partial<Plan> = {}): Plan {
  const command = (at: string) => ["sh", "-c", script, "sh", at];
  return { input: null, needs: [], command, memory: "addresses", limits: limitsFor("photo"), ...changes };
}

const limited = (limits: Parameters<typeof limitsFor>[1]) => ({ limits: limitsFor("photo", limits) });

async function works(kind: SandboxKind): Promise<boolean> {
  return (await run(kind, plan("true"))).code === 0;
}

// On purpose without our protocol list and with a demuxer that we never name: only the sandbox stands in the way.
const careless = (at: string) =>
  "ffprobe -v error -protocol_whitelist file,http,tcp -f hls".split(" ").concat(at);

/** A playlist that makes ffmpeg fetch an address on this machine, and how often it was fetched. */
async function hitsOf(kind: SandboxKind): Promise<number> {
  let hits = 0;
  const server = createServer((socket) => {
    hits++;
    socket.resume().end("HTTP/1.0 404 no\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const file = join(scratchFolder(), "list.m3u8");
  await writeFile(
    file,
    `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nhttp://127.0.0.1:${port}/canary.ts\n#EXT-X-ENDLIST\n`,
  );
  await run(kind, { ...plan(""), input: file, command: careless, ...limited({ wallMs: 20_000 }) });
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return hits;
}

describe.each(["bubblewrap", "namespaces"] as const)("the %s sandbox", (kind) => {
  test.for([true, false])(
    "holds against every attempt to break out, with control groups where there are any: %s",
    async (grouped, { skip }) => {
      if (!(await works(kind))) skip(`${kind} does not work on this machine`);
      const { uid, ...escape } = await tryToEscape(kind, grouped);
      expect(escape).toEqual(nothing);
      expect(uid).not.toBe(0);
      expect(attemptsOf({ uid, ...escape }, grouped).map(({ held }) => held)).not.toContain(false);
      expect(await hitsOf(kind)).toBe(0);
    },
  );

  test("opens a file and runs programs that only root may reach, without being root", async ({ skip }) => {
    if (!(await works(kind))) skip(`${kind} does not work on this machine`);
    const folder = join(scratchFolder(), "closed");
    await mkdir(folder, { mode: 0o700 });
    const [input, program] = [join(folder, "private.jpg"), join(folder, "say")];
    await writeFile(input, "bytes", { mode: 0o600 });
    await writeFile(program, '#!/bin/sh\nprintf \'said %s \' "$(id -u)"; cat "$1"\n', { mode: 0o755 });
    const ended = await run(kind, { ...plan(""), input, needs: [program], command: (at) => [program, at] });
    const account = process.getuid?.() === 0 ? 65_533 : process.getuid?.();
    expect(ended.output.toString()).toBe(`said ${account} bytes`);
    expect(await readdir(tmpdir())).not.toContainEqual(expect.stringContaining("sightline-input-"));
    expect((await stat(input)).mode & 0o777).toBe(0o600);
  });

  test("gives a child that may write a file of ours that file alone, and takes it back", async ({ skip }) => {
    if (!(await works(kind))) skip(`${kind} does not work on this machine`);
    const path = join(scratchFolder(), "made");
    const file = await open(path, "w+", 0o600);
    await run(kind, { ...plan(`echo made >${fileAt(0)}`) }, { files: [file.fd] });
    await file.close();
    expect(await readFile(path, "utf8")).toBe("made\n");
    expect((await stat(path)).uid).toBe(process.getuid?.());
  });

  test("shows the input under another name, and gives no privilege and nothing of our environment", async ({
    skip,
  }) => {
    if (!(await works(kind))) skip(`${kind} does not work on this machine`);
    const folder = join(scratchFolder(), "a folder; with 'odd' $names");
    await mkdir(folder);
    const input = join(folder, "secret name.jpg");
    await writeFile(input, "bytes");
    process.env["SIGHTLINE_CANARY"] = "leaked";
    const ended = await run(
      kind,
      plan('cat "$1"; echo " $1"; env; grep Cap /proc/self/status; echo x >"$1"', { input }),
    );
    delete process.env["SIGHTLINE_CANARY"];
    const said = ended.output.toString("utf8");
    expect(said).toMatch(/^bytes \/tmp\/original\n/);
    expect(said).not.toContain("leaked");
    expect(said).not.toContain("secret");
    expect(said.match(/Cap(?:Prm|Eff|Bnd):\t0+\n/g)).toHaveLength(3);
    expect(ended.complaints).toMatch(/Read-only|Permission denied/);
  });

  test("ends with everything that it started", async ({ skip }) => {
    if (!(await works(kind))) skip(`${kind} does not work on this machine`);
    const mark = `7${process.pid}.${kind.length}`;
    const ended = await run(
      kind,
      plan(`sleep ${mark} & setsid sleep ${mark} & sleep ${mark}`, limited({ wallMs: 400 })),
    );
    expect(ended.refusal).toMatchObject({ code: "out-of-time" });
    await expect.poll(() => sleepers(mark)).toBe(0);
  });
});

async function sleepers(mark: string): Promise<number> {
  const lines = await Promise.all(
    (await readdir("/proc"))
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return lines.filter((line) => line.startsWith(`sleep\0${mark}`)).length;
}

describe("without a sandbox", () => {
  test("nothing is decoded unless the caller opted in", () => {
    expect(permitted("none", false)).toMatchObject({ refused: true, code: "no-sandbox" });
    expect(permitted("none", true)).toBe("none");
    expect(permitted("namespaces", false)).toBe("namespaces");
  });

  test("the canary fires and the escape succeeds: the tests above can fail", async () => {
    expect(await hitsOf("none")).toBeGreaterThan(0);
    const escape = await tryToEscape("none", false);
    const isRoot = process.getuid?.() === 0;
    const all = { connected: true, wrote: true, sockets: true, overfilled: true };
    expect(escape).toMatchObject({ ...all, overate: false, outlived: false });
    expect(escape.settings.length > 0 && escape.devices.length > 0 && escape.uid === 0).toBe(isRoot);
  });
});

describe("the limits of a child", () => {
  test.each([
    ["out-of-time", "sleep 60", { wallMs: 200 }],
    ["out-of-time", "while :; do :; done", { cpuSeconds: 1, wallMs: 30_000 }],
    ["output-too-large", "cat /dev/zero", { outputBytes: 100_000 }],
    ["output-too-large", "cat /dev/zero >/tmp/scratch", { memoryBytes: 60_000_000 }],
    ["out-of-memory", "perl -e '$x = \"x\" x 500000000'", { memoryBytes: 100_000_000 }],
    ["tool-missing", "exec no-such-program", {}],
  ])("give %s for %s", async (code, script, limits) => {
    const ended = await run("bubblewrap", plan(script, limited(limits)));
    expect(ended.refusal).toMatchObject({ refused: true, code });
  });

  test("keep the first and the last of what a child complains of", async () => {
    const script =
      "echo first >&2; i=0; while [ $i -lt 9000 ]; do echo filler >&2; i=$((i+1)); done; echo last >&2; exit 3";
    const { code, complaints } = await run("bubblewrap", plan(script));
    expect(code).toBe(3);
    expect(complaints.startsWith("first\n")).toBe(true);
    expect(complaints.endsWith("last\n")).toBe(true);
    expect(complaints.length).toBeLessThanOrEqual(32_768);
  });

  test("end with what a child left behind, although that holds its output open", async () => {
    const ended = await run("none", plan("sleep 60 & echo begun; exit 3"));
    expect({ code: ended.code, output: ended.output.toString() }).toEqual({ code: 3, output: "begun\n" });
  });

  test("stop at once when the caller aborts, with the caller's reason", async () => {
    const stop = new AbortController();
    const ended = run("bubblewrap", plan("sleep 60"), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 100);
    await expect(ended).rejects.toThrow("enough");
    await expect(run("bubblewrap", plan("true"), { signal: stop.signal })).rejects.toThrow("enough");
  });
});

describe("the doctor", () => {
  test("names the sandbox that held and every tool that answers", async () => {
    const report = await doctor();
    expect(["bubblewrap", "namespaces"]).toContain(report.sandbox);
    expect(report.sentence).toContain("failed each time");
    expect(report.attempts.map(({ held }) => held)).toEqual(Array(9).fill(true));
    expect(report.tools.map(({ name }) => name)).toEqual([
      "ffmpeg",
      "ffprobe",
      "exiftool",
      "sharp",
      "libheif",
    ]);
    for (const { version, sentence } of report.tools)
      expect(version === null).toBe(sentence.includes("does not answer"));
    expect(report.tools.find(({ name }) => name === "sharp")?.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

test("what a reader cuts out and keeps is its own, whatever becomes of the rest", async () => {
  let kept = new Uint8Array();
  await run("none", plan("printf frame"), {
    output: (chunk) => {
      kept = chunk.slice(0, 5);
      chunk.fill(0);
      return undefined;
    },
  });
  expect(Buffer.from(kept).toString()).toBe("frame");
});
