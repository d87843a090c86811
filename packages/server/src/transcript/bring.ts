// Subtitles that a member brings in over HTTP: for whom the item is not, there is none.
import {
  mayWrite,
  noItem,
  readSrt,
  readSubtitles,
  readVtt,
  refuse,
  type bringSubtitles,
  type CuesRead,
  type Result,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import type { ActKey } from "../investigation/command-key.ts";
import { importCues, type Brought } from "./import.ts";

type Asked = z.infer<typeof bringSubtitles.params>;

export async function broughtInto(
  desk: Desk,
  { investigation, held, member: by, role, via }: Caller,
  { item, text, format, language, look = false, key }: Asked & { readonly key: ActKey | undefined },
): Promise<Result<{ segments: number; unchanged: number; findings: Brought["findings"][number][] }>> {
  if (!mayWrite(role, "segment.state"))
    return refuse("not-allowed", `A ${role} writes no transcripts here; ask an owner.`);
  if (!held.item.has(item)) return noItem(item);
  const order = { investigation, by, via, key, item, language: language ?? null, dryRun: look };
  const done = await importCues(desk, order, READERS[format ?? "either"](text));
  return done.ok ? { ok: true, value: { ...done.value, findings: [...done.value.findings] } } : done;
}

const READERS: Readonly<Record<"vtt" | "srt" | "either", (text: string) => CuesRead>> = {
  vtt: readVtt,
  srt: readSrt,
  either: readSubtitles,
};
