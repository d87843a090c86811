// A desk with two films, one of them silent, and programs of its operator that are drawn as they are needed.
import { execFile } from "node:child_process";
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Change, ProgramKind } from "@sightline/domain";
import { nameProgram, type Limits } from "@sightline/media";
import type { Desk } from "../desk.ts";
import { callerIn } from "../investigation/caller.ts";
import { propose } from "../investigation/command.ts";
import { runSuggest } from "../jobs/suggest.ts";
import { askedPrograms } from "../suggestion/ask.ts";
import { suggestionsFor } from "../suggestion/list.ts";
import { collectInto, testDesk, type TestDesk } from "./desk.ts";

export let at: TestDesk;
export let investigation: string;
export const item: Record<"talk" | "mute", string> = { talk: "", mute: "" };

const ffmpeg = (...args: string[]) => promisify(execFile)("ffmpeg", ["-v", "error", "-y", ...args]);

export async function begin(): Promise<void> {
  at = await testDesk();
  const folder = join(at.folder, "in");
  const drawn = ["-f", "lavfi", "-i", "testsrc2=size=96x64:rate=10:duration=4"];
  const tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"];
  const late = ["-af", "adelay=1000:all=1", "-c:a", "aac", "-pix_fmt", "yuv420p"];
  await ffmpeg(...drawn, ...tone, ...late, join(folder, "talk.mp4"));
  await ffmpeg(...drawn, "-vf", "negate", "-pix_fmt", "yuv420p", join(folder, "mute.mp4"));
  ({ investigation } = await collectInto(at.desk, [folder]));
  for (const { id, name } of await at.desk.db.selectFrom("item").select(["id", "name"]).execute())
    item[name.startsWith("talk") ? "talk" : "mute"] = id;
}

let drawnPrograms = 0;
/** A program of the operator's that does this. */
export async function program(script: string) {
  const folder = join(at.folder, `program-${(drawnPrograms += 1)}`);
  await mkdir(folder);
  const file = join(folder, "listen");
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  await writeFile(join(folder, "model"), "words of a model");
  const named = nameProgram(`${file} --quiet`, at.desk.dataDir);
  if (typeof named === "string") throw new Error(named);
  return named;
}

export const deskWith = async (kind: ProgramKind, script: string): Promise<Desk> => ({
  ...at.desk,
  programs: { speech: null, translation: null, [kind]: await program(script) },
});

export const caller = async (desk: Desk) => {
  const found = await callerIn(desk, investigation, { as: undefined, reading: "data" });
  if (!found.ok) throw new Error(found.refusal.sentence);
  return found.value;
};
export const shown = async (desk: Desk, of = item.talk) => {
  const listed = await suggestionsFor(desk, await caller(desk), of);
  if (!listed.ok) throw new Error(listed.refusal.sentence);
  return listed.value;
};
export async function ask(
  desk: Desk,
  kind: ProgramKind,
  language: string | null,
  of = item.talk,
): Promise<string> {
  const asked = await askedPrograms(desk, await caller(desk), { item: of, kind, language });
  if (!asked.ok) throw new Error(asked.refusal.sentence);
  return asked.value.asking;
}
/** Asked and done, without a worker between. */
export async function asked(
  desk: Desk,
  {
    kind = "speech",
    language = null,
    of = item.talk,
    limits = {},
  }: {
    kind?: ProgramKind;
    language?: string | null;
    of?: string;
    limits?: Partial<Limits>;
  } = {},
) {
  const asking = await ask(desk, kind, language, of);
  await runSuggest(desk, { asking }, new AbortController().signal, limits);
  const listed = await shown(desk, of);
  const suggestions = listed.suggestions.filter((one) => one.id.startsWith(`${asking}-`));
  const all = { ...listed, suggestions };
  return { all, one: all.askings.find(({ id }) => id === asking), asking };
}
export const says = async (change: Change): Promise<void> => {
  const done = await propose(at.desk, { investigation, by: "owner", reason: "as heard" }, change);
  if (!done.ok) throw new Error(done.refusal.sentence);
};
export const entries = async (): Promise<number> =>
  Number(
    (
      await at.desk.db
        .selectFrom("journal")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  );

export const CUE = "printf 'WEBVTT\\n\\n00:01.000 --> 00:02.500\\n%s\\n'";
