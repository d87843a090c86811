// The entries that a page shows: the newest, and as many older pages as were asked for.
import { listJournal, type EntryShown } from "@sightline/domain";
import { usePages } from "../api.ts";
import { useInvestigation } from "../kit/investigation.ts";
import type { JournalAsked } from "./asked.ts";

export type Journal = {
  readonly entries: readonly EntryShown[];
  readonly head: { readonly seq: number; readonly hash: string };
  readonly lookedTo: number;
  /** Whether there is more before that. */
  readonly more: boolean;
};

export function useJournal(asked: JournalAsked & { readonly item?: string }) {
  const investigation = useInvestigation();
  return usePages(
    listJournal,
    { investigation, ...asked },
    {
      next: ({ next }) => (next === null ? null : { before: next }),
      together: (pages): Journal => {
        const [first, last] = [pages[0], pages.at(-1)];
        if (!first || !last) throw new Error("Expected a page of the journal, got none.");
        const entries = pages.flatMap((page) => page.entries);
        return { entries, head: first.head, lookedTo: last.lookedTo, more: last.next !== null };
      },
    },
  );
}
