// The one way to change an investigation: hold its chain, see what stands, let the rules decide, append, apply, commit.
import {
  changeSchema,
  decideInto,
  draftOf,
  isSeen,
  needsOfAll,
  NOTHING_NEEDED,
  ok,
  refuse,
  settled,
  unseenBy,
  whyNotText,
  withoutUnseen,
  type Change,
  type Draft,
  type Entry,
  type Held,
  type Needs,
  type Refused,
  type Result,
  type Signed,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { append, type Tx } from "../journal/append.ts";
import { newerThanSeen, NOTHING_NEWER, whyNotSeen, type Newer } from "./newer.ts";
import { broughtBefore, keyKept, type ActKey } from "./command-key.ts";
import { askedFor } from "./outside.ts";

export type Order = {
  readonly investigation: string;
  readonly by: string;
  /** The token with which it comes, as the entries name it. */
  readonly via?: string | undefined;
  readonly reason?: string | null | undefined;
  /** The same act under the same key gives what the first one gave, and writes nothing. */
  readonly key?: ActKey | undefined;
  /** The newest entry that the member had seen: refused where another member put something in the same place after it. */
  readonly seen?: number | undefined;
};

export type Act = {
  /** Reads, under the lock, what else the act needs; what it returns is the outcome, and nothing more is decided. */
  readonly before?: (tx: Tx, held: Held) => Promise<Result<readonly Signed[]> | null>;
  /** What the rules will ask for. */
  readonly needs?: (held: Held) => Needs;
  /** Writes what it accepts into the draft (`decideInto`) and returns it. */
  readonly decide: (draft: Draft) => Result<readonly Signed[]>;
  /** What is so exactly when the entries are: jobs, for one. */
  readonly after?: (tx: Tx, changes: readonly Signed[]) => Promise<void>;
  /** Decides and writes nothing. */
  readonly dryRun?: boolean | undefined;
};

/** What the journal now says of it, nothing when it was so already; since when; and the investigation as it is after it: all as far as whoever did it may see. */
export type Done = {
  readonly changes: readonly Signed[];
  /** The number of the entry of each change. */
  readonly seqs: readonly number[];
  readonly at: Date;
  readonly held: Held;
};

/** Commits what was decided, or nothing. A refusal writes nothing. */
export async function command(desk: Desk, order: Order, act: Act): Promise<Result<Done>> {
  const { investigation } = order;
  const at = desk.now();
  const done = await desk.db.transaction().execute(async (tx) => {
    const stood = await desk.investigations.hold(tx, investigation);
    const { held, head } = stood;
    // What they do not see answers nothing: it is only what the draft is made on.
    const seen = heldSeen(held, order);
    const before = (await broughtBefore(tx, seen, order)) ?? (await act.before?.(tx, seen));
    if (before) return before.ok ? ok({ ...stood, stood: held, changes: before.value }) : before;
    const draft = draftOf(held, await askedFor(tx, investigation, act.needs?.(seen) ?? NOTHING_NEEDED));
    const decided = act.decide(draft);
    if (!decided.ok) return decided;
    if (act.dryRun) return ok({ ...stood, stood: held, changes: [] });
    const changes = namedBy(order, decided.value);
    const beyond = whyNotByToken(order, changes);
    if (beyond) return beyond;
    const unreadable = whyNotText(changes) ?? whyNotRead(changes);
    if (unreadable) return unreadable;
    const { seq } = draft;
    if (seq !== held.seq + changes.length)
      throw new Error(`Expected as many changes as were written into the draft, ${seq - held.seq}.`);
    const key = keyKept(order, { fromSeq: held.seq + 1, toSeq: seq });
    const next =
      changes.length === 0
        ? head
        : await append(tx, { investigation, seq: held.seq, head, at }, changes, key);
    await act.after?.(tx, changes);
    return ok({ held: settled(draft), head: next, stood: held, changes });
  });
  if (!done.ok) return done;
  const { changes, stood, ...state } = done.value;
  desk.investigations.stand(investigation, state);
  if (changes.length > 0) {
    desk.heads.soon();
    for (const tell of desk.investigations.onWritten)
      tell({ investigation, before: stood, after: state.held });
  }
  const unseen = unseenBy(state.held, order.by);
  // What their own entries say they know: what follows from them may be about something else.
  const told = numbered(changes, state.held.seq).filter(
    ({ change }) => unseen === null || isSeen(unseen, { ...change, payload: {} }),
  );
  // An act of before, sent again by whoever may not see what it was about any more.
  if (changes[0] !== told[0]?.change)
    return refuse("not-allowed", "What this was about is not shown to you any more; ask an owner.");
  return ok({
    changes: told.map(({ change }) => change),
    seqs: told.map(({ seq }) => seq),
    at,
    held: heldSeen(state.held, order),
  });
}

/** What came under the same key before has the numbers that it had; else they are the newest. */
const numbered = (changes: readonly (Signed | Entry)[], newest: number) =>
  changes.map((change, i) => ({
    change,
    seq: "seq" in change ? change.seq : newest - changes.length + 1 + i,
  }));

function heldSeen(held: Held, { by }: Pick<Order, "by">): Held {
  const unseen = unseenBy(held, by);
  return unseen === null ? held : withoutUnseen(held, unseen);
}

/** The rules know no tokens: what comes with one is the member's own. Its entries say which one it was. */
const namedBy = ({ via }: Order, changes: readonly Signed[]): readonly Signed[] =>
  via === undefined ? changes : changes.map((change) => ({ ...change, via }));

/** Whoever has a token cannot make it more than it is: who is a member, and as what, is not for tokens. */
const whyNotByToken = ({ via }: Order, changes: readonly Signed[]): Refused | null =>
  via !== undefined && changes.some(({ verb }) => /^(?:member|investigation)\./.test(verb))
    ? refuse("not-by-token", "No token says who is a member, or whether it is open; sign in for this.")
    : null;

/** Nothing is appended that nobody could read again: one such entry, and the journal is broken for ever. */
function whyNotRead(changes: readonly Signed[]): Refused | null {
  for (const { verb, subject, payload } of changes) {
    const [issue] = changeSchema.safeParse({ verb, subject, payload }).error?.issues ?? [];
    if (issue) return refuse("wrong-shape", `${verb}: ${issue.path.slice(1).join(".")}: ${issue.message}.`);
  }
  return null;
}

/**
 * Changes of one member, decided one after the other: all of them, or none. They may be made from what is held, where they
 * are about whatever there is now.
 */
export async function propose(
  desk: Desk,
  order: Order,
  wanted: Wanted,
  act: Pick<Act, "before" | "after" | "dryRun"> = {},
): Promise<Result<Done>> {
  const { by, reason = null } = order;
  let changes: readonly Change[] = [];
  let newer: Newer = NOTHING_NEWER;
  return command(desk, order, {
    ...act,
    before: async (tx, held) => {
      const before = await act.before?.(tx, held);
      if (before) return before;
      const made = typeof wanted === "function" ? wanted(held) : ok(wanted);
      if (!made.ok) return made;
      changes = [made.value].flat();
      newer = await newerThanSeen(tx, order, changes);
      return null;
    },
    needs: (held) => needsOfAll(held, changes),
    // What the rules refuse is told first: of what a member may not do they are told nothing more.
    decide: (draft) => {
      const decided = decideAll(draft, changes, { by, via: null, reason });
      return decided.ok ? (whyNotSeen(decided.value, newer, draft) ?? decided) : decided;
    },
  });
}

export type Wanted = Change | readonly Change[] | ((held: Held) => Result<Change | readonly Change[]>);

type Signature = Pick<Signed, "by" | "via" | "reason">;

/** Each change is decided on what the ones before it left; the first refusal refuses all. */
export function decideAll(draft: Draft, changes: readonly Change[], signature: Signature): Result<Signed[]> {
  const accepted: Signed[] = [];
  for (const change of changes) {
    const decided = decideInto(draft, { ...change, ...signature });
    if (!decided.ok) return decided;
    accepted.push(...decided.value);
  }
  return ok(accepted);
}
