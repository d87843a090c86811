// Whether a file of heads goes on from one that was kept, with nothing but the two files: no journal, no database.
import { ok, refuse, type Result } from "@sightline/domain";
import { followsFrom, isGenuine, type Head } from "./head.ts";
import { notedIn } from "./heads-file.ts";
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
  const problems = [older, newer].flatMap(
    (file, i) =>
      [kept, now][i]?.value.flatMap(({ head, line }) =>
        isGenuine(head)
          ? []
          : [`${file} line ${line}: This head is not as its key signed it; it was changed since.`],
      ) ?? [],
  );
  const continued: Continued[] = [];
  for (const { head, line } of kept.value) {
    const to = newestAfter(
      head,
      now.value.map((one) => one.head),
    );
    if (to !== null) continued.push({ investigation: head.investigation, from: head.seq, to });
    else
      problems.push(
        `${older} line ${line}: ${newer} does not go on from this head (${head.investigation}, entry ${head.seq}): the journal was rewritten, or it is another desk's, or lines are missing.`,
      );
  }
  return ok({ continued, problems });
}

/** The newest entry that is reached from the head, proof by proof; null where not even the head itself is there. */
function newestAfter(from: Head, heads: readonly Head[]): number | null {
  const isSame = (one: Head): boolean =>
    one.investigation === from.investigation &&
    one.seq === from.seq &&
    one.root === from.root &&
    one.hash === from.hash;
  const reached = heads.filter((head) => isSame(head) && isGenuine(head));
  if (reached.length === 0) return null;
  for (const head of heads) {
    const { since } = head;
    const before = since && reached.find(({ seq, root }) => seq === since.seq && root === since.root);
    if (before && followsFrom(before, head, since.proof)) reached.push(head);
  }
  return Math.max(...reached.map(({ seq }) => seq));
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
