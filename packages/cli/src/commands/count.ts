// `sightline count`: the minimum of a case with its proof; or, when asked, how strong it is and what to do next.
import { writeFile } from "node:fs/promises";
import { checkProof, type Case, type Count } from "@sightline/count";
import { print } from "../say.ts";
import type { EstimateOptions } from "./estimate.ts";
import type { StrengthOptions } from "./strength.ts";
import { withCase, type CaseOptions, type CaseSource } from "../with-case.ts";

export type CountOptions = CaseOptions & StrengthOptions & EstimateOptions & { readonly proof?: string };

export async function countCase(source: CaseSource & { readonly options: CountOptions }): Promise<void> {
  const { options } = source;
  const asked = options.sensitivity ?? options.breaks ?? options.next;
  await withCase(source, async (file, counting) => {
    if (options.estimate !== undefined) {
      const { tellEstimate } = await import("./estimate.ts");
      return tellEstimate(file, options.estimate, options);
    }
    if (asked === undefined) return tellCount(file, await counting(file), options);
    const { tellStrength } = await import("./strength.ts");
    return tellStrength(file, options);
  });
}

async function tellCount(file: Case, result: Count, options: CountOptions): Promise<void> {
  const checked = checkProof(file, result.proof);
  if (!checked.ok) throw new Error(`Our own proof does not hold: ${checked.why}`);
  if (options.proof !== undefined) await writeFile(options.proof, `${JSON.stringify(result.proof)}\n`);
  if (options.json === true) return print(JSON.stringify(result));
  const { summary } = await import("@sightline/report");
  print(summary(file, result));
}
