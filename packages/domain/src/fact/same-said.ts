// Whether the same thing is said of the same already: then another member reviews that, and it is not stated a second time.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import { called } from "../member/called.ts";
import { refuse, type Refused } from "../refusal.ts";
import type { Proposed } from "../rule.ts";
import { factsOn } from "./about.ts";
import type { Assertion, FactRow } from "./fact.ts";
import { subjectsOf } from "./subjects.ts";

/** What is said and of whom, as one text; of two who are the same, or of events apart, in whatever order they are named. */
export function saidKey(assertion: Assertion): string {
  const of = assertion.kind === "continuous" ? assertion.span : [];
  const about = subjectsOf(assertion);
  return canonicalJson([assertion.kind, assertion.kind === "within" ? about : about.toSorted(), of]);
}

/** A fact that stands under another id and says the same, however sure its member was of it. */
function sameSaid(held: Held, id: string, assertion: Assertion): FactRow | undefined {
  const key = saidKey(assertion);
  return factsOn(held, subjectsOf(assertion).slice(0, 1)).find(
    (fact) => fact.id !== id && !fact.withdrawn && saidKey(fact.assertion) === key,
  );
}

/** Of new statements alone: journals of before this rule may hold such a fact twice, and both stand. */
export function whyNotTwice(held: Held, change: Proposed<"fact.state" | "fact.correct">): Refused | null {
  const there = sameSaid(held, change.subject, change.payload.assertion);
  if (!there) return null;
  const [fact, who] = [`fact ${there.id}`, called(held, there.statedBy)];
  if (there.reviewedBy !== null)
    return refuse(
      "fact-stands",
      `The same stands already as ${fact}, stated by ${who} and reviewed by ${called(held, there.reviewedBy)}; nothing need be added.`,
    );
  return there.statedBy === change.by && change.via === null
    ? refuse(
        "fact-stands",
        `You stated the same already as ${fact}; correct that one, or let another member review it.`,
      )
    : refuse("fact-stands", `The same stands already as ${fact}, stated by ${who}; review that one instead.`);
}
