// `sightline place`: where and when things were, written out for other maps, and events brought in from them.
import { howMany } from "@sightline/count";
import {
  namesOf,
  ok,
  placedRows,
  planPlaces,
  readPlaces,
  writeGeoJson,
  writeKml,
  writePlacesCsv,
  type PlaceFinding,
  type PlacesPlan,
} from "@sightline/domain";
import { callerIn, listAllPlaces, propose } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { readText } from "../read-json.ts";
import { note, oneLine, print, printRefusal } from "../say.ts";
import { withInvestigation, withMember } from "../with-investigation.ts";

const WRITERS = { geojson: writeGeoJson, kml: writeKml, csv: writePlacesCsv };

type Exporting = { readonly investigation?: string; readonly format: keyof typeof WRITERS };

export const exportPlaces = (options: Exporting, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    const caller = await callerIn(desk, id, { as: global.as, reading: "data" });
    if (!caller.ok) return printRefusal(caller.refusal);
    const { things } = await listAllPlaces(desk, caller.value);
    const { member } = namesOf(caller.value.held);
    process.stdout.write(WRITERS[options.format](placedRows(things, member)));
  });

type Importing = {
  readonly investigation?: string;
  readonly json?: boolean;
  readonly within?: number;
  readonly replace?: string;
  readonly dryRun?: boolean;
};

export const importPlaces = (file: string, options: Importing, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id: investigation, by }) => {
    const { within = null, replace, dryRun = false, json } = options;
    const text = await readText(file);
    if (!text.ok) return printRefusal(text.refusal, json);
    const read = readPlaces(text.value, { within });
    if (!read.ok) return printRefusal(read.refusal, json);
    const { rows, findings } = read.value;
    let plan: PlacesPlan | undefined;
    const done = await propose(
      desk,
      { investigation, by, reason: replace },
      (held) => {
        plan = planPlaces(held, rows, { replace: replace !== undefined });
        return ok(plan.changes);
      },
      { dryRun },
    );
    if (!done.ok) return printRefusal(done.refusal, json);
    if (plan) told(plan, findings, options);
  });

/** What was not taken makes the command fail, as rows of other imports do. */
function told(
  { defined, described, unchanged, ...plan }: PlacesPlan,
  read: readonly PlaceFinding[],
  { json, dryRun = false }: Importing,
): void {
  const findings = [...read, ...plan.findings].sort((a, b) => a.row - b.row);
  const refused = findings.filter(({ kind }) => kind === "refused").length;
  if (refused > 0) process.exitCode = REFUSED;
  if (json === true) {
    for (const finding of findings) print(JSON.stringify({ event: "finding", ...finding }));
    return print(JSON.stringify({ event: "done", defined, described, unchanged, refused, dryRun }));
  }
  for (const { row, kind, says } of findings)
    note(oneLine(`${row === 0 ? "file" : `place ${row}`}: ${says} (${kind})`));
  const written = dryRun ? "would be written" : "written";
  print(
    `${howMany(defined, "event")} ${written}, ${howMany(described, "event")} described anew, ${unchanged} so already, ${refused} refused.`,
  );
}
