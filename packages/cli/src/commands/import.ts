// `sightline import`: a case file, MOT ground truth or COCO video JSON into an investigation, row by row.
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { howMany } from "@sightline/count";
import { importCase, importCoco, importMot, type Imported } from "@sightline/server";
import {
  canonicalJson,
  readMotInfo,
  type MotInfo,
  type Refusal,
  type Refused,
  type Signed,
  type Waiting,
} from "@sightline/domain";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { note, oneLine, print, printRefusal } from "../say.ts";
import { readJson, readText } from "../read-json.ts";
import { withMember } from "../with-investigation.ts";

export type ImportOptions = {
  investigation?: string;
  format: "case" | "mot" | "coco";
  item?: string;
  subject?: string;
  prefix?: string;
  dryRun?: boolean;
  replace?: string;
  yes?: boolean;
  json?: boolean;
};

export async function importFile(file: string, options: ImportOptions, global: Global): Promise<void> {
  if (options.format !== "case" && options.item === undefined) {
    const sentence = "MOT ground truth, or a COCO file, is about one item; name it with --item.";
    return printRefusal({ code: "item-needed", sentence }, options.json);
  }
  if (options.format !== "case" && options.replace !== undefined) {
    const sentence =
      "Tracks cannot replace others; withdraw those sightings, and import these under another --prefix.";
    return printRefusal({ code: "replace-needs-case", sentence }, options.json);
  }
  await withMember(global, options, async ({ desk, id, by }) => {
    const order = { investigation: id, as: by, dryRun: isDry(options), replacing: options.replace };
    const { item = "", subject, prefix } = options;
    if (options.format !== "mot") {
      const read = await readJson(file);
      if (!read.ok) return printRefusal(read.refusal, options.json);
      const coco = { ...order, item, subject, prefix };
      const isCase = options.format === "case";
      const done = isCase ? importCase(desk, order, read.value) : importCoco(desk, coco, read.value);
      return show(await done, options);
    }
    const read = await readText(file);
    if (!read.ok) return printRefusal(read.refusal, options.json);
    const info = await infoBeside(file);
    const mot = {
      ...order,
      item,
      subject: subject ?? "prisoner",
      ...(prefix !== undefined && { prefix }),
      info,
    };
    return show(await importMot(desk, mot, read.value), options);
  });
}

/** A MOT sequence keeps its `seqinfo.ini` beside its tracks, or in the folder above. */
async function infoBeside(file: string): Promise<MotInfo | null> {
  for (const folder of [dirname(file), dirname(dirname(resolve(file)))]) {
    const text = await readFile(join(folder, "seqinfo.ini"), "utf8").catch(() => null);
    if (text !== null) return readMotInfo(text);
  }
  return null;
}

function show(imported: Imported | Refused, options: ImportOptions): void {
  if (!imported.ok) return printRefusal(imported.refusal, options.json);
  const { waiting } = imported;
  const { changes, refusals, rows, unchanged } = imported.plan;
  const each = options.format !== "case" && options.json !== true ? byCause(refusals) : refusals;
  for (const refusal of each) printRefusal(refusal, options.json);
  const dry = isDry(options);
  if (options.replace !== undefined && options.json !== true)
    for (const change of changes) print(oneLine(sentenceOf(change)));
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
    if (dry && options.dryRun !== true)
      note("Nothing is written yet: run it again with --yes to write this.");
  }
  if (refusals.length > 0) process.exitCode = REFUSED;
}

/** A tracking tool that writes one line wrongly writes thousands so: the first of each cause speaks for the others. */
function byCause(refusals: readonly Refusal[]): Refusal[] {
  const causes = Map.groupBy(refusals, ({ code, sentence, path = "" }) =>
    `${code} ${sentence.replaceAll(path, "")}`.replaceAll(/\d+/g, ""),
  );
  return [...causes.values()].flatMap(([first, ...more]) => {
    if (!first || more.length === 0) return first ?? [];
    const others = `${more.length} more of this kind, up to ${more.at(-1)?.path ?? "the end"}; --json lists them.`;
    return { ...first, sentence: `${first.sentence} ${others}` };
  });
}

/** What replaces is shown first, and written when that is confirmed. */
const isDry = ({ dryRun, replace, yes }: ImportOptions): boolean =>
  dryRun === true || (replace !== undefined && yes !== true);

const sentenceOf = ({ verb, subject, by, payload }: Signed): string =>
  `${verb} ${subject}, by ${by}: ${canonicalJson(payload)}`;

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
