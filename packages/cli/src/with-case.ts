// The case that a command is about: a file, read without a database, or an investigation of the desk.
import { readCase, type Case } from "@sightline/count";
import type { Global } from "./global.ts";
import { readJson } from "./read-json.ts";
import { printRefusal } from "./say.ts";

export type CaseOptions = { readonly investigation?: string; readonly json?: boolean };

export type CaseSource = {
  readonly file: string | undefined;
  readonly options: CaseOptions;
  readonly global: () => Global;
};

/** Every error of a case file is told, each with its path in the file. */
export async function withCase(source: CaseSource, work: (file: Case) => Promise<void>): Promise<void> {
  const { file, options } = source;
  const take = async (json: unknown): Promise<void> => {
    const read = readCase(json);
    if (read.ok) return work(read.case);
    for (const refusal of read.refusals) printRefusal(refusal, options.json);
  };
  if (file === undefined) {
    const { takeCaseHere } = await import("./take-case-here.ts");
    return takeCaseHere(options, source.global(), take);
  }
  const read = await readJson(file);
  return read.ok ? take(read.value) : printRefusal(read.refusal, options.json);
}
