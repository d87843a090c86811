// The commands about accounts: who may come in at the door of this desk.
import { Option, type Command } from "commander";
import type { Global } from "./global.ts";

type With = {
  readonly json: (command: Command) => Command;
  readonly named: (command: Command) => Command;
  readonly global: () => Global;
};

const urlOption = (): Option =>
  new Option("--url <url>", "where the desk is opened, for the link").default("http://127.0.0.1:4747");

export const roleOption = (what: string): Option =>
  new Option("--role <role>", what).choices(["owner", "editor", "reviewer", "viewer", "data-only viewer"]);

export function addAccounts(program: Command, member: Command, { json, named, global }: With): void {
  const account = program.command("account").description("who may come in at the door of this desk");
  json(account.command("owner"))
    .description("make the first account, the owner’s; the password is typed, or piped in")
    .requiredOption("--name <name>", "their name")
    .requiredOption("--email <address>", "what they sign in with")
    .action(async (options) => (await import("./commands/account.ts")).setUpOwner(options, global()));
  json(account.command("list"))
    .description("the accounts of this desk")
    .action(async (options) => (await import("./commands/account.ts")).listAccounts(options, global()));
  json(account.command("reset").argument("<address>"))
    .description("print a link that gives the account a new password")
    .option("--second-factor", "also take its second factor off")
    .addOption(urlOption())
    .action(async (address, options) =>
      (await import("./commands/account.ts")).resetAccount(address, options, global()),
    );
  json(account.command("sign-out").argument("<address>"))
    .description("end all of its sessions; it can sign in again")
    .action(async (address, options) =>
      (await import("./commands/account.ts")).signOutAccount(address, options, global()),
    );
  json(account.command("close").argument("<address>"))
    .description("end its sessions and let nobody in with it; who it was stays known")
    .action(async (address, options) =>
      (await import("./commands/account.ts")).closeAccount(address, options, global()),
    );
  addTokens(account, json, global);
  json(named(member.command("invite").argument("<id>")))
    .description("print a link with which somebody becomes this member, with an account of their own")
    .requiredOption("--email <address>", "whom it is for")
    .option("--name <name>", "their name, for a new member")
    .addOption(roleOption("what they may do, for a new member"))
    .addOption(urlOption())
    .action(async (id, options) =>
      (await import("./commands/account.ts")).inviteMember(id, options, global()),
    );
}

function addTokens(account: Command, json: With["json"], global: With["global"]): void {
  const token = account.command("token").description("what programs come in with in a member's place");
  json(token.command("make").argument("<address>"))
    .description("print a new token of the account; it is told this once")
    .requiredOption("--name <name>", "what it is for")
    .requiredOption("--investigation <name...>", "where it may do anything at all, by name or id")
    .option("--media", "it may be shown pictures and films")
    .option("--write", "it may write what the member may")
    .option("--days <days>", "for how long it holds", "92")
    .action(async (address, options) =>
      (await import("./commands/token.ts")).makeToken(address, options, global()),
    );
  json(token.command("list").argument("<address>"))
    .description("the tokens of the account that hold")
    .action(async (address, options) =>
      (await import("./commands/token.ts")).listTokens(address, options, global()),
    );
  json(token.command("revoke").argument("<address>").argument("<id>"))
    .description("revoke a token: it opens nothing any more")
    .action(async (address, id, options) =>
      (await import("./commands/token.ts")).revokeToken(address, id, options, global()),
    );
}
