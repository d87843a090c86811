// The commands about what is said in films: statements, what an investigation listens for, and what it adds up to.
import { Option, type Command } from "commander";
import type { With } from "./marking.ts";
import { microseconds, texts } from "./typed.ts";

const BECAUSE = ["--reason <why>", "why"] as const;

export function addListening(program: Command, how: With): void {
  addStatements(program.command("statement").description("what somebody says in a film"), how);
  addSayings(program.command("sayings").description("what statements may say, and who is held"), how);
  const { json, named, global } = how;
  json(named(program.command("said")))
    .description(
      "in how many distinct pieces of footage something is said, and by how many people at least; with each statement",
    )
    .option("--attribute <attribute>", "of this one alone, such as says-conscript")
    .action(async (options) => (await import("./commands/statement.ts")).listSaid(options, global()));
}

const said = (command: Command): Command =>
  command
    .option("--speaker <who>", "unknown, off-screen, or the id of a sighting")
    .addOption(
      new Option("--captivity <yes>", "whether whoever speaks is held; by who it is when left out").choices([
        "yes",
        "no",
      ]),
    )
    .option("--note <text>", "what else is said of it");

function addStatements(statement: Command, { json, named, ofItem, global }: With): void {
  json(said(ofItem(statement.command("state").argument("[id]", "made when left out"))))
    .description("state what somebody says where words are written down; another member confirms it")
    .requiredOption("--from <us>", "when it begins, in µs of the item’s own time", microseconds)
    .requiredOption("--to <us>", "when it ends", microseconds)
    .requiredOption("--attribute <text...>", "what is said, from the list of this investigation", texts)
    .option("--reason <why>", "why")
    .action(async (id, options) =>
      (await import("./commands/statement.ts")).stateStatement(id, options, global()),
    );
  json(said(named(statement.command("correct").argument("<id>"))))
    .description("state it anew, also one that was withdrawn; what is left out stays")
    .option("--from <us>", "when it begins", microseconds)
    .option("--to <us>", "when it ends", microseconds)
    .option("--attribute <text...>", "what is said", texts)
    .option("--no-note", "nothing else is said of it")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/statement.ts")).correctStatement(id, options, global()),
    );
  json(named(statement.command("review").argument("<id>")))
    .description("confirm a statement that another member made, of the words as they are now")
    .action(async (id, options) =>
      (await import("./commands/statement.ts")).reviewStatement(id, options, global()),
    );
  json(named(statement.command("withdraw").argument("<id>")))
    .description("take it back, or with --review only its review; its id stays taken")
    .option("--review", "only the review: the statement stays made")
    .requiredOption(...BECAUSE)
    .action(async (id, options) =>
      (await import("./commands/statement.ts")).withdrawStatement(id, options, global()),
    );
}

function addSayings(sayings: Command, { json, named, global }: With): void {
  json(named(sayings.command("set")))
    .description("set what statements may say, and which subjects are held; what is left out stays")
    .option("--attribute <text...>", "all that they may say", texts)
    .option("--captive <subject...>", "all who are held, such as prisoner", texts)
    .option("--reason <why>", "why")
    .action(async (options) => (await import("./commands/statement.ts")).setSayings(options, global()));
  json(named(sayings.command("list")))
    .description("what statements may say here, and who is held")
    .action(async (options) => (await import("./commands/statement.ts")).listSayings(options, global()));
}
