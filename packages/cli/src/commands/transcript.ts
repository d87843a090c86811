// `sightline transcript`: what is heard in a film, shown, brought in from subtitles, and written out as subtitles.
import { howMany } from "@sightline/count";
import {
  cuesOf,
  findItem,
  isLanguage,
  namesOf,
  readSubtitles,
  readVtt,
  writeSrt,
  writeVtt,
  type Held,
  type TranscriptShown,
} from "@sightline/domain";
import { callerIn, importCues, transcriptOf, type Brought } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { readText } from "../read-json.ts";
import { note, oneLine, print, printRefusal } from "../say.ts";
import { withInvestigation, withMember } from "../with-investigation.ts";

type Options = { readonly investigation?: string; readonly json?: boolean };

type Of = { readonly name: string; readonly options: Options; readonly global: Global };
type Found = { readonly held: Held; readonly shown: TranscriptShown };

/** The transcript of one film, as the member who acts may see it. */
const withTranscript = ({ name, options, global }: Of, work: (found: Found) => void): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    const caller = await callerIn(desk, id, { as: global.as, reading: "data" });
    if (!caller.ok) return printRefusal(caller.refusal, options.json);
    const { held } = caller.value;
    const item = findItem(held, name);
    if (!item.ok) return printRefusal(item.refusal, options.json);
    const shown = await transcriptOf(desk, caller.value, item.value.id);
    if (!shown.ok) return printRefusal(shown.refusal, options.json);
    return work({ held, shown: shown.value });
  });

export const showTranscript = (name: string, options: Options, global: Global): Promise<void> =>
  withTranscript({ name, options, global }, ({ held, shown }) => {
    if (options.json === true) return print(JSON.stringify(shown));
    const { member } = namesOf(held);
    for (const segment of shown.segments) tell(segment, member);
    if (shown.segments.length === 0) print("Nothing is written down of it.");
  });

function tell(
  { id, startUs, endUs, language, speaker, text, note: noted, translations }: Segment,
  member: (id: string) => string,
): void {
  const when = startUs === null ? "not placed" : `${startUs}-${endUs} µs`;
  const who = speaker.kind === "sighting" ? speaker.id : speaker.kind;
  print(oneLine(`${id}: ${when}, ${language}, ${who}: ${text}`));
  if (noted !== null) print(oneLine(`  note: ${noted}`));
  for (const one of translations) {
    const by = one.translator ?? member(one.statedBy);
    const read = one.isOfItsWords
      ? one.reviewedBy === null
        ? "no second reader"
        : `second reader ${member(one.reviewedBy)}`
      : "of other words";
    print(oneLine(`  ${one.id}: ${one.language}, by ${by}, ${read}: ${one.text}`));
  }
}
type Segment = TranscriptShown["segments"][number];

type Importing = Options & { readonly language?: string; readonly dryRun?: boolean };

export const importTranscript = (
  [item, file]: readonly [item: string, file: string],
  options: Importing,
  global: Global,
): Promise<void> =>
  withMember(global, options, async ({ desk, id: investigation, by }) => {
    const { language = null, dryRun = false, json } = options;
    if (language !== null && !isLanguage(language)) return printRefusal(noLanguage(language), json);
    const text = await readText(file);
    if (!text.ok) return printRefusal(text.refusal, json);
    const read = /\.vtt$/i.test(file) ? readVtt(text.value) : readSubtitles(text.value);
    const done = await importCues(desk, { investigation, by, item, language, dryRun }, read);
    if (!done.ok) return printRefusal(done.refusal, json);
    told(done.value, options);
  });

const noLanguage = (tag: string) => ({
  code: "wrong-shape" as const,
  sentence: `${JSON.stringify(tag)} is no tag of a language; write one such as uk, sr-Latn or es-419.`,
});

/** What was not taken makes the command fail, as rows of other imports do. */
function told({ segments, findings, unchanged }: Brought, { json, dryRun = false }: Importing): void {
  const refused = findings.filter(({ kind }) => kind === "refused").length;
  if (refused > 0) process.exitCode = REFUSED;
  if (json === true) {
    for (const finding of findings) print(JSON.stringify({ event: "finding", ...finding }));
    return print(JSON.stringify({ event: "done", segments, unchanged, refused, dryRun }));
  }
  for (const { line, kind, says } of findings) note(oneLine(`line ${line}: ${says} (${kind})`));
  const written = dryRun ? "would be written" : "written";
  print(
    `${howMany(segments, "segment")} ${written}, ${howMany(unchanged, "cue")} there already, ${refused} refused.`,
  );
}

type Exporting = Options & { readonly format: "vtt" | "srt"; readonly language?: string };

export const exportTranscript = (name: string, options: Exporting, global: Global): Promise<void> =>
  withTranscript({ name, options, global }, ({ held, shown }) => {
    const { heard, segments } = shown;
    const { language = null } = options;
    const { cues, left } = cuesOf(held, shown.item, { startUs: heard?.startUs ?? 0, language });
    const [only, ...others] = new Set(segments.map((segment) => segment.language.toLowerCase()));
    const named = language ?? (others.length === 0 ? (only ?? null) : null);
    const text = options.format === "srt" ? writeSrt(cues) : writeVtt(cues, named);
    process.stdout.write(text);
    if (left > 0)
      note(
        `${howMany(left, "segment")} left out: not placed in time, or in that language there are no words of them.`,
      );
  });
