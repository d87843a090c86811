// `sightline import`: a case file or MOT ground truth into an investigation, row by row.
import { howMany } from "@sightline/count";
import { importCase, importMot, type Imported } from "@sightline/server";
import type { Refused, Waiting } from "@sightline/domain";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { readJson, readText } from "../read-json.ts";
import { withMember } from "../with-investigation.ts";

export type ImportOptions = {
  investigation?: string;
  format: "case" | "mot";
  item?: string;
  subject: string;
  prefix?: string;
  dryRun?: boolean;
  json?: boolean;
};

export async function importFile(file: string, options: ImportOptions, global: Global): Promise<void> {
  if (options.format === "mot" && options.item === undefined) {
    const sentence = "MOT ground truth is about one item; name it with --item.";
    return printRefusal({ code: "item-needed", sentence }, options.json);
  }
  await withMember(global, options, async ({ desk, id, by }) => {
    const order = { investigation: id, as: by, dryRun: options.dryRun === true };
    if (options.format === "case") {
      const read = await readJson(file);
      if (!read.ok) return printRefusal(read.refusal, options.json);
      return show(await importCase(desk, order, read.value), options);
    }
    const { item = "", subject, prefix } = options;
    const read = await readText(file);
    if (!read.ok) return printRefusal(read.refusal, options.json);
    const mot = { ...order, item, subject, ...(prefix !== undefined && { prefix }) };
    return show(await importMot(desk, mot, read.value), options);
  });
}

function show(imported: Imported | Refused, options: ImportOptions): void {
  if (!imported.ok) return printRefusal(imported.refusal, options.json);
  const { waiting } = imported;
  const { changes, refusals, rows, unchanged } = imported.plan;
  for (const refusal of refusals) printRefusal(refusal, options.json);
  const dry = options.dryRun === true;
  if (options.json === true) {
    print(
      JSON.stringify({
        event: "done",
        rows,
        entries: changes.length,
        unchanged,
        refused: refusals.length,
        dryRun: dry,
        waiting,
      }),
    );
  } else {
    const written = `${howMany(changes.length, "entry")} ${dry ? "would be" : were(changes.length)} written`;
    const already = `${howMany(unchanged, "row")} ${were(unchanged)} so already`;
    print(`${howMany(rows, "row")} read: ${written}, ${already}, ${refusals.length} refused.`);
    for (const sentence of waitingSaid(waiting)) print(sentence);
  }
  if (refusals.length > 0) process.exitCode = REFUSED;
}

/** A desk counts only what two members have seen, whatever a file asks for. */
function waitingSaid({ marks, headcounts, groups, facts }: Waiting): string[] {
  const said = [
    ...(marks === 0 ? [] : [`the marks of ${many(marks, "item").join("")}`]),
    ...many(headcounts, "headcount"),
    ...many(groups, "group"),
    ...many(facts, "fact"),
  ];
  return said.length === 0
    ? []
    : [`Waiting for a second member, and not counted until then: ${said.join(", ")}.`];
}

const many = (n: number, one: string): string[] => (n === 0 ? [] : [howMany(n, one)]);

const were = (n: number): string => (n === 1 ? "was" : "were");
