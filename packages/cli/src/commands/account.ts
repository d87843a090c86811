// `sightline account`: who may come in, for whoever runs the desk. Passwords are typed or piped, never part of a command line.
import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import type { Role } from "@sightline/domain";
import { accountsOf, accounts as doing, type Desk } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, oneLine, print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";
import { withMember } from "../with-investigation.ts";

type Json = { json?: boolean };

export type OwnerOptions = Json & { name: string; email: string };

export const setUpOwner = (options: OwnerOptions, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const { name, email, json } = options;
      const password = await askPassword();
      const done = await doing.setUpOwner(await accountsOf(desk), { name, email, password });
      if (!done.ok) return printRefusal(done.refusal, json);
      note(`${oneLine(name)} is the owner and signs in with ${oneLine(email)}.`);
    },
    options.json,
  );

export const listAccounts = ({ json = false }: Json, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      for (const { id, email, name, first, twoFactorEnabled, open } of await doing.listAccounts(desk)) {
        const row = { id, email, name, owner: first, secondFactor: twoFactorEnabled, closed: open === null };
        if (json) print(JSON.stringify(row));
        else print([oneLine(email), oneLine(name), ...saidOf(row), id].join("\t"));
      }
    },
    json,
  );

const saidOf = (row: { owner: boolean; secondFactor: boolean; closed: boolean }): string[] => [
  ...(row.owner ? ["set the desk up"] : []),
  row.secondFactor ? "second factor on" : "no second factor",
  ...(row.closed ? ["closed"] : []),
];

export type LinkOptions = Json & { url: string; secondFactor?: boolean };

export const resetAccount = (email: string, options: LinkOptions, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const made = await doing.inviteToNewPassword(desk, email);
      if (!made.ok) return printRefusal(made.refusal, options.json);
      if (options.secondFactor === true) await doing.dropSecondFactor(desk, email);
      tellLink(doing.linkOf(options.url, made.value.token), made.value.until, options);
    },
    options.json,
  );

export const closeAccount = (email: string, { json }: Json, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const done = await doing.closeAccount(desk, email);
      if (!done.ok) return printRefusal(done.refusal, json);
      note(`Nobody comes in with ${oneLine(email)} any more; ${done.value.ended} of its sessions ended.`);
    },
    json,
  );

export const signOutAccount = (email: string, { json }: Json, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const done = await doing.signOutEverywhere(desk, email);
      if (!done.ok) return printRefusal(done.refusal, json);
      note(`${done.value.ended} sessions of ${oneLine(email)} ended; it can sign in again.`);
    },
    json,
  );

export type InviteOptions = Json & {
  investigation?: string;
  email: string;
  name?: string;
  role?: Role;
  url: string;
};

export const inviteMember = (member: string, options: InviteOptions, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, by, held }) => {
    const invited = await invite(desk, { id, by, held }, member, options);
    if (!invited.ok) return printRefusal(invited.refusal, options.json);
    tellLink(doing.linkOf(options.url, invited.value.token), invited.value.until, options);
  });

type Inviting = Parameters<typeof doing.inviteMember>[1]["held"];

async function invite(
  desk: Desk,
  { id, by, held }: { id: string; by: string; held: Inviting },
  member: string,
  { email, name, role }: InviteOptions,
) {
  const caller = {
    investigation: id,
    member: by,
    role: held.member.get(by)?.role ?? "viewer",
    held,
    unseen: null,
  };
  return doing.inviteMember(desk, caller, { member, email, name, role });
}

function tellLink(link: string, until: Date, { json }: Json): void {
  if (json === true) return print(JSON.stringify({ link, until: until.toISOString() }));
  print(link);
  note(
    `It can be opened once, until ${until.toISOString().slice(0, 16).replace("T", " ")} UTC. Give it to nobody else.`,
  );
}

/** The first line of what is piped in, or typed without being shown. */
async function askPassword(): Promise<string> {
  const isAtTerminal = process.stdin.isTTY;
  if (isAtTerminal) process.stderr.write("Password (it is not shown): ");
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: unseen, terminal: isAtTerminal });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    if (isAtTerminal) process.stderr.write("\n");
  }
}
