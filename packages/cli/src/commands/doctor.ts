// `sightline doctor`: what protects you from hostile files here, and which programs are there.
import { doctor } from "@sightline/media";
import { tellLimits } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import { print } from "../say.ts";

export async function report(options: { json?: boolean }): Promise<void> {
  const found = await doctor();
  if (options.json === true) print(JSON.stringify({ ...found, door: tellLimits() }));
  else {
    print(found.sentence);
    for (const { held, sentence } of found.attempts) print(`${held ? "held" : "FAILED"}: ${sentence}`);
    print(tellLimits());
    for (const tool of found.tools) print(`${tool.name} ${tool.version ?? "missing"}: ${tool.sentence}`);
  }
  if (found.sandbox === "none") process.exitCode = REFUSED;
}
