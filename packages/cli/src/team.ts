// The commands about who works in an investigation, and whether it takes anything new.
import { roleSchema, stateSchema } from "@sightline/domain";
import { Argument, type Command } from "commander";
import { roleOption } from "./accounts.ts";
import type { Global } from "./global.ts";

type With = { readonly named: (command: Command) => Command; readonly global: () => Global };

export function addTeam(program: Command, member: Command, { named, global }: With): void {
  named(member.command("add").argument("<id>"))
    .option("--name <name>", "their name; the id when left out")
    .addOption(roleOption("what they may do").default("reviewer"))
    .description("add a member")
    .action(async (id, options) => (await import("./commands/member.ts")).addMember(id, options, global()));
  named(
    member
      .command("role")
      .argument("<id>")
      .addArgument(new Argument("<role>", "what they may do").choices(roleSchema.options)),
  )
    .description("give a member another role; what they did before stays")
    .action(async (id, role, options) =>
      (await import("./commands/member.ts")).setRole([id, role], options, global()),
    );
  named(member.command("name").argument("<id>").argument("<name>"))
    .description("say what a member is called; what they did stays theirs")
    .action(async (id, name, options) =>
      (await import("./commands/member.ts")).nameMember([id, name], options, global()),
    );

  const investigation = program.command("investigation").description("an investigation as a whole");
  named(
    investigation
      .command("state")
      .addArgument(new Argument("<state>", "what it takes").choices(stateSchema.options)),
  )
    .description("open it, make it read-only, or lock it: then only owners look at it")
    .requiredOption("--reason <why>", "why")
    .action(async (state, options) =>
      (await import("./commands/investigation.ts")).setState(state, options, global()),
    );
}
