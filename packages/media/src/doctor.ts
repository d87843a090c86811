// Examines this machine: which sandbox holds, shown by an attempt to break out, and which decoders answer.
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { limitsFor } from "./limits.ts";
import { printable } from "./refusal.ts";
import { workingSandbox } from "./sandbox/choose.ts";
import { childProgram, exiftoolLibrary, nodeNeeds } from "./sandbox/needs.ts";
import type { Plan, SandboxKind } from "./sandbox/plan.ts";
import { run } from "./sandbox/run.ts";

export interface ToolReport {
  readonly name: "ffmpeg" | "ffprobe" | "exiftool" | "sharp" | "libheif";
  /** Null when it does not answer. */
  readonly version: string | null;
  readonly sentence: string;
}

export interface DoctorReport {
  /** The sandbox that works and held; "none" when there is none, or when one was escaped. */
  readonly sandbox: SandboxKind;
  readonly sentence: string;
  readonly tools: readonly ToolReport[];
}

/** What a child managed to do from inside. */
export interface Escape {
  readonly connected: boolean;
  readonly wrote: boolean;
}

/** Starts real children: about a second. */
export async function doctor(): Promise<DoctorReport> {
  const kind = await workingSandbox();
  const escape = await tryToEscape(kind);
  const held = kind !== "none" && !escape.connected && !escape.wrote;
  const tools: ToolReport[] = [];
  for (const tool of checkedTools()) tools.push(await examine(kind, tool));
  return { sandbox: held ? kind : "none", sentence: sandboxSentence(kind, escape), tools };
}

function sandboxSentence(kind: SandboxKind, { connected, wrote }: Escape): string {
  if (kind === "none") {
    return "No sandbox works here, so decoding is refused: install bubblewrap and util-linux, or opt in to decoding without protection.";
  }
  if (connected || wrote) {
    const how = connected ? "reached the network" : "wrote outside";
    return `A child in the ${kind} sandbox ${how}: it does not protect this machine.`;
  }
  const name =
    kind === "bubblewrap" ? "bubblewrap" : "plain namespaces (install bubblewrap to hide the disk too)";
  return `Decoders run in ${name}: a child that tried to reach 127.0.0.1 and to write outside failed at both.`;
}

/** Runs a child that tries; the listener and the folder on this side say whether it did, not the child. */
export async function tryToEscape(kind: SandboxKind): Promise<Escape> {
  const folder = await mkdtemp(join(tmpdir(), "sightline-doctor-"));
  let connected = false;
  const server = createServer((socket) => {
    connected = true;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const program = childProgram("sandbox/probe-child.ts");
    const ended = await run(
      kind,
      planFor(() => [process.execPath, program, String(port), folder], nodeNeeds()),
    );
    if (!ended.output.toString("utf8").startsWith("tried")) {
      throw new Error(`the escape probe did not run: ${printable(ended.complaints, 300)}`);
    }
    return { connected, wrote: (await readdir(folder)).length > 0 };
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await rm(folder, { recursive: true });
  }
}

function planFor(command: () => readonly string[], needs: readonly string[]): Plan {
  return { input: null, needs, command, memory: "private", limits: limitsFor("photo", { wallMs: 20_000 }) };
}

interface CheckedTool {
  readonly name: ToolReport["name"];
  readonly command: readonly string[];
  readonly needs: readonly string[];
  readonly version: RegExp;
  readonly without: string;
}

function checkedTools(): CheckedTool[] {
  const library = exiftoolLibrary();
  const sharpChild = [process.execPath, childProgram("sandbox/version-child.ts")];
  const install = "install ffmpeg to open videos";
  return [
    {
      name: "ffmpeg",
      command: ["ffmpeg", "-version"],
      needs: [],
      version: /^ffmpeg version (\S+)/,
      without: install,
    },
    {
      name: "ffprobe",
      command: ["ffprobe", "-version"],
      needs: [],
      version: /^ffprobe version (\S+)/,
      without: install,
    },
    {
      name: "exiftool",
      command: ["perl", `-I${library}`, "-MImage::ExifTool", "-e", "print $Image::ExifTool::VERSION"],
      needs: [library],
      version: /^(\d+\.\d+)/,
      without: "install perl to read metadata",
    },
    {
      name: "sharp",
      command: sharpChild,
      needs: nodeNeeds(),
      version: /^sharp ([\d.]+)/,
      without: "install the packages again to open photos",
    },
    {
      name: "libheif",
      command: sharpChild,
      needs: nodeNeeds(),
      version: /libheif ([\d.]+)/,
      without: "install the packages again to open HEIC photos",
    },
  ];
}

async function examine(kind: SandboxKind, tool: CheckedTool): Promise<ToolReport> {
  const ended = await run(
    kind,
    planFor(() => tool.command, tool.needs),
  );
  const said = `${ended.output.toString("utf8")}\n${ended.complaints}`.trim();
  const version = tool.version.exec(said)?.[1] ?? null;
  const sentence =
    version === null
      ? `${tool.name} does not answer in the sandbox: ${tool.without}.`
      : `${tool.name} ${printable(version, 60)} answers in the sandbox.`;
  return { name: tool.name, version: version === null ? null : printable(version, 60), sentence };
}
