// The drawn suite of copies and traps: what is made, and the run of matching over all of it.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { matchFiles, type RelatedFiles } from "../commands/match-files.ts";
import {
  compiled,
  copied,
  filmChanges,
  filmed,
  harderChanges,
  type Made,
  photoChanges,
  type Source,
} from "./copies.ts";
import { film, type Filming } from "./films.ts";
import { drawnPhoto, emptyRoad, oneChannel, oneObject, otherMoment, piecesOf, twoCameras } from "./traps.ts";
import { questionsOf, scored, type Score } from "./recall.ts";

const hand: Filming = { seed: 3, fps: 20, seconds: 7, camera: "hand", walkers: 2 };
const square: Filming = { seed: 12, fps: 15, seconds: 10, camera: "tripod", walkers: 3, plain: true };
const alley: Filming = { seed: 25, fps: 25, seconds: 7, camera: "hand", walkers: 1, plain: true };

/** Copies of drawn films of three kinds; `small` makes every change of one film or another, not of each, and none of the harder ones. */
export async function drawnSuite(folder: string, size: "small" | "full"): Promise<Made[]> {
  const films = join(folder, "films");
  await mkdir(films);
  const sources = await Promise.all(
    Object.entries({ hand, square, alley }).map(([name, filming]) => filmed(film(name, filming), films)),
  );
  const made: Made[] = [...sources];
  for (const [n, change] of filmChanges.entries()) {
    const chosen = size === "full" ? sources : sources.filter((_, s) => s === n % 2);
    for (const source of chosen) made.push(await copied(source, change, films));
  }
  for (const change of size === "full" ? harderChanges : [])
    for (const source of sources) made.push(await copied(source, change, films));
  const photo = await drawnPhoto(films, 33);
  made.push(photo);
  for (const change of photoChanges) made.push(await copied(photo, change, films));
  made.push(await compiled(sources, films));
  return [...made, ...(await traps(sources, films))];
}

async function traps(sources: readonly Source[], films: string): Promise<Made[]> {
  const [, fixed] = sources;
  const pieces = fixed === undefined ? [] : await piecesOf(fixed, films);
  const moments = await Promise.all(sources.slice(0, 2).map((source) => otherMoment(source, films)));
  const walled = sources.filter(({ take }) => take !== "square");
  return [
    ...pieces,
    ...moments,
    ...(await oneChannel(films, walled)),
    ...(await twoCameras(films)),
    ...(await oneObject(films)),
    ...(await emptyRoad(films)),
  ];
}

export interface Ran {
  readonly score: Score;
  readonly lines: readonly RelatedFiles[];
  readonly seconds: number;
}

/**
 * Matches what was made and scores it; a refused file is a fault here. A plain copy is held against its take alone, and only
 * what is more than that against all else: copies of copies are for `npm run bench recall`.
 */
export async function runSuite(made: readonly Made[]): Promise<Ran> {
  const start = performance.now();
  const plain = new Set(["compilation", ...[...filmChanges, ...photoChanges].map(({ name }) => name)]);
  const lines = await matched(made.filter(({ change }) => !plain.has(change)));
  for (const { one, other, change } of questionsOf(made))
    if (change !== null && plain.has(change)) lines.push(...(await matched([one, other])));
  const seconds = (performance.now() - start) / 1000;
  return { score: scored(made, lines, gapsOf(made)), lines, seconds };
}

const matched = (made: readonly Made[]): Promise<RelatedFiles[]> =>
  matchFiles(
    made.map(({ file }) => file),
    {
      onProgress: () => undefined,
      onRefused: ({ path, sentence }) => {
        throw new Error(`${path}: ${sentence}`);
      },
    },
  );

/** Usual time between frames of each take, µs. */
export function gapsOf(made: readonly Made[]): Map<string, number> {
  const sources = made.filter((one): one is Source => one.change === "source");
  return new Map(
    sources.map(({ take, ptsUs }) => [
      take,
      ptsUs.length < 2 ? 0 : ((ptsUs.at(-1) ?? 0) - (ptsUs[0] ?? 0)) / (ptsUs.length - 1),
    ]),
  );
}
