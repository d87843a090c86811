// Examines this machine: which sandbox holds, shown by attempts to break out of it, and which decoders answer.
import { createHash } from "node:crypto";
import { defaultLimits, limitsFor } from "./limits.ts";
import { printable } from "./refusal.ts";
import { findSandbox } from "./sandbox/choose.ts";
import { tryToEscape } from "./sandbox/escapes.ts";
import { isGrouped } from "./sandbox/group.ts";
import { childProgram, exiftoolLibrary, nodeNeeds } from "./sandbox/needs.ts";
import type { Plan, SandboxKind } from "./sandbox/plan.ts";
import { run } from "./sandbox/run.ts";
import { type Attempt, attemptsOf } from "./sandbox/attempts.ts";

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
  /** What a child in it tried, one by one; empty when there is none. */
  readonly attempts: readonly Attempt[];
  readonly tools: readonly ToolReport[];
}

/** Starts real children: some seconds. */
export async function doctor(): Promise<DoctorReport> {
  const working = await findSandbox();
  const kind = working === "unreadable" ? "none" : working;
  const attempts = kind === "none" ? [] : attemptsOf(await tryToEscape(kind), isGrouped());
  const held = attempts.every((each) => each.held);
  const tools: ToolReport[] = [];
  for (const tool of checkedTools()) tools.push(await examine(kind, tool));
  return { sandbox: held ? kind : "none", sentence: sandboxSentence(working, attempts), attempts, tools };
}

const KNOWN_MS = 60_000;
let known: { readonly at: number; readonly decoders: Promise<string> } | undefined;

/**
 * One line that is another one when a decoder, or a limit of ours, has changed: what refused a file may take it then.
 * Starts real children, once a minute at most.
 */
export function decodersNow(): Promise<string> {
  if (known === undefined || performance.now() - known.at > KNOWN_MS)
    known = { at: performance.now(), decoders: decoders() };
  return known.decoders;
}

async function decoders(): Promise<string> {
  const working = await findSandbox();
  const kind = working === "unreadable" ? "none" : working;
  const tools = await Promise.all(checkedTools().map((tool) => examine(kind, tool)));
  const limits = createHash("sha256").update(JSON.stringify(defaultLimits)).digest("hex").slice(0, 12);
  return [...tools.map(({ name, version }) => `${name} ${version ?? "none"}`), `limits ${limits}`].join(", ");
}

function sandboxSentence(kind: SandboxKind | "unreadable", attempts: readonly Attempt[]): string {
  switch (kind) {
    case "none":
      return "No sandbox works here, so decoding is refused: install bubblewrap and util-linux, or opt in to decoding without protection.";
    case "unreadable":
      return "Decoders run under an account of their own, which cannot read Sightline's programs, so decoding is refused: run `chmod -R go+rX` on its folder.";
    default: {
      const name = kind === "bubblewrap" ? "bubblewrap" : "plain namespaces (bubblewrap is faster to start)";
      const failed = attempts.filter(({ held }) => !held).length;
      return failed === 0
        ? `Decoders run in ${name}: a child in it tried ${attempts.length} ways to break out and failed each time.`
        : `A child in the ${kind} sandbox broke out in ${failed} of ${attempts.length} ways: it does not protect this machine.`;
    }
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
