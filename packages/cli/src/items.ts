// The commands about single items: taken out, taken in again, shown to whom.
import type { Command } from "commander";
import type { Global } from "./global.ts";

type With = {
  readonly named: (command: Command) => Command;
  readonly global: () => Global;
};

export function addItems(program: Command, { named, global }: With): void {
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
}
