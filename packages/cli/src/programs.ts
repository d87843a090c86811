// The operator's own programs for speech and translation, as the environment or the command that starts the desk names them.
import { ok, refuse, type Result } from "@sightline/domain";
import { nameProgram, type Program } from "@sightline/media";
import type { Programs } from "@sightline/server";
import type { Global } from "./global.ts";

const NAMED = { speech: "SIGHTLINE_SPEECH", translation: "SIGHTLINE_TRANSLATION" } as const;

/** None unless it is named; one that cannot be run is refused before anything else is done. */
export function programsNamed({ data }: Global): Result<Programs> {
  const speech = programNamed("speech", data);
  if (!speech.ok) return speech;
  const translation = programNamed("translation", data);
  return translation.ok ? ok({ speech: speech.value, translation: translation.value }) : translation;
}

function programNamed(kind: keyof typeof NAMED, data: string): Result<Program | null> {
  const line = process.env[NAMED[kind]]?.trim() ?? "";
  if (line === "") return ok(null);
  const named = nameProgram(line, data);
  return typeof named === "string" ? refuse("program-unusable", `${NAMED[kind]}: ${named}`) : ok(named);
}

/** What `start` was told takes the place of what the environment says. */
export function nameForStart(options: { readonly speech?: string; readonly translation?: string }): void {
  for (const kind of ["speech", "translation"] as const) {
    const line = options[kind];
    if (line !== undefined) process.env[NAMED[kind]] = line;
  }
}
