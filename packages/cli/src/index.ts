// The `sightline` command: what there is, and which file does it. Commands load only what they use.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { defaultDataDir, type Global } from "./global.ts";
import { addAccounts } from "./accounts.ts";
import { addItems } from "./items.ts";
import { addJudging } from "./judging.ts";
import { addKeeping } from "./keeping.ts";
import { addClaiming } from "./claiming.ts";
import { addVoicing } from "./voicing.ts";
import { addMarking } from "./marking.ts";
import { addPlaces } from "./places.ts";
import { addStating } from "./stating.ts";
import { addTeam } from "./team.ts";
import { addListening } from "./listening.ts";
import { addTranscribing } from "./transcribing.ts";

const program = new Command("sightline")
  .description("From a folder of photos and videos to a provable “at least N”.")
  .addOption(
    new Option("--data <dir>", "the data folder")
      .env("SIGHTLINE_DATA")
      .default(defaultDataDir(), "your data folder"),
  )
  .option("--as <member>", "the member in whose name this is done")
  .showHelpAfterError()
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

/** An empty name, as an unset variable gives it, is no name: the folder one stands in must not become a data folder. */
const global = (): Global => {
  const options = program.opts<Global>();
  return { ...options, data: options.data || defaultDataDir() };
};
const portOf = (text: string): number => {
  if (/^\d{1,5}$/.test(text) && Number(text) < 65_536) return Number(text);
  throw new InvalidArgumentError("A port is a number from 0 to 65535.");
};
const wholeOf = (text: string): number => {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Give a whole number above 0.");
};
const budgetOf = (text: string): number => {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("A budget is a whole number of search nodes, 0 or more.");
};
const named = (command: Command): Command =>
  command.option("--investigation <name>", "the investigation, by name or id");
const ofItem = (command: Command): Command =>
  named(command).requiredOption("--item <name>", "the item, by file name, id or SHA-256");
const json = (command: Command): Command => command.option("--json", "JSON instead of text");

json(named(program.command("collect").argument("<path...>", "files and folders")))
  .description("collect photos and videos: hashed, stored, noted in the journal, then looked at")
  .option("--source-url <url>", "where they were found")
  .option("--account <account>", "the account that posted them")
  .option("--credit <line>", "the credit line")
  .option("--new", "open a new investigation of this name")
  .option("--as-new", "keep bytes that are here already, from elsewhere, as items of their own")
  .option("--no-compare", "do not wait for the slow comparing of pixels: the open desk goes on with it")
  .action(async (paths, options) =>
    (await import("./commands/collect.ts")).collect(paths, options, global()),
  );

json(program.command("hash").argument("<file...>", "photos and videos"))
  .description("print `pdq quality sha256 file`; of a video, its first frame")
  .option("--frames", "of each video every frame: `pts_us pdq quality`, hashed at full size as vPDQ does")
  .action(async (files, options) => (await import("./commands/hash.ts")).hash(files, options));

json(named(program.command("items")))
  .description("list the items with their facts")
  .action(async (options) => (await import("./commands/items.ts")).items(options, global()));

json(named(program.command("import").argument("<file>", "a case file, MOT ground truth, or COCO video JSON")))
  .description("bring in reviews, sightings, headcounts, groups and facts as journal entries")
  .addOption(
    new Option("--format <format>", "what the file is").choices(["case", "mot", "coco"]).default("case"),
  )
  .option("--item <name>", "for MOT and COCO: the item, by file name, id or SHA-256")
  .option(
    "--subject <subject>",
    "for MOT and COCO: who is marked; when left out, prisoner, and for COCO the names of the categories",
  )
  .option(
    "--prefix <text>",
    "for MOT and COCO: what the sightings’ ids start with; the file name’s stem when left out, where the file does not name sightings",
  )
  .option("--dry-run", "say what would happen, write nothing")
  .option(
    "--replace <why>",
    "correct rows that say something else here to what the file says; shows them first",
  )
  .option("--yes", "with --replace: write what it shows")
  .action(async (file, options) =>
    (await import("./commands/import.ts")).importFile(file, options, global()),
  );

named(program.command("export-case"))
  .description("print the investigation as a case file")
  .action(async (options) => (await import("./commands/export-case.ts")).exportCaseFile(options, global()));

json(ofItem(program.command("export-marks")))
  .description("print what is marked in an item as a file for other tools")
  .addOption(
    new Option(
      "--format <format>",
      "coco: whole, with key frames, spans and attributes; mot: the box of every frame; annotations: W3C Web Annotations with Media Fragments",
    )
      .choices(["coco", "mot", "annotations"])
      .makeOptionMandatory(),
  )
  .action(async (options) => (await import("./commands/export-marks.ts")).exportMarks(options, global()));

json(named(program.command("count").argument("[case.json]", "a case file; or name an investigation")))
  .description("count the least number of distinct people, with its proof")
  .option("--proof <file>", "also write the proof to this file")
  .option("--named <count>", "a named count of the investigation, by name or id")
  .option("--budget <nodes>", "search nodes for each part of the case (default: 10000)", budgetOf)
  .addOption(
    new Option("--sensitivity <by>", "instead: what is left without any one of these").choices([
      "item",
      "source",
      "reviewer",
      "fact",
      "tier",
    ]),
  )
  .option("--breaks <n>", "instead: the smallest loss of items that takes the number below n", wholeOf)
  .option("--next <k>", "instead: the k next steps that would raise the number most", wholeOf)
  .addOption(
    new Option("--estimate <method>", "instead: an estimate of those not seen, or why there is none").choices(
      ["chapman", "chao1", "chao2", "sample-coverage", "log-linear"],
    ),
  )
  .option("--closed", "for --estimate: you state that nobody joined or left between the first and last list")
  .option("--no-closed", "for --estimate: you state that somebody did")
  .action(async (file, options) =>
    (await import("./commands/count.ts")).countCase({ file, options, global }),
  );

