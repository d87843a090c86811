// `sightline doctor`: what protects you from hostile files here, and which programs are there.
import { doctor, programAnswers } from "@sightline/media";
import { tellLimits } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { programsNamed } from "../programs.ts";
import { print } from "../say.ts";

export async function report(options: { json?: boolean }, global: Global): Promise<void> {
  const found = await doctor();
  const programs = await programsTold(global);
  if (options.json === true) print(JSON.stringify({ ...found, door: tellLimits(), programs }));
  else {
    print(found.sentence);
    for (const { held, sentence } of found.attempts) print(`${held ? "held" : "FAILED"}: ${sentence}`);
    print(tellLimits());
    for (const tool of found.tools) print(`${tool.name} ${tool.version ?? "missing"}: ${tool.sentence}`);
    for (const { sentence } of programs) print(sentence);
  }
  if (programs.some(({ answers }) => !answers)) process.exitCode = REFUSED;
  if (found.sandbox === "none") process.exitCode = REFUSED;
}

type ProgramTold = { readonly kind: string; readonly answers: boolean; readonly sentence: string };

/** The operator's own; one that is named and cannot be run fails the command. */
async function programsTold(global: Global): Promise<ProgramTold[]> {
  const named = programsNamed(global);
  if (!named.ok) return [{ kind: "unusable", answers: false, sentence: named.refusal.sentence }];
  const told: ProgramTold[] = [];
  for (const [kind, does] of [
    ["speech", "listens to films"],
    ["translation", "translates what is written down"],
  ] as const) {
    const program = named.value[kind];
    if (program === null) {
      told.push({
        kind,
        answers: true,
        sentence: `No program ${does}: none is named, which is the default.`,
      });
      continue;
    }
    const answers = await programAnswers(program);
    const sentence = answers
      ? `${program.name} ${does}, in the sandbox; what it prints is a suggestion until a member takes it.`
      : `${program.name} cannot be run in the sandbox: the account of decoders may not read or run it; check its rights.`;
    told.push({ kind, answers, sentence });
  }
  return told;
}
