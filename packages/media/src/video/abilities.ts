// What the ffmpeg of this machine was built with: distributions leave out different encoders and filters.
import { limitsFor } from "../limits.ts";
import { type SandboxKind, words } from "../sandbox/plan.ts";
import { run } from "../sandbox/run.ts";

export interface Abilities {
  readonly h264: boolean;
  readonly vp9: boolean;
  /** Whether bright (HDR) pictures can be brought to a usual screen's range. */
  readonly tonemap: boolean;
}

let known: Promise<Abilities> | undefined;

/** Asked once per process. */
export function abilities(sandbox: SandboxKind): Promise<Abilities> {
  known ??= ask(sandbox);
  return known;
}

async function ask(sandbox: SandboxKind): Promise<Abilities> {
  const list = async (what: string): Promise<Set<string>> => {
    const command = (): string[] => words(`ffmpeg -hide_banner -v error -${what}`);
    const limits = limitsFor("video", { wallMs: 20_000 });
    const ended = await run(sandbox, { input: null, needs: [], command, memory: "addresses", limits });
    return new Set(ended.output.toString("utf8").split("\n").map(secondWord));
  };
  const [encoders, filters] = [await list("encoders"), await list("filters")];
  return {
    h264: encoders.has("libx264") && encoders.has("aac"),
    vp9: encoders.has("libvpx-vp9") && encoders.has("libopus"),
    tonemap: filters.has("zscale") && filters.has("tonemap"),
  };
}

function secondWord(line: string): string {
  return line.trim().split(/\s+/)[1] ?? "";
}
