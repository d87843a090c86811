// Whether a file of heads goes on from one that was kept, with nothing but the two files: no journal, no database.
import { ok, refuse, type Result } from "@sightline/domain";
import { isGenuine, saidBy, type Head } from "./head.ts";
import { notedIn } from "./heads-file.ts";
import { isBeginning } from "./merkle.ts";
import { orUnusable } from "./unusable.ts";

export type Continued = {
  readonly investigation: string;
  readonly from: number;
  /** The newest entry that is shown to continue it; equal to `from` where nothing newer is. */
  readonly to: number;
};
export type ComparedHeads = {
  readonly continued: readonly Continued[];
  readonly problems: readonly string[];
};

/** Each line of the newer file shows that an earlier one is its beginning; so any two of a chain of lines are compared. */
export const compareHeads = (older: string, newer: string): Promise<Result<ComparedHeads>> =>
  orUnusable(() => compared(older, newer));

async function compared(older: string, newer: string): Promise<Result<ComparedHeads>> {
  const [kept, now] = [await headsOf(older), await headsOf(newer)];
  if (!kept.ok) return kept;
  if (!now.ok) return now;
  const genuine: Head[] = [];
  const [continued, problems]: [Continued[], string[]] = [[], []];
  for (const [file, { value }] of [[older, kept] as const, [newer, now] as const])
    for (const { head, line } of value) {
      if (!isGenuine(head))
        problems.push(`${file} line ${line}: This head is not as its key signed it; it was changed since.`);
      else if (file === newer) genuine.push(head);
    }
  const newestFrom = newestReached(genuine);
  for (const { head, line } of kept.value) {
    const to = newestFrom.get(saidBy(head));
    if (to !== undefined) continued.push({ investigation: head.investigation, from: head.seq, to });
    else
      problems.push(
        `${older} line ${line}: ${newer} does not go on from this head (${head.investigation}, entry ${head.seq}): the journal was rewritten, or it is another desk's, or lines are missing.`,
      );
  }
  return ok({ continued, problems });
}

const beginning = ({ investigation, key }: Head, { seq, root }: { seq: number; root: string }): string =>
  JSON.stringify([investigation, key, seq, root]);

const raise = (map: Map<string, number>, at: string, to: number): void =>
  void map.set(at, Math.max(to, map.get(at) ?? 0));

/**
 * The newest entry that is reached from each of these genuine heads, by what they say (`saidBy`), proof by proof. From the
 * newest head back, so that each is looked at once: what follows from a head is known before the head itself.
 */
export function newestReached(genuine: readonly Head[]): ReadonlyMap<string, number> {
  const reached = new Map<string, number>();
  /** The newest entry that follows from a beginning, by whoever signed both. */
  const follows = new Map<string, number>();
  for (const head of genuine.toSorted((a, b) => b.seq - a.seq)) {
    const to = Math.max(head.seq, follows.get(beginning(head, head)) ?? 0);
    raise(reached, saidBy(head), to);
    const { since } = head;
    if (
      since &&
      isBeginning({ size: since.seq, root: since.root }, { size: head.seq, root: head.root }, since.proof)
    )
      raise(follows, beginning(head, since), to);
  }
  return reached;
}

async function headsOf(
  file: string,
): Promise<Result<readonly { readonly head: Head; readonly line: number }[]>> {
  const found: { head: Head; line: number }[] = [];
  for await (const { head, line } of notedIn(file)) if (head) found.push({ head, line });
  return found.length > 0
    ? ok(found)
    : refuse("head-unreadable", "This file holds no head; give a file of heads.", file);
}
