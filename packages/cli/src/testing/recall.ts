// Scores what matching says of made copies: recall and offset error of each change, and what it wrongly calls one recording.
import type { RelatedFiles } from "../commands/match-files.ts";
import type { Made, Shows } from "./copies.ts";

export interface Row {
  readonly change: string;
  readonly pairs: number;
  readonly found: number;
  /** Not found, and said to be seen from one viewpoint: a person looks. */
  readonly doubted: number;
  /** Frames of the take by which offsets are off at the worse end of each match. */
  readonly errors: readonly number[];
  /** What was expected and not said, or said otherwise. */
  readonly missed: readonly string[];
}

export interface Score {
  readonly rows: readonly Row[];
  /** Pairs called one recording that have no moment in common. */
  readonly wrong: readonly string[];
}

/** Rows of source and copy by change; copies with copies of one take are in a row of their own. */
export function scored(
  made: readonly Made[],
  lines: readonly RelatedFiles[],
  gapUs: ReadonlyMap<string, number>,
): Score {
  const said = new Map(lines.map((line) => [keyOf(line.a, line.b), line]));
  const rows = new Map<string, Growing>();
  const wrong: string[] = [];
  for (const { one, other, truths, change } of questionsOf(made)) {
    const line = said.get(keyOf(one.file, other.file));
    const isSaid = line?.relation === "same-recording" || line?.relation === "shared-part";
    if (change === null) {
      if (isSaid) wrong.push(`${nameOf(one)} and ${nameOf(other)}: ${textOf(line)}`);
      continue;
    }
    const row = rows.get(change) ?? { pairs: 0, found: 0, doubted: 0, errors: [], missed: [] };
    rows.set(change, row);
    row.pairs++;
    const error =
      line && isSaid && isRightly(line, change) ? leastError(line, { one, other, truths, gapUs }) : null;
    if (error === null) {
      row.missed.push(`${nameOf(one)} and ${nameOf(other)}: ${textOf(line)}`);
      if (line?.relation === "same-viewpoint") row.doubted++;
    } else {
      row.found++;
      row.errors.push(error);
      if (error > 1)
        row.missed.push(`${nameOf(one)} and ${nameOf(other)}: off by ${error.toFixed(2)} frames`);
    }
  }
  return { rows: [...rows].map(([change, row]) => ({ change, ...row })), wrong };
}

type Growing = { -readonly [K in Exclude<keyof Row, "change">]: Row[K] } & {
  readonly errors: number[];
  readonly missed: string[];
};

export interface Question {
  readonly one: Made;
  readonly other: Made;
  readonly truths: readonly Truth[];
  /** What was done to the copy, or `copyWithCopy`; null where the two have no moment in common. */
  readonly change: string | null;
}

/** What is asked of whoever finds copies: of every two that share moments enough, and of every two that share none. */
export function questionsOf(made: readonly Made[]): Question[] {
  return made.flatMap((one, i) =>
    made.slice(i + 1).flatMap((other): Question[] => {
      const truths = commonOf(one, other);
      if (truths.length === 0) return [{ one, other, truths, change: null }];
      const change = changeOf(one, other);
      return change === null || !truths.some(isLongEnough) ? [] : [{ one, other, truths, change }];
    }),
  );
}

/** Pieces put together share a part with each take and lie within none; two copies may do either. */
const isRightly = ({ relation }: RelatedFiles, change: string): boolean =>
  change === copyWithCopy || relation === (change === "compilation" ? "shared-part" : "same-recording");

/** One row a line, then what was missed and what was wrong. */
export function* told({ rows, wrong }: Score): Generator<string> {
  yield `${"change".padEnd(26)} found   offset error in frames, median and worst`;
  for (const { change, pairs, found, doubted, errors } of rows) {
    const sorted = errors.toSorted((x, y) => x - y);
    const figures = sorted.length === 0 ? "–" : `${at(sorted, 0.5)} ${at(sorted, 1)}`;
    const looked = doubted === 0 ? "" : `, ${doubted} from one viewpoint`;
    yield `${change.padEnd(26)} ${`${found}/${pairs}`.padEnd(7)} ${figures}${looked}`;
  }
  for (const { change, missed } of rows) for (const each of missed) yield `  missed, ${change}: ${each}`;
  yield `called one recording and are not: ${wrong.length}`;
  for (const each of wrong) yield `  wrong: ${each}`;
}

export const copyWithCopy = "copy with copy";

const at = (sorted: readonly number[], share: number): string =>
  (sorted[Math.round((sorted.length - 1) * share)] ?? 0).toFixed(2);

const keyOf = (one: string, other: string): string => [one, other].sort().join("\n");

const nameOf = ({ file }: Made): string => file.slice(file.lastIndexOf("/") + 1);

const textOf = (line: RelatedFiles | undefined): string =>
  line === undefined
    ? "nothing"
    : `${line.relation} ${line.kind ?? ""} by ${line.evidence.by}, offset ${(line.offsetUs / 1e6).toFixed(2)} s, speed ${line.speed.toFixed(3)}${line.mirrored ? ", mirrored" : ""}`;

/** Null where nothing is asked: two takes that are alike. */
function changeOf(one: Made, other: Made): string | null {
  if (one.change === "source") return other.change === "source" ? null : other.change;
  return other.change === "source" ? one.change : copyWithCopy;
}

interface Truth {
  readonly one: Shows;
  readonly other: Shows;
  /** The common part, in the take. */
  readonly fromUs: number;
  readonly toUs: number;
}

function commonOf(one: Made, other: Made): Truth[] {
  return one.shows.flatMap((mine) =>
    other.shows.flatMap((theirs) => {
      const fromUs = Math.max(mine.fromUs, theirs.fromUs);
      const toUs = Math.min(mine.toUs, theirs.toUs);
      return mine.take === theirs.take && fromUs <= toUs ? [{ one: mine, other: theirs, fromUs, toUs }] : [];
    }),
  );
}

/** A film and a film must share a second and a half to be asked for. */
function isLongEnough({ one, other, fromUs, toUs }: Truth): boolean {
  const isStill = one.fromUs === one.toUs || other.fromUs === other.toUs;
  return isStill || toUs - fromUs >= 1_500_000;
}

interface Asked {
  readonly one: Made;
  readonly other: Made;
  readonly truths: readonly Truth[];
  readonly gapUs: ReadonlyMap<string, number>;
}

/** Frames of the take by which the line is off; null when it says mirrored and is not, or the reverse. */
function leastError(line: RelatedFiles, { one, truths, gapUs }: Asked): number | null {
  const stretches = [line, ...(line.parts ?? [])];
  const both = truths.flatMap((truth) => stretches.map((stretch) => [truth, stretch] as const));
  const errors = both.flatMap(([truth, { mirrored, offsetUs, speed }]) => {
    const isMirrored = truth.one.mirrored !== truth.other.mirrored;
    if (isMirrored !== mirrored) return [];
    const [a, b] = line.a === one.file ? [truth.one, truth.other] : [truth.other, truth.one];
    const gap = gapUs.get(a.take) ?? 0;
    const off = [truth.fromUs, truth.toUs].map((us) => {
      const inB = (us - b.offsetUs) / b.speed;
      const inTake = a.offsetUs + a.speed * (offsetUs + speed * inB);
      return gap === 0 ? 0 : Math.abs(inTake - us) / gap;
    });
    return [Math.max(...off)];
  });
  return errors.length === 0 ? null : Math.min(...errors);
}
