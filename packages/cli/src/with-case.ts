// The case that a command is about: a file, read without a database, or an investigation of the desk.
import { count, readCase, type Case, type Count } from "@sightline/count";
import type { Global } from "./global.ts";
import { readJson } from "./read-json.ts";
import { printRefusal } from "./say.ts";

export type CaseOptions = {
  readonly investigation?: string;
  readonly json?: boolean;
  /** Search nodes for each part of the case; the count's own default when left out. */
  readonly budget?: number;
  /** A named count, by name or id. */
  readonly named?: string;
};

export type CaseSource = {
  readonly file: string | undefined;
  readonly options: CaseOptions;
  readonly global: () => Global;
};

/** Counts the case at hand: a file alone, an investigation with the proof that was printed last as a floor. */
export type Counting = (file: Case) => Promise<Count>;

/** The budget as `count` and what counts again take it. */
export const nodesOf = ({ budget }: Pick<CaseOptions, "budget">): { readonly nodeBudget?: number } =>
  budget === undefined ? {} : { nodeBudget: budget };

/** Every error of a case file is told, each with its path in the file. */
export async function withCase(
  source: CaseSource,
  work: (file: Case, counting: Counting) => Promise<void>,
): Promise<void> {
  const { file, options } = source;
  const take = async (json: unknown, counting: Counting): Promise<void> => {
    const read = readCase(json);
    if (read.ok) return work(read.case, counting);
    for (const refusal of read.refusals) printRefusal(refusal, options.json);
  };
  if (file === undefined) {
    const { takeCaseHere } = await import("./take-case-here.ts");
    return takeCaseHere(options, source.global(), take);
  }
  if (options.named !== undefined)
    return printRefusal(
      {
        code: "files-or-investigation",
        sentence: "Only an investigation has named counts: leave the case file or --named out.",
      },
      options.json,
    );
  const read = await readJson(file);
  const countAlone: Counting = (whole) => Promise.resolve(count(whole, nodesOf(options)));
  return read.ok ? take(read.value, countAlone) : printRefusal(read.refusal, options.json);
}
