// `sightline match`: which files, or which items of an investigation, show the same recording.
import { howMany } from "@sightline/count";
import { alikeSaid, recordingSaid } from "@sightline/domain";
import type { Global } from "../global.ts";
import { bar, note, print, printRefusal, statusLine } from "../say.ts";
import { matchFiles, type RelatedFiles } from "./match-files.ts";

export type MatchOptions = { readonly investigation?: string; readonly json?: boolean };

/** On paths nothing is opened but the files; without paths the investigation's suggestions are told with their answers. */
export async function match(paths: string[], options: MatchOptions, global: Global): Promise<void> {
  if (paths.length > 0 && options.investigation !== undefined) {
    const sentence =
      "Give files, or name an investigation, not both; collect the files to match them with it.";
    return printRefusal({ code: "files-or-investigation", sentence });
  }
  if (paths.length === 0) {
    const { matchHere } = await import("./match-here.ts");
    return matchHere(options, global);
  }
  const status = statusLine();
  const pairs = await matchFiles(paths, {
    onProgress: (what, done, total) => status.show(`${what} ${bar(done, total)}`),
    onRefused: (refusal) => {
      status.done();
      printRefusal(refusal);
    },
  });
  status.done();
  for (const pair of pairs) print(options.json === true ? JSON.stringify(lineOf(pair)) : sentenceOf(pair));
  if (pairs.length === 0 && options.json !== true) note("No two of these show the same recording.");
}

type Related = Omit<RelatedFiles, "evidence"> & { readonly evidence: { readonly by: string } };

/** The keys of a line in one order, whoever found the pair. */
export const lineOf = (pair: Related) => ({
  a: pair.a,
  b: pair.b,
  relation: pair.relation,
  kind: pair.kind,
  offsetUs: pair.offsetUs,
  speed: pair.speed,
  mirrored: pair.mirrored,
  turned: pair.turned,
  fromUs: pair.fromUs,
  toUs: pair.toUs,
  share: pair.share,
  distance: pair.distance,
  evidence: pair.evidence,
  ...(pair.parts && { parts: pair.parts }),
  ...(pair.inverted && { inverted: pair.inverted }),
});

/** `clip.mp4 is a clip of long.mp4 from 0:12.4 to 0:18.0 (97 % of frames, 6 bits)`. */
export function sentenceOf(pair: Related): string {
  const { a, b, mirrored, turned, speed, evidence } = pair;
  const told = recordingSaid(pair, { a, b });
  const spans = spansOf(pair);
  const where = spans === "" ? "" : ` ${spans}`;
  const changed = [
    ...(mirrored ? ["mirrored"] : []),
    ...(turned === 0 ? [] : [`turned by ${turned}°`]),
    ...(speed < 0 ? ["backwards"] : []),
    ...(Math.abs(speed) === 1 ? [] : [`at ${Math.round(100 / Math.abs(speed)) / 100} times its speed`]),
    ...(pair.inverted ? ["light and dark exchanged"] : []),
  ];
  const how = changed.length === 0 ? "" : `, ${changed.join(", ")}`;
  if (evidence.by === "bytes") return `${told} (the same bytes)`;
  const bits = howMany(Math.round(pair.distance), "bit");
  const share = `${Math.round(100 * pair.share)} % of ${evidence.by === "hashes" ? "frames" : "the shared picture"}`;
  const alike = alikeSaid(pair, { a, b }, spans);
  return alike === null ? `${told}${where}${how} (${share}, ${bits})` : `${alike} (${share}, ${bits})`;
}

/** All stretches that both show, in the time of `a` and in their order. */
function spansOf(pair: Related): string {
  const stretches = [pair, ...(pair.parts ?? [])].toSorted((p, q) => p.fromUs - q.fromUs);
  if (pair.toUs === pair.fromUs) return pair.fromUs > 0 ? `at ${clock(pair.fromUs)}` : "";
  return stretches.map(({ fromUs, toUs }) => `from ${clock(fromUs)} to ${clock(toUs)}`).join(" and ");
}

/** `0:12.4`, or `1:02:12.4` beyond an hour. */
function clock(us: number): string {
  const tenths = Math.round(us / 1e5);
  const [hours, minutes] = [Math.floor(tenths / 36_000), Math.floor(tenths / 600) % 60];
  const seconds = ((tenths % 600) / 10).toFixed(1).padStart(4, "0");
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}
