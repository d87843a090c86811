// `sightline check-heads`: a file of heads against one that was kept, with nothing but the two.
import { compareHeads } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import { print, printRefusal } from "../say.ts";

export async function checkHeads(
  older: string,
  newer: string,
  { json = false }: { json?: boolean },
): Promise<void> {
  const compared = await compareHeads(older, newer);
  if (!compared.ok) return printRefusal(compared.refusal, json);
  const { continued, problems } = compared.value;
  if (problems.length > 0) process.exitCode = REFUSED;
  if (json) return print(JSON.stringify(compared.value));
  for (const problem of problems) print(problem);
  for (const { investigation, from, to } of continued)
    print(`${investigation}: entries 1 to ${from} are the same still, as far as entry ${to}.`);
}
