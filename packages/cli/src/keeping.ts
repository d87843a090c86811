// The commands that keep what is held: whether all of it is as it was, backups, and what protects this machine.
import type { Command } from "commander";
import type { Global } from "./global.ts";

type With = { readonly json: (command: Command) => Command; readonly global: () => Global };

export function addKeeping(program: Command, { json, global }: With): void {
  json(program.command("rebuild"))
    .description("empty the projection, replay the journal, and compare the state hashes")
    .action(async (options) => (await import("./commands/rebuild.ts")).rebuildAll(options, global()));

  json(program.command("fsck"))
    .description(
      "re-read every byte, hold every row against the journal and the journal against heads that were kept",
    )
    .option("--head <hash...>", "heads kept elsewhere: the hash of an entry, or a file of heads")
    .action(async (options) => (await import("./commands/fsck.ts")).check(options, global()));

  json(
    program
      .command("check-heads")
      .argument("<older>", "heads that were kept")
      .argument("<newer>", "a file of heads"),
  )
    .description("say whether the newer heads go on from the older ones, with nothing but the two files")
    .action(async (older, newer, options) =>
      (await import("./commands/check-heads.ts")).checkHeads(older, newer, options),
    );

  json(program.command("backup").argument("<folder>", "an empty folder, or an earlier backup of this desk"))
    .description(
      "copy journals, originals and heads there, also while the desk is open; again: only what is new",
    )
    .action(async (folder, options) =>
      (await import("./commands/backup.ts")).backUp(folder, options, global()),
    );

  json(program.command("restore").argument("<folder>", "a backup"))
    .description("make an empty data folder what it was when it was backed up")
    .option("--dry-run", "read all of the backup and say whether it is whole, write nothing")
    .action(async (folder, options) =>
      (await import("./commands/backup.ts")).restoreFrom(folder, options, global()),
    );

  json(program.command("hand-over").argument("<folder>", "an empty folder, or a hand-over that was cut off"))
    .description(
      "pack one investigation there as a bag (RFC 8493): journal, originals and heads, all of it, nothing redacted",
    )
    .option("--investigation <name>", "by its name or id")
    .action(async (folder, options) =>
      (await import("./commands/hand-over.ts")).handOverTo(folder, options, global()),
    );

  json(program.command("check-bag").argument("<folder>", "a bag of anybody's"))
    .description("say whether a bag is complete and valid, and each file that is not as it was packed")
    .action(async (folder, options) => (await import("./commands/hand-over.ts")).checkBagIn(folder, options));

  json(program.command("doctor"))
    .description("say what protects you on this machine, and which programs are there")
    .action(async (options) => (await import("./commands/doctor.ts")).report(options, global()));
}
