// Defining, correcting and withdrawing named counts: no two that stand have one name, in no spelling.
import { memberKey } from "@sightline/count";
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused, type Result } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import type { CountRow } from "./count.ts";

/** An investigation has a handful; each is counted at every change. */
export const MOST_COUNTS = 50;

export const defineCount: Rule<"count.define"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.count.get(id);
  if (there && !there.withdrawn && isSaid(there, payload)) return ok([]);
  if (there)
    return refuse("id-taken", `${id} is already the id of a count; correct that one, or choose another id.`);
  const standing = [...held.count.values()].filter(({ withdrawn }) => !withdrawn);
  if (standing.length >= MOST_COUNTS)
    return refuse(
      "too-many-counts",
      `An investigation has at most ${MOST_COUNTS} named counts; withdraw one first.`,
    );
  return whyNotName(held, id, payload.name) ?? ok([change]);
};

export const correctCount: Rule<"count.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.count.get(id);
  if (!there) return noSuchCount(id);
  if (!there.withdrawn && isSaid(there, payload)) return ok([]);
  return whyNotName(held, id, payload.name) ?? ok([change]);
};

export const withdrawCount: Rule<"count.withdraw"> = (held, change) => {
  const there = held.count.get(change.subject);
  if (!there) return noSuchCount(change.subject);
  return whyNotWithdraw(change) ?? ok(there.withdrawn ? [] : [change]);
};

const isSaid = ({ name, criteria }: CountRow, said: Pick<CountRow, "name" | "criteria">): boolean =>
  name === said.name && canonicalJson(criteria) === canonicalJson(said.criteria);

function whyNotName(held: Held, id: string, name: string): Refused | null {
  const key = memberKey(name);
  const other = [...held.count.values()].find(
    (row) => row.id !== id && !row.withdrawn && memberKey(row.name) === key,
  );
  return other
    ? refuse("count-name-taken", `Another count is called ${other.name}; give this one another name.`)
    : null;
}

export const noSuchCount = (id: string): Refused =>
  refuse("no-such-count", `No count has the id ${id}; ask for the counts that there are.`);

/** By its id, or by the name of one that stands. */
export function findCount(held: Held, asked: string): Result<CountRow> {
  const found =
    held.count.get(asked) ??
    [...held.count.values()].find(({ name, withdrawn }) => !withdrawn && name === asked);
  return found ? ok(found) : noSuchCount(asked);
}
