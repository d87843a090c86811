// `sightline account token`: what programs come in with in a member's place, for whoever runs the desk.
import { refuse, tokenChoiceSchema, type Result } from "@sightline/domain";
import { accounts as doing, findInvestigation, type Desk } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, oneLine, print, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

type Json = { json?: boolean };

export type MakeOptions = Json & {
  name: string;
  investigation: string[];
  media?: boolean;
  write?: boolean;
  days: string;
};

export const makeToken = (address: string, options: MakeOptions, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const made = await make(desk, address, options);
      if (!made.ok) return printRefusal(made.refusal, options.json);
      const { value, token } = made.value;
      if (options.json === true) return print(JSON.stringify({ value, ...token }));
      print(value);
      note(`It is told this once, and holds until ${token.until.slice(0, 10)}. Give it to nobody else.`);
    },
    options.json,
  );

async function make(
  desk: Desk,
  address: string,
  { name, investigation, media = false, write = false, days }: MakeOptions,
): Promise<ReturnType<typeof doing.makeTokenFor>> {
  const investigations: string[] = [];
  for (const one of investigation) {
    const found = await findInvestigation(desk, one);
    if (!found.ok) return found;
    investigations.push(found.id);
  }
  const choice = tokenChoiceSchema.safeParse({ name, investigations, media, write, days: Number(days) });
  if (!choice.success)
    return refuse(
      "wrong-shape",
      "A token has a name of 1 to 200 letters, and holds for 1 to 366 whole days.",
    );
  return doing.makeTokenFor(desk, address, choice.data);
}

export const listTokens = (address: string, { json = false }: Json, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const listed = await doing.listTokensOf(desk, address);
      if (!listed.ok) return printRefusal(listed.refusal, json);
      for (const token of listed.value) {
        if (json) print(JSON.stringify(token));
        else print([token.id, oneLine(token.name), ...saidOf(token)].join("\t"));
      }
    },
    json,
  );

type Listed = Extract<Awaited<ReturnType<typeof doing.listTokensOf>>, Result<unknown> & { ok: true }>;

const saidOf = ({ media, write, investigations, until, usedAt }: Listed["value"][number]): string[] => [
  ["reads", ...(media ? ["is shown pictures"] : []), ...(write ? ["writes"] : [])].join(", "),
  investigations.join(", "),
  `until ${until.slice(0, 10)}`,
  usedAt === null ? "never used" : `last used ${usedAt.slice(0, 16)}`,
];

export const revokeToken = (address: string, id: string, { json }: Json, global: Global): Promise<void> =>
  withDesk(
    global,
    async (desk) => {
      const done = await doing.revokeTokenOf(desk, address, id);
      if (!done.ok) return printRefusal(done.refusal, json);
      note(`The token ${oneLine(id)} opens nothing any more.`);
    },
    json,
  );
