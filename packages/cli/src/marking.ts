// The commands about what is marked in an item: sightings and how they are drawn, flags of frames, the sign-off of both.
import type { Command } from "commander";
import type { Global } from "./global.ts";
import { box, each, microseconds, span, texts, twoInstants } from "./typed.ts";

export type With = {
  readonly json: (command: Command) => Command;
  readonly named: (command: Command) => Command;
  readonly ofItem: (command: Command) => Command;
  readonly global: () => Global;
};

const BECAUSE = ["--reason <why>", "why"] as const;
const BOX = "at,left,top,width,height";

export function addMarking(program: Command, how: With): void {
  const sightings = program.command("sighting").description("marked sightings");
  addSightings(sightings, how);
  addTracks(sightings, how);
  addFlags(program.command("frame").description("what was said of frames"), how);
  addMarks(program, how);
}

const shown = (command: Command): Command =>
  command
    .option("--attribute <text...>", "what is visible or said about the person", texts)
    .option("--at <us>", "the one instant at which the person is seen", microseconds)
    .option(
      "--span <from-to...>",
      "spans in which the person is seen, in µs of the item’s own time",
      each(span),
    )
    .option(
      `--box <${BOX}...>`,
      "where: an instant, and shares of the frame’s width and height; between two boxes, the straight line",
      each(box),
    );

function addSightings(sightings: Command, { json, named, ofItem, global }: With): void {
  json(shown(ofItem(sightings.command("mark").argument("[id]", "made when left out"))))
    .description("mark one person in a photo or film; a film needs an instant, spans or boxes")
    .requiredOption("--subject <subject>", "who is marked, such as prisoner")
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/sighting.ts")).markSighting(id, options, global()),
    );
  json(named(sightings.command("describe").argument("<id>")))
    .description("say what is visible or said about the person, in place of what was said before")
    .requiredOption("--attribute <text...>", "such as wounded", texts)
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/sighting.ts")).describeSighting(id, options, global()),
    );
  json(shown(named(sightings.command("correct").argument("<id>"))))
    .description("say anew what a sighting shows, also one that was withdrawn; what is left out stays")
    .option("--subject <subject>", "who is marked")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/sighting.ts")).correctSighting(id, options, global()),
    );
  json(named(sightings.command("withdraw").argument("<id>")))
    .description("take a sighting back: nobody is marked there any more; its id stays taken")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/sighting.ts")).withdrawSighting(id, options, global()),
    );
}

function addTracks(sightings: Command, { json, named, global }: With): void {
  json(named(sightings.command("track").argument("<id>")))
    .description("edit where a person is drawn: one of --set, --remove, --bring and --leave")
    .option(`--set <${BOX}>`, "draw the box of one frame", box)
    .option("--remove <at>", "take a drawn box back", microseconds)
    .option("--bring <from,to>", "the span that holds <from> goes on to <to>, later or earlier", twoInstants)
    .option("--leave <at>", "the person is last seen at <at>, for this span", microseconds)
    .requiredOption(...BECAUSE)
    .action(async (id, options) => (await import("./commands/track.ts")).editTrack(id, options, global()));
  json(named(sightings.command("split").argument("<id>")))
    .description("two people were taken for one: from a frame on it is another sighting")
    .requiredOption("--at <us>", "the first frame of the other", microseconds)
    .option("--into <id>", "the id of the other; made when left out")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/track.ts")).splitSighting(id, options, global()),
    );
  json(named(sightings.command("join").argument("<id>").argument("<other>")))
    .description("one person was marked twice: <id> shows both, and <other> is withdrawn")
    .requiredOption(...BECAUSE)
    .action(async (id, other, options) =>
      (await import("./commands/track.ts")).joinSightings([id, other], options, global()),
    );
}

function addFlags(frames: Command, { json, ofItem, global }: With): void {
  const ofFrames = (command: Command): Command =>
    json(ofItem(command))
      .requiredOption("--from <us>", "its first instant, in µs of the item’s own time", microseconds)
      .option("--to <us>", "its last instant; the first when left out", microseconds)
      .option("--exhaustive", "that everybody visible is marked");
  ofFrames(frames.command("flag"))
    .description("say that people in a span are not side by side, or with --exhaustive that all are marked")
    .option("--reason <why>", "why")
    .action(async (options) => (await import("./commands/frame.ts")).flagFrames(options, global()));
  ofFrames(frames.command("withdraw"))
    .description(
      "take back that people in a span are not side by side, or with --exhaustive that all are marked",
    )
    .requiredOption(...BECAUSE)
    .action(async (options) => (await import("./commands/frame.ts")).withdrawFlag(options, global()));
}

function addMarks(program: Command, { json, ofItem, global }: With): void {
  const marks = program
    .command("marks")
    .description("the sightings, flags and exhaustive spans of an item, signed off by two members");
  json(ofItem(marks.command("sign")))
    .description("sign off the marks of an item as they are now")
    .action(async (options) => (await import("./commands/marks.ts")).stateMarks(options, global()));
  json(ofItem(marks.command("review")))
    .description("confirm the marks that another member signed off")
    .action(async (options) => (await import("./commands/marks.ts")).reviewMarks(options, global()));
  json(ofItem(marks.command("withdraw")))
    .description("take a sign-off back, or with --review only its review")
    .option("--review", "only the review: the first signature stays")
    .requiredOption(...BECAUSE)
    .action(async (options) => (await import("./commands/marks.ts")).withdrawMarks(options, global()));
}
