// Stating a fact, or correcting it: one member says that it holds; it counts for nothing until a second one has reviewed it.
import { canonicalJson } from "../canonical.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import type { Proposed, Rule } from "../rule.ts";
import { whyNotFrames } from "../frame/flag.ts";
import type { Held, Informed } from "../investigation/held.ts";
import type { Assertion, FactRow } from "./fact.ts";
import { isOut } from "../item/standing.ts";
import { whyNotPins } from "./pins.ts";
import { saidKey, whyNotTwice } from "./same-said.ts";
import { subjectsOf } from "./subjects.ts";
import { ok, refuse, type Refused } from "../refusal.ts";

export const stateFact: Rule<"fact.state"> = (held, change) => {
  const { subject: id, payload } = change;
  const wrong = whyNotStated(held, id, payload);
  if (wrong) return wrong;
  const there = held.fact.get(id);
  if (!there) return whyNotTwice(held, change) ?? ok([change]);
  if (there.withdrawn)
    return refuse("fact-withdrawn", `Fact ${id} was withdrawn; state it again under another id.`);
  return there.statedBy === change.by && isStated(there, payload)
    ? ok([])
    : refuse("fact-differs", `Fact ${id} is already stated otherwise; choose another id.`);
};

/** Correcting a fact: whoever reviewed what it said has not seen what it says. */
export const correctFact: Rule<"fact.correct"> = (held, change) => {
  const { subject: id, payload } = change;
  const there = held.fact.get(id);
  if (!there) return refuse("no-such-fact", `No fact has the id ${id}; state it first.`);
  const wrong = whyNotStated(held, id, payload) ?? whyNotWithdraw(change);
  if (wrong) return wrong;
  if (!there.withdrawn && isStated(there, payload)) return ok([]);
  // Of two that say the same since before this was refused, each can still be given another basis.
  const isOfSame = !there.withdrawn && saidKey(there.assertion) === saidKey(payload.assertion);
  return (isOfSame ? null : whyNotTwice(held, change)) ?? ok([change]);
};

type Stated = Proposed<"fact.state">["payload"];

/** Whoever names no pins says nothing of them: a case file has none, and takes none away from what it repeats. */
const isStated = (there: FactRow, { assertion, basis, pins = there.pins }: Stated): boolean =>
  canonicalJson([there.assertion, there.basis, there.pins]) === canonicalJson([assertion, basis, pins]);

function whyNotStated(held: Informed, id: string, { assertion, basis, pins = [] }: Stated): Refused | null {
  const missing = whyNotAbout(held, assertion) ?? whyNotPins(held, assertion, pins);
  if (missing) return missing;
  return basis.trim() === ""
    ? refuse("basis-needed", `Fact ${id} is given without a basis; say what it rests on.`)
    : null;
}

function whyNotAbout(held: Informed, assertion: Assertion): Refused | null {
  const out = subjectsOf(assertion).find((id) => isOut(held, id));
  if (out !== undefined)
    return refuse("item-withdrawn", `${out} was taken out of this investigation; take it in again first.`);
  switch (assertion.kind) {
    case "same":
    case "different": {
      const [a, b] = assertion.between;
      const unknown = assertion.between.find((id) => !held.sighting.has(id));
      if (unknown !== undefined)
        return refuse("no-such-sighting", `No sighting has the id ${unknown}; mark it first.`);
      const gone = assertion.between.find((id) => held.sighting.get(id)?.withdrawn);
      if (gone !== undefined)
        return refuse("sighting-withdrawn", `Sighting ${gone} was withdrawn; nothing can be said of it.`);
      return a === b
        ? refuse("one-sighting", `A ${assertion.kind} fact is about two sightings, and both are ${a}.`)
        : null;
    }
    case "separate":
      return whyNotGroups(held, assertion.groups);
    case "within":
      return whyNotGroups(held, [assertion.inner, assertion.outer]);
    case "continuous":
      return whyNotFrames(held, assertion.item, [...assertion.span]);
  }
}

function whyNotGroups(held: Held, ids: readonly string[]): Refused | null {
  const unknown = ids.find((id) => !held.group.has(id));
  if (unknown !== undefined)
    return refuse("no-such-group", `No group has the id ${unknown}; define it first.`);
  const gone = ids.find((id) => held.group.get(id)?.withdrawn);
  if (gone !== undefined)
    return refuse("group-withdrawn", `Group ${gone} was withdrawn; nothing can be said of it.`);
  return new Set(ids).size === ids.length
    ? null
    : refuse("one-group", "This fact names the same group twice; name different ones.");
}
