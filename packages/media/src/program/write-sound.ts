// Writes the sound of a film as programs that listen to speech take it: WAV, 16,000 samples a second, 16 bits, one channel.
import { open } from "node:fs/promises";
import { resolve } from "node:path";
import type { Header } from "../inspected.ts";
import { type MediaRefusal, refuse } from "../refusal.ts";
import { sandboxFor } from "../sandbox/choose.ts";
import { words } from "../sandbox/plan.ts";
import { fileAt, run } from "../sandbox/run.ts";
import { sounds } from "../video/clock.ts";
import { filmLimits, filmPlan, inputFlags, shownFilm } from "../video/film.ts";

export interface SoundOptions {
  /** The file to write, overwritten if it exists; anybody may read it then. */
  readonly outFile: string;
  /** From when to when, integer microseconds of the film's own PTS: the file's 0 is `fromUs`. */
  readonly fromUs: number;
  readonly toUs: number;
  readonly signal?: AbortSignal | undefined;
}

const samplesASecond = 16_000;
/** The head of a WAV file without anything in it. */
const headBytes = 44;

/** How many seconds were written, or why none. What begins later is led in by silence, so that times stay those of the film. */
export async function writeSound(
  path: string,
  header: Header,
  { outFile, fromUs, toUs, signal }: SoundOptions,
): Promise<number | MediaRefusal> {
  if (header.stored?.sound == null) return refuse("no-sound");
  const sandbox = await sandboxFor();
  if (typeof sandbox !== "string") return sandbox;
  const film = shownFilm({ path: resolve(path), header });
  const limits = filmLimits(film);
  const graph = [
    `${sounds},asetpts='PTS-round(${fromUs}/(1000000*TB))'`,
    `aresample=${samplesASecond}:async=1:first_pts=0`,
    "aformat=sample_fmts=s16:channel_layouts=mono",
    `atrim=duration=${((toUs - fromUs) / 1e6).toFixed(6)}[heard]`,
  ].join(",");
  const command = (at: string): string[] => [
    ...words("ffmpeg -y -nostdin -hide_banner -v error -nostats -copyts"),
    ...inputFlags(film, at, limits),
    "-filter_complex",
    graph,
    ...words("-map [heard] -c:a pcm_s16le -map_metadata -1 -flags:a +bitexact -fflags +bitexact -f wav"),
    fileAt(0),
  ];
  const file = await open(outFile, "w+");
  try {
    const ended = await run(sandbox, filmPlan(film, limits, command), { signal, files: [file.fd] });
    if (ended.refusal !== undefined) return ended.refusal;
    if (ended.code !== 0) return refuse("undecodable", ended.complaints);
    const { size } = await file.stat();
    const head = await file.read(new Uint8Array(12), 0, 12, 0);
    const text = Buffer.from(head.buffer).toString("latin1");
    if (size < headBytes || !text.startsWith("RIFF") || !text.endsWith("WAVE"))
      return refuse("odd-answer", "not the container asked for");
    await file.chmod(0o444);
    return (size - headBytes) / 2 / samplesASecond;
  } finally {
    await file.close();
  }
}
