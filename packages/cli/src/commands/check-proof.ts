// `sightline check-proof`: does this proof hold for this case? Loads the checker and nothing of the solver.
import { checkProof } from "@sightline/count";
import { REFUSED } from "../fault.ts";
import { print, printRefusal } from "../say.ts";
import { readJson } from "../read-json.ts";

/** The proof may be a proof, or a whole count result that carries one. */
export async function checkProofFile(
  file: string,
  proofFile: string,
  options: { json?: boolean },
): Promise<void> {
  const read = await readJson(file);
  if (!read.ok) return printRefusal(read.refusal, options.json);
  const given = await readJson(proofFile);
  if (!given.ok) return printRefusal(given.refusal, options.json);
  const checked = checkProof(read.value, proofIn(given.value));
  if (options.json === true) print(JSON.stringify(checked));
  else if (checked.ok) print(`The proof holds: at least ${checked.atLeast}.`);
  else print(`The proof does not hold: ${checked.why}.`);
  if (!checked.ok) process.exitCode = REFUSED;
}

const proofIn = (json: unknown): unknown =>
  typeof json === "object" && json !== null && "proof" in json ? json.proof : json;
