// `sightline count`: the minimum of a case file, without a database, or of an investigation.
import { writeFile } from "node:fs/promises";
import { checkProof, count, readCase, type CaseRefusal } from "@sightline/count";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { readJson } from "../read-json.ts";

export type CountOptions = { investigation?: string; json?: boolean; proof?: string };

export async function countCase(
  file: string | undefined,
  options: CountOptions,
  global: () => Global,
): Promise<void> {
  if (file === undefined) {
    const { countHere } = await import("./count-here.ts");
    return countHere(options, global(), (json) => countJson(json, options));
  }
  const read = await readJson(file);
  return read.ok ? countJson(read.value, options) : printRefusal(read.refusal, options.json);
}

async function countJson(json: unknown, options: CountOptions): Promise<void> {
  const read = readCase(json);
  if (!read.ok) return printAll(read.refusals, options.json);
  const result = count(read.case);
  const checked = checkProof(json, result.proof);
  if (!checked.ok) throw new Error(`Our own proof does not hold: ${checked.why}`);
  if (options.proof !== undefined) await writeFile(options.proof, `${JSON.stringify(result.proof)}\n`);
  if (options.json === true) return print(JSON.stringify(result));
  const { summary } = await import("@sightline/report");
  print(summary(read.case, result));
}

function printAll(refusals: readonly CaseRefusal[], json: boolean | undefined): void {
  for (const refusal of refusals) printRefusal(refusal, json);
}
