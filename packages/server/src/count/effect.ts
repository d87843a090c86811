// What changes would do to the number: decided as if they were written, seen by a second member as if one had, and counted.
import {
  decideInto,
  draftOf,
  mayWrite,
  needsOfAll,
  ok,
  refuse,
  settled,
  type Assertion,
  type Change,
  type Draft,
  type Held,
  type Refused,
  type Result,
  type Role,
  type showEffect,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { askedFor } from "../investigation/outside.ts";
import { heldOf } from "../investigation/open.ts";
import { presentFact } from "../item/show.ts";
import { numberOf, ownCase } from "./case-of.ts";
import { lineOf } from "./count.ts";
import { counted, told, type ToldInThread } from "./counter.ts";

type Asked = z.output<typeof showEffect.params>;
type Effect = z.infer<typeof showEffect.answer>;

export async function effectOf(
  desk: Pick<Desk, "db" | "investigations">,
  caller: Pick<Caller, "investigation" | "held" | "member" | "role" | "unseen">,
  { changes, reason }: Pick<Asked, "changes" | "reason">,
): Promise<Result<Effect>> {
  const { investigation, held, member, role } = caller;
  // Whoever may write nothing of this is told so, and not by a rule that may know members as numbers alone.
  if ((changes as Change[]).some(({ verb }) => !mayWrite(role, verb))) return mayNot(role);
  const outside = await askedFor(desk.db, investigation, needsOfAll(held, changes as Change[]));
  const refused = await refusedOnAll(desk, caller, { changes: changes as Change[], reason }, outside);
  if (refused) return refused;
  const draft = draftOf(held, outside);
  const waiting = new Set<string>();
  for (const change of changes as Change[]) {
    const decided = decideInto(draft, { ...change, by: member, reason: reason ?? null, via: null });
    if (!decided.ok) return decided;
    for (const written of decided.value) confirm(draft, written, waiting);
  }
  const line = lineOf(caller);
  const now = await numberOf(desk, { investigation, held, line });
  const file = ownCase(settled(draft));
  const after = await counted({
    file,
    line: JSON.stringify([investigation, "", line]),
    remember: false,
    options: { floor: [now.result.proof] },
  });
  const { result: next } = after;
  if (!after.proofChecked) throw new Error(`Expected a proof of ${next.atLeast} that checks, it does not.`);
  return ok({
    now: now.result.atLeast,
    after: next.atLeast,
    tier: next.tiers.findLast(({ atLeast }, i) => atLeast > (next.tiers[i - 1]?.atLeast ?? 0))?.tier ?? null,
    waiting: waiting.size,
    ...broken(held, (await told(now.file, now.result)).told, (await told(file, next)).told),
  });
}

/** What cannot be written because it rests on something that is not shown to this member: they are told it before too. */
async function refusedOnAll(
  desk: Pick<Desk, "db" | "investigations">,
  { investigation, member, unseen }: Pick<Caller, "investigation" | "member" | "unseen">,
  { changes, reason }: { readonly changes: readonly Change[]; readonly reason?: string | undefined },
  outside: Parameters<typeof draftOf>[1],
): Promise<Refused | null> {
  if (unseen === null) return null;
  const draft = draftOf(await heldOf(desk, investigation), outside);
  for (const change of changes) {
    const decided = decideInto(draft, { ...change, by: member, reason: reason ?? null, via: null });
    if (!decided.ok) return decided;
  }
  return null;
}

const mayNot = (role: Role): Refused =>
  refuse("not-allowed", `As a ${role} you change nothing of this; ask an owner.`);

/** Nobody, under a name that no member has. */
const SECOND = "a second member";

/** Whatever one member states counts once another has seen it: as if one had. So do groups of which a fact speaks, named in `waiting`. */
function confirm(draft: Draft, written: Change, waiting: Set<string>): void {
  const [noun, does] = written.verb.split(".");
  const isStated = does === "state" || does === "correct" || does === "define" || does === "change";
  if (!isStated && does !== "review") return;
  if (isStated && (noun === "fact" || noun === "headcount" || noun === "group"))
    seenBySecond(draft, noun, written.subject);
  const fact = noun === "fact" ? draft.fact.get(written.subject) : undefined;
  const groups = new Set(fact ? groupsIn(fact.assertion) : []);
  // With those that they hold, at any depth: a set grows while it is walked.
  for (const id of groups) {
    for (const member of draft.group.get(id)?.members ?? []) if (draft.group.has(member)) groups.add(member);
    if (draft.group.get(id)?.reviewedBy !== null) continue;
    waiting.add(id);
    seenBySecond(draft, "group", id);
  }
}

const groupsIn = (assertion: Assertion): readonly string[] =>
  assertion.kind === "separate"
    ? assertion.groups
    : assertion.kind === "within"
      ? [assertion.inner, assertion.outer]
      : [];

function seenBySecond(draft: Draft, noun: "fact" | "headcount" | "group", id: string): void {
  const row = draft[noun].get(id);
  if (row) draft[noun].set(id, { ...row, reviewedBy: SECOND } as never);
}

/** The conflicts that are not there yet, and the facts in them that are. */
function broken(
  held: Held,
  before: ToldInThread["told"],
  after: ToldInThread["told"],
): Pick<Effect, "conflicts" | "against"> {
  const there = new Set(before.map(({ facts }) => facts.join(" ")));
  const news = after.filter(({ facts }) => !there.has(facts.join(" ")));
  const ids = new Set(news.flatMap(({ facts }) => facts));
  const standing = [...ids].flatMap((id) => {
    const fact = held.fact.get(id);
    return fact && !fact.withdrawn ? [presentFact(fact)] : [];
  });
  return { conflicts: news.length, against: standing };
}
