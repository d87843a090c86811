// Finds out, by running it, which sandbox works on this machine.
import { join } from "node:path";
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { childProgram, exiftoolLibrary, nodeNeeds } from "./needs.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import { run } from "./run.ts";

/** Says whether what is needed can be read by the account that decoders run as, which root's may not be. */
function looking(): Plan {
  const library = exiftoolLibrary();
  const read = [
    process.execPath,
    childProgram("sandbox/probe-child.ts"),
    join(library, "Image", "ExifTool.pm"),
  ];
  const script = `for file; do [ -r "$file" ] || exit ${UNREADABLE}; done`;
  return {
    input: null,
    needs: [...nodeNeeds(), library],
    command: () => ["sh", "-c", script, "sh", ...read],
    memory: "addresses",
    limits: limitsFor("metadata", { wallMs: 300_000 }),
  };
}

const UNREADABLE = 96;

export type Working = SandboxKind | "unreadable";

let found: Promise<Working> | undefined;

/**
 * The best sandbox that works here: bubblewrap, then plain namespaces, then "none"; "unreadable" where one works but not
 * with our own programs. Tried until one works: a machine that had no memory or no handles left has one later.
 */
export async function findSandbox(): Promise<Working> {
  const trying = (found ??= tryInOrder());
  const working = await trying.catch(() => "none" as const);
  if (working !== "none" && working !== "unreadable") return working;
  if (found === trying) found = undefined;
  return trying;
}

/** The same, where nobody asks why there is none. */
export async function workingSandbox(): Promise<SandboxKind> {
  const working = await findSandbox();
  return working === "unreadable" ? "none" : working;
}

async function tryInOrder(): Promise<Working> {
  for (const kind of ["bubblewrap", "namespaces"] as const) {
    const { code } = await run(kind, looking());
    if (code === 0) return kind;
    if (code === UNREADABLE) return "unreadable";
  }
  return "none";
}

/** The sandbox to decode in, or the refusal to decode at all. */
export async function sandboxFor(allowUnsandboxed = false): Promise<SandboxKind | MediaRefusal> {
  return permitted(await findSandbox(), allowUnsandboxed);
}

/** Without a sandbox nothing is decoded unless the caller opted in. */
export function permitted(kind: Working, allowUnsandboxed: boolean): SandboxKind | MediaRefusal {
  if (kind !== "none" && kind !== "unreadable") return kind;
  if (allowUnsandboxed) return "none";
  return refuse(kind === "none" ? "no-sandbox" : "program-unreadable");
}
