// Asking for what is at pasted addresses: each line is told, and what is new is written in one command. Nothing is fetched.
import {
  addressKey,
  isWaiting,
  mayWrite,
  MOST_PASTED,
  ok,
  readPasted,
  refuse,
  wantedId,
  type askWanted,
  type Change,
  type Held,
  type LineShown,
  type PastedLine,
  type Result,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import type { ActKey } from "../investigation/command-key.ts";
import { propose } from "../investigation/command.ts";

type Asked = Pick<z.infer<typeof askWanted.params>, "text" | "look"> & { readonly key: ActKey | undefined };

export async function askPasted(
  desk: Desk,
  { investigation, held, member: by, role, via }: Caller,
  { text, look = false, key }: Asked,
): Promise<Result<z.infer<typeof askWanted.answer>>> {
  // Whoever may not ask is not told either what waits, and what is here.
  if (!mayWrite(role, "wanted.ask"))
    return refuse("not-allowed", `A ${role} asks for no files here; ask an owner.`);
  const read = readPasted(text);
  if (read.length > MOST_PASTED)
    return refuse(
      "too-many-pasted",
      `This list has ${read.length} lines, and at most ${MOST_PASTED} are read at once; paste it in parts.`,
    );
  const told = read.map(toldIn(held));
  const lines = told.map(({ line }) => line);
  const changes = told.flatMap(({ change }) => change ?? []);
  if (look) return ok({ lines, asked: 0 });
  const done = await propose(desk, { investigation, by, via, key }, changes);
  return done.ok ? ok({ lines, asked: done.value.changes.length }) : done;
}

type Told = { readonly line: LineShown; readonly change: Change | null };

/** What becomes of each line, in order: what stands in the list twice is asked for once. */
function toldIn(held: Held): (read: PastedLine) => Told {
  const met = new Set<string>();
  return (read) => {
    const { line } = read;
    if ("why" in read) return { line: { line, state: "refused", why: read.why }, change: null };
    const { address } = read.wanted;
    const id = wantedId(address);
    const isTwice = met.has(id);
    met.add(id);
    if (isTwice) return { line: { line, state: "twice", address }, change: null };
    const item = held.item.get(held.itemsAt.get(addressKey(address))?.[0] ?? "");
    if (item) return { line: { line, state: "here", address, item: item.id, name: item.name }, change: null };
    const there = held.wanted.get(id);
    if (there && isWaiting(there)) return { line: { line, state: "waiting", address }, change: null };
    return {
      line: { line, state: "new", address },
      change: { verb: "wanted.ask", subject: id, payload: read.wanted },
    };
  };
}