json(named(program.command("conflicts").argument("[case.json]", "a case file; or name an investigation")))
  .description("list the smallest sets of facts that cannot all hold")
  .action(async (file, options) =>
    (await import("./commands/conflicts.ts")).tellConflicts({ file, options, global }),
  );

json(program.command("check-proof").argument("<case.json>").argument("<proof.json>"))
  .description("check a proof against a case file, without the solver")
  .action(async (file, proof, options) =>
    (await import("./commands/check-proof.ts")).checkProofFile(file, proof, options),
  );

json(named(program.command("match").argument("[path...]", "files and folders; or name an investigation")))
  .description(
    "say which files, or which items, show the same recording, share a part, or are seen from one viewpoint",
  )
  .action(async (paths, options) => (await import("./commands/match.ts")).match(paths, options, global()));

const pair = program.command("pair").description("pairs of items that may show the same recording");
json(named(pair.command("list")))
  .description("the pairs that a machine suggests, best first")
  .addOption(
    new Option("--which <which>", "which of them")
      .choices(["undecided", "leads", "decided", "all"])
      .default("undecided"),
  )
  .action(async (options) => (await import("./commands/pair.ts")).listPairs(options, global()));
json(named(pair.command("decide").argument("<a>").argument("<b>")))
  .description("answer about two items, by id, file name or SHA-256")
  .addOption(
    new Option(
      "--answer <answer>",
      "your answer; shared-part: both show it and each goes on without the other; same-place: two recordings of one place; compilation: <a> is put together from several recordings, one of them is in <b>",
    )
      .choices(["same-recording", "shared-part", "same-place", "different", "cannot-say", "compilation"])
      .makeOptionMandatory(),
  )
  .option("--reason <why>", "why")
  .action(async (a, b, options) =>
    (await import("./commands/pair.ts")).decidePair([a, b], options, global()),
  );
json(named(pair.command("reopen").argument("<a>").argument("<b>")))
  .description("take the answer back: the pair is undecided again")
  .option("--reason <why>", "why")
  .action(async (a, b, options) => (await import("./commands/pair.ts")).reopen([a, b], options, global()));

const member = program.command("member").description("the members of an investigation");
addTeam(program, member, { named, global });

addItems(program, { named, global });
addMarking(program, { json, named, ofItem, global });
addStating(program, { json, named, ofItem, global });
addClaiming(program, { json, named, ofItem, global });
addVoicing(program, { json, named, ofItem, global });
addPlaces(program, { json, named, ofItem, global });
addTranscribing(program, { json, named, ofItem, global });
addListening(program, { json, named, ofItem, global });
addAccounts(program, member, { json, named, global });
addJudging(program, { ofItem, global });
addKeeping(program, { json, global });

json(program.command("start"))
  .description("serve the desk, on this machine only unless told otherwise")
  .option("--listen <address>", "listen at another address than 127.0.0.1; needs the two that follow")
  .option("--public-url <url>", "where others open it: https, through a proxy that ends TLS")
  .option(
    "--trust-proxy <range...>",
    "the addresses of that proxy, such as 127.0.0.1 or 10.0.0.0/8; no other may come in",
  )
  .option("--second-factor", "let no account further than to its settings before it has a second factor")
  .option("--no-compare", "leave the slow comparing of pixels for another time")
  .option("--map <file>", "a map of your own, in the form of PMTiles, under what is placed (SIGHTLINE_MAP)")
  .option(
    "--speech <command>",
    "a program of yours that listens: WAV on its standard input, WebVTT out (SIGHTLINE_SPEECH)",
  )
  .option(
    "--translation <command>",
    "a program of yours that translates: lines on its standard input, as many lines out (SIGHTLINE_TRANSLATION)",
  )
  .option("--port <port>", "0 takes any free one", portOf, 4747)
  .action(async (options) => (await import("./commands/start.ts")).start(options, global()));

json(program.command("demo"))
  .description("draw an invented investigation, run the main job on it, and serve it")
  .option("--once", "exit instead of serving")
  .option("--port <port>", "0 takes any free one", portOf, 4747)
  .action(async (options) => (await import("./commands/demo.ts")).demo(options, global()));

/** Runs one command line, as in `process.argv`. Wrong use, which commander has told already, exits with 2. */
export async function run(argv: readonly string[]): Promise<void> {
  const { atTheEdge, WRONG_USE } = await import("./fault.ts");
  // Work beside the command, such as a job, may fail for itself; the command goes on and the exit code tells.
  process.on("unhandledRejection", atTheEdge);
  await program.parseAsync(argv).catch((fault: unknown) => {
    if (!(fault instanceof CommanderError)) return atTheEdge(fault);
    process.exitCode = fault.exitCode === 0 ? 0 : WRONG_USE;
  });
}
