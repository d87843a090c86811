// Heads that were kept: those of the desk's own file, and those that somebody kept elsewhere and gives to compare with.
import { readFile } from "node:fs/promises";
import { relative, sep } from "node:path";
import { ok, refuse, type Refused, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { deskKey } from "../heads/desk-key.ts";
import { isGenuine, readHead, type Head } from "../heads/head.ts";
import { notedIn } from "../heads/heads-file.ts";
import { orUnusable } from "../heads/unusable.ts";
import type { Tell } from "./problem.ts";

/** One line of a file of heads, and where it stands; null where it is none. */
export type GivenHeads = {
  readonly hashes: readonly string[];
  readonly heads: readonly { readonly head: Head; readonly from: string }[];
};

export const NOTHING_GIVEN: GivenHeads = { hashes: [], heads: [] };

/** Each is the hash of an entry, or a file of heads. */
export async function givenHeads(given: readonly string[]): Promise<Result<GivenHeads>> {
  const hashes = given.filter((one) => /^[0-9a-f]{64}$/.test(one));
  const heads: { head: Head; from: string }[] = [];
  for (const file of given.filter((one) => !hashes.includes(one))) {
    const text = await readFile(file, "utf8").catch(() => "");
    const lines = text.split("\n").filter(Boolean).map(readHead);
    if (lines.length === 0 || lines.includes(null)) {
      return refuse(
        "head-unreadable",
        "This is neither the hash of an entry (64 hex digits) nor a file of heads; give one of them.",
        file,
      );
    }
    for (const [i, head] of lines.entries()) if (head) heads.push({ head, from: `${file} line ${i + 1}` });
  }
  return ok({ hashes, heads });
}

export type Kept = Pick<Head, "seq" | "hash" | "root"> & {
  /** Kept out of the data folder. */
  readonly outside: boolean;
  /** Another desk's: of an investigation that is not here it says nothing. */
  readonly foreign: boolean;
};

export type KeptHeads = {
  /** Signed heads of each investigation, by the entry that they end with. */
  readonly of: ReadonlyMap<string, ReadonlyMap<number, readonly Kept[]>>;
  /** Hashes of newest entries, without any signature. */
  readonly hashes: Set<string>;
  /** Lines that were no heads. */
  readonly unread: number;
};

const tellOf = (tell: Tell, { refusal }: Refused): void => tell(refusal.path ?? "", refusal.sentence);

/** Heads that are not as their key signed them are told, and not kept. */
export async function keptHeads(
  desk: Pick<Desk, "dataDir" | "headsFile">,
  given: GivenHeads,
  tell: Tell,
): Promise<KeptHeads> {
  const of = new Map<string, Map<number, Kept[]>>();
  let unread = 0;
  const key = await orUnusable(() => deskKey(desk.dataDir));
  if ("refusal" in key) tellOf(tell, key);
  const own = "refusal" in key ? null : key.name;
  const keep = (head: Head, from: string, rest: Pick<Kept, "outside" | "foreign">): void => {
    if (!isGenuine(head)) return tell(from, "This head is not as its key signed it; it was changed since.");
    const { investigation, seq, hash, root } = head;
    const here = of.get(investigation) ?? new Map<number, Kept[]>();
    of.set(investigation, here.set(seq, [...(here.get(seq) ?? []), { seq, hash, root, ...rest }]));
  };
  const outside = relative(desk.dataDir, desk.headsFile).split(sep)[0] === "..";
  const noted = await orUnusable(async () => {
    for await (const { line, head } of notedIn(desk.headsFile)) {
      if (head)
        keep(head, `${desk.headsFile} line ${line}`, { outside, foreign: own !== null && head.key !== own });
      else unread += 1;
    }
  });
  if (noted) tellOf(tell, noted);
  for (const { head, from } of given.heads) keep(head, from, { outside: true, foreign: false });
  return { of, hashes: new Set(given.hashes), unread };
}
