// `sightline import`: a case file or MOT ground truth into an investigation, row by row.
import { readFile } from "node:fs/promises";
import { actingMember, findInvestigation, importCase, importMot, type Imported } from "@sightline/server";
import type { Refused } from "@sightline/domain";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal } from "../say.ts";
import { readJson } from "../read-json.ts";
import { withDesk } from "../with-desk.ts";

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
  await withDesk(
    global,
    async (desk) => {
      const found = await findInvestigation(desk, options.investigation);
      if (!found.ok) return printRefusal(found.refusal, options.json);
      const acting = await actingMember(desk, found.id, global.as);
      if (!acting.ok) return printRefusal(acting.refusal, options.json);
      const order = { investigation: found.id, as: acting.value, dryRun: options.dryRun === true };
      if (options.format === "mot") {
        const { item = "", subject, prefix } = options;
        const text = await readFile(file, "utf8");
        return show(
          await importMot(desk, { ...order, item, subject, ...(prefix !== undefined && { prefix }) }, text),
          options,
        );
      }
      const read = await readJson(file);
      return read.ok
        ? show(await importCase(desk, order, read.value), options)
        : printRefusal(read.refusal, options.json);
    },
    options.json,
  );
}

function show(imported: Imported | Refused, options: ImportOptions): void {
  if (!imported.ok) return printRefusal(imported.refusal, options.json);
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
      }),
    );
  } else {
    const entries = `${changes.length} ${changes.length === 1 ? "entry" : "entries"} ${dry ? "would be" : "were"} written`;
    print(`${rows} rows read: ${entries}, ${unchanged} rows were so already, ${refusals.length} refused.`);
  }
  if (refusals.length > 0) process.exitCode = REFUSED;
}
