// Finds out, by running it, which sandbox works on this machine.
import { limitsFor } from "../limits.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import type { Plan, SandboxKind } from "./plan.ts";
import { run } from "./run.ts";

const nothing: Plan = {
  input: null,
  needs: [],
  command: () => ["true"],
  memory: "addresses",
  limits: limitsFor("metadata", { wallMs: 10_000 }),
};

let found: Promise<SandboxKind> | undefined;

/** The best sandbox that works here, tried once per process: bubblewrap, then plain namespaces, then "none". */
export function workingSandbox(): Promise<SandboxKind> {
  found ??= tryInOrder();
  return found;
}

async function tryInOrder(): Promise<SandboxKind> {
  for (const kind of ["bubblewrap", "namespaces"] as const) {
    const { code } = await run(kind, nothing);
    if (code === 0) return kind;
  }
  return "none";
}

/** The sandbox to decode in, or the refusal to decode at all. */
export async function sandboxFor(allowUnsandboxed = false): Promise<SandboxKind | MediaRefusal> {
  return permitted(await workingSandbox(), allowUnsandboxed);
}

/** Without a sandbox nothing is decoded unless the caller opted in. */
export function permitted(kind: SandboxKind, allowUnsandboxed: boolean): SandboxKind | MediaRefusal {
  return kind === "none" && !allowUnsandboxed ? refuse("no-sandbox") : kind;
}
