// The commands about single items and what is marked in them: taken out, shown to whom, taken back.
import { InvalidArgumentError, type Command } from "commander";
import type { Global } from "./global.ts";

type With = {
  readonly named: (command: Command) => Command;
  readonly ofItem: (command: Command) => Command;
  readonly global: () => Global;
};

const microseconds = (text: string): number => {
  if (/^-?\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("An instant is a whole number of microseconds.");
};

export function addItems(program: Command, { named, ofItem, global }: With): void {
  const items = program.command("item").description("single items");
  named(items.command("withdraw").argument("<item>", "by id, SHA-256 or file name"))
    .description(
      "take an item out of the investigation: nobody in it counts any more; its bytes and all that was said of it stay",
    )
    .requiredOption("--reason <why>", "why")
    .action(async (item, options) =>
      (await import("./commands/item.ts")).withdrawItem(item, options, global()),
    );
  named(items.command("restore").argument("<item>", "by id, SHA-256 or file name"))
    .description("take it in again: groups that hold it wait for a second member again")
    .option("--reason <why>", "why")
    .action(async (item, options) =>
      (await import("./commands/item.ts")).restoreItem(item, options, global()),
    );
  named(
    items
      .command("restrict")
      .argument("<item>", "by id, SHA-256 or file name")
      .argument("[members...]", "who sees it besides the owners; nobody when left out"),
  )
    .description("show an item to its owners and to named members alone: to others it is not there")
    .option("--reason <why>", "why")
    .action(async (item, members, options) =>
      (await import("./commands/item.ts")).restrictItem(item, members, options, global()),
    );
  named(items.command("unrestrict").argument("<item>", "by id, SHA-256 or file name"))
    .description("show it to every member again")
    .option("--reason <why>", "why")
    .action(async (item, options) =>
      (await import("./commands/item.ts")).restrictItem(item, null, options, global()),
    );

  const sightings = program.command("sighting").description("marked sightings");
  named(sightings.command("withdraw").argument("<id>"))
    .description("take a sighting back: nobody is marked there any more; its id stays taken")
    .requiredOption("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/sighting.ts")).withdrawSighting(id, options, global()),
    );

  const frames = program.command("frame").description("what was said of frames");
  ofItem(frames.command("withdraw"))
    .description(
      "take back that people in a span are not side by side, or with --exhaustive that all are marked",
    )
    .requiredOption("--from <us>", "its first instant, in µs of the item's own time", microseconds)
    .option("--to <us>", "its last instant; the first when left out", microseconds)
    .option("--exhaustive", "that everybody visible is marked")
    .requiredOption("--reason <why>", "why")
    .action(async (options) => (await import("./commands/frame.ts")).withdrawFlag(options, global()));
}
