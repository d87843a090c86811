// What an entry says, in plain words: one wording for each verb, so that a verb without one does not compile.
import { checksOf, everAsked } from "../check/standing.ts";
import type { Assertion } from "../fact/fact.ts";
import type { Criteria } from "../investigation/investigation.ts";
import type { Held } from "../investigation/held.ts";
import { namesOfMembers } from "../member/called.ts";
import type { Answer } from "../pair/answer.ts";
import type { VoidCause } from "../review/review.ts";
import { voiceCalled } from "../voice/words.ts";
import type { Signed } from "./entry.ts";
import type { Change, Verb } from "./nouns.ts";

/** What ids are called now: members and items by name, all else by what it is, its id, and the item that it is in. */
export type Names = {
  readonly member: (id: string) => string;
  readonly thing: (id: string) => string;
  readonly question: (id: string) => string;
  /** The address under which something is wanted. */
  readonly wanted: (id: string) => string;
  /** What a named count is called. */
  readonly count: (id: string) => string;
  /** Whose claim it is, as `the claim of the ministry`. */
  readonly claim: (id: string) => string;
  /** A remark, a report or a context fact, as `the remark of A. Reed`. */
  readonly voice: (id: string) => string;
  /** Whose review it is, as `Ben Crow’s verdict`. */
  readonly verdict: (review: string) => string;
};

export function namesOf(held: Held): Names {
  const member = namesOfMembers([...held.member.values()]);
  const questions = new Map(everAsked(checksOf(held)).map(({ id, name }) => [id, name]));
  const item = (id: string): string => held.item.get(id)?.name ?? id;
  const within = (what: string, row: { readonly item: string } | undefined): string =>
    row ? `${what} in ${item(row.item)}` : what;
  return {
    member,
    thing(id) {
      if (held.item.has(id)) return item(id);
      if (held.sighting.has(id)) return within(`sighting ${id}`, held.sighting.get(id));
      if (held.headcount.has(id)) return within(`headcount ${id}`, held.headcount.get(id));
      if (held.blind.has(id)) return within(`the blind count ${id}`, held.blind.get(id));
      if (held.segment.has(id)) return within(`segment ${id}`, held.segment.get(id));
      const translated = held.translation.get(id);
      if (translated) return within(`the translation ${id}`, held.segment.get(translated.segment));
      if (held.statement.has(id)) return within(`statement ${id}`, held.statement.get(id));
      const group = held.group.get(id);
      return group ? `the group ${group.name ?? id}` : id;
    },
    claim(id) {
      const claim = held.claim.get(id);
      return claim ? `the claim ${id} of ${claim.party}` : `the claim ${id}`;
    },
    voice(id) {
      const voice = held.voice.get(id);
      return voice ? voiceCalled(voice.said) : id;
    },
    count: (id) => held.count.get(id)?.name ?? id,
    wanted: (id) => held.wanted.get(id)?.address ?? id,
    question: (id) => `“${questions.get(id) ?? id}”`,
    verdict(id) {
      const review = held.review.get(id);
      return review ? `the verdict of ${member(review.by)}` : "a verdict";
    },
  };
}

type Said<V extends Verb> = Extract<Change, { verb: V }>;
type Wording<V extends Verb> = (said: Said<V>, names: Names) => string;

/** What was withdrawn, where it is one of two: the thing itself, or only a second member’s review of it, or agreement to it. */
const withdrew = (only: string, what: string): string =>
  only === "review"
    ? `took back the review of ${what}`
    : only === "agreement"
      ? `took back the agreement to when and where ${what} was`
      : `withdrew ${what}`;

const listed = (words: readonly string[]): string => words.join(", ");

const doubtedThing = (about: "fact" | "headcount", id: string, thing: Names["thing"]): string =>
  about === "fact" ? `the fact ${id}` : thing(id);

export function asserted(assertion: Assertion, { thing }: Names): string {
  switch (assertion.kind) {
    case "same":
    case "different": {
      const [a, b] = assertion.between;
      const who = assertion.kind === "same" ? "the same person" : "different people";
      return `${thing(a)} and ${thing(b)} are ${who}`;
    }
    case "separate":
      return `${listed(assertion.groups.map(thing))} are separate events`;
    case "within":
      return `everybody in ${thing(assertion.inner)} is in ${thing(assertion.outer)}`;
    case "continuous":
      return `a span of ${thing(assertion.item)} is one continuous shot`;
  }
}

const ANSWERED: Readonly<Record<Answer, (a: string, b: string) => string>> = {
  "same-recording": (a, b) => `answered that ${a} and ${b} are the same recording`,
  "shared-part": (a, b) => `answered that ${a} and ${b} share a part`,
  "same-place": (a, b) => `answered that ${a} and ${b} show the same place`,
  different: (a, b) => `answered that ${a} and ${b} are different`,
  "cannot-say": (a, b) => `answered that nobody can say what ${a} and ${b} are to each other`,
  compilation: (a, b) => `answered that ${a} is a compilation with a part of ${b}`,
};

const VOIDED: Readonly<Record<VoidCause, string>> = {
  answer: "changing the answer to",
  wording: "changing what is asked in",
  evidence: "taking out what was evidence for the answer to",
};

const flagged = (payload: Said<"frame.flag">["payload"]): string =>
  "coVisible" in payload
    ? "that people seen together there may not be side by side"
    : "that everybody visible there is marked";

const counted = ({ subjects, verdicts }: Criteria): string =>
  `${listed(subjects)}, where ${listed(verdicts)}`;

const WORDS: { readonly [V in Verb]: Wording<V> } = {
  "investigation.open": ({ payload }) => `opened the investigation ${payload.name}`,
  "criteria.set": ({ payload }) => `set what counts: ${counted(payload)}`,
  "checks.set": ({ payload }) =>
    `set what is asked of each item: ${listed(payload.questions.map(({ name }) => name))}`,
  "investigation.state": ({ payload }) =>
    payload.state === "open" ? "opened the investigation again" : `made the investigation ${payload.state}`,
  "member.name": ({ payload }) => `gave a member the name ${payload.name}`,
  "member.role": ({ subject, payload }, { member }) => `made ${member(subject)} ${payload.role}`,
  "item.triage": ({ subject, payload: { begun, warnings, assignee } }, { thing, member }) =>
    `triaged ${thing(subject)}: ${listed([
      ...(begun === undefined ? [] : [begun ? "in progress" : "not in progress"]),
      ...(warnings === undefined ? [] : [`warning of ${listed(warnings) || "nothing"}`]),
      ...(assignee === undefined
        ? []
        : [assignee === null ? "looked after by nobody" : `looked after by ${member(assignee)}`]),
    ])}`,
  "comment.say": ({ subject, payload }, { thing }) => `said of ${thing(subject)}: ${payload.text}`,
  "comment.see": ({ subject, payload }, { thing }) =>
    payload.seen
      ? `has seen a comment on ${thing(subject)}`
      : `took back having seen a comment on ${thing(subject)}`,
  "count.define": ({ payload }) => `began to count “${payload.name}”: ${counted(payload.criteria)}`,
  "count.correct": ({ payload }) => `set what counts in “${payload.name}”: ${counted(payload.criteria)}`,
  "count.withdraw": ({ subject }, { count }) => `withdrew the count “${count(subject)}”`,
  "vague.set": ({ payload }) =>
    `agreed what words for numbers mean: ${listed(payload.words.map(({ word }) => word)) || "none"}`,
  "claim.state": ({ payload }) => `entered a claim of ${payload.party}: ${payload.text}`,
  "claim.correct": ({ payload }) => `corrected a claim of ${payload.party}: ${payload.text}`,
  "claim.review": ({ subject }, { claim }) => `reviewed ${claim(subject)}`,
  "claim.withdraw": ({ subject, payload }, { claim }) => withdrew(payload.only, claim(subject)),
  "finding.review": ({ subject, payload }, { claim }) =>
    `signed what is found of ${claim(subject)}: ${payload.says}`,
  "finding.withdraw": ({ subject }, { claim }) => `took back what is found of ${claim(subject)}`,
  "remark.state": ({ payload }) => `entered a remark of ${payload.saidBy}: ${payload.text}`,
  "remark.correct": ({ payload }) => `corrected a remark of ${payload.saidBy}: ${payload.text}`,
  "remark.review": ({ subject }, { voice }) => `reviewed ${voice(subject)}`,
  "remark.withdraw": ({ subject, payload }, { voice }) => withdrew(payload.only, voice(subject)),
  "report.state": ({ payload }) => `entered what ${payload.outlet} reports: ${payload.text}`,
  "report.correct": ({ payload }) => `corrected what ${payload.outlet} reports: ${payload.text}`,
  "report.review": ({ subject }, { voice }) => `reviewed ${voice(subject)}`,
  "report.withdraw": ({ subject, payload }, { voice }) => withdrew(payload.only, voice(subject)),
  "context.state": ({ payload }) => `entered a context fact: ${payload.text}`,
  "context.correct": ({ payload }) => `corrected a context fact: ${payload.text}`,
  "context.review": ({ subject }, { voice }) => `reviewed ${voice(subject)}`,
  "context.withdraw": ({ subject, payload }, { voice }) => withdrew(payload.only, voice(subject)),
  "wanted.ask": ({ payload }) => `asked for what is at ${payload.address}`,
  "wanted.fill": ({ payload }, { thing }) => `brought ${thing(payload.item)} in, which was wanted`,
  "wanted.withdraw": ({ subject }, { wanted }) => `wants what is at ${wanted(subject)} no more`,
  "doubt.say": ({ subject, payload: { about, says } }, { thing }) =>
    `${says === "not so" ? "disputed" : "could say nothing of"} ${doubtedThing(about, subject, thing)}`,
  "doubt.withdraw": ({ subject, payload: { about } }, { thing }) =>
    `took back a doubt about ${doubtedThing(about, subject, thing)}`,
  "comment.withdraw": ({ subject }, { thing }) => `took back a comment on ${thing(subject)}`,
  "member.add": ({ payload }) => `added ${payload.name} as ${payload.role}`,
  "item.collect": ({ subject }, { thing }) => `collected ${thing(subject)}`,
  "item.source": ({ subject, payload: { back } }, { thing }) =>
    `${back ? "took back" : "noted"} where else ${thing(subject)} was found`,
  "item.restrict": ({ subject, payload: { to } }, { thing, member }) =>
    to === null
      ? `showed ${thing(subject)} to every member again`
      : `restricted ${thing(subject)} to ${listed(["the owners", ...to.map(member)])}`,
  "item.withdraw": ({ subject }, { thing }) => `took ${thing(subject)} out of the investigation`,
  "item.restore": ({ subject }, { thing }) => `took ${thing(subject)} into the investigation again`,
  "item.describe": ({ subject, payload: { account, capturedAt, credit } }, { thing }) =>
    `described ${thing(subject)}: ${listed([
      ...(account === undefined ? [] : [`account ${account}`]),
      ...(capturedAt === undefined ? [] : [`captured ${capturedAt}`]),
      ...(credit === undefined ? [] : [`credit ${credit ?? "none"}`]),
    ])}`,
  "footage.confirm": ({ subject, payload: { footage } }, { thing }) =>
    footage === null ? `took ${thing(subject)} out of its footage` : `put ${thing(subject)} into a footage`,
  "marks.state": ({ subject }, { thing }) => `signed off the marks of ${thing(subject)}`,
  "marks.review": ({ subject }, { thing }) => `reviewed the marks of ${thing(subject)}`,
  "marks.withdraw": ({ subject, payload }, { thing }) =>
    withdrew(payload.only, `the sign-off of the marks of ${thing(subject)}`),
  "item.review": ({ subject, payload }, { thing }) =>
    `gave the verdict ${payload.verdict} on ${thing(subject)}`,
  "review.void": ({ subject, payload }, { thing, question, verdict }) =>
    `made ${verdict(payload.review)} on ${thing(subject)} void, by ${VOIDED[payload.cause ?? "answer"]} ${question(payload.question)}`,
  "review.withdraw": ({ subject, payload }, { thing, verdict }) =>
    `took back ${verdict(payload.review)} on ${thing(subject)}`,
  "check.answer": ({ subject, payload }, { thing, question }) =>
    `answered ${question(payload.question)} of ${thing(subject)}: ${payload.result}`,
  "check.withdraw": ({ subject, payload }, { thing, question }) =>
    `took back the answer to ${question(payload.question)} of ${thing(subject)}`,
  "pair.decide": ({ subject, payload }, { thing }) =>
    ANSWERED[payload.answer](thing(subject), thing(payload.with)),
  "pair.reopen": ({ subject, payload }, { thing }) =>
    `opened the pair ${thing(subject)} and ${thing(payload.with)} again`,
  "frame.flag": ({ payload }, { thing }) => `flagged frames of ${thing(payload.item)}: ${flagged(payload)}`,
  "frame.withdraw": ({ payload }, { thing }) =>
    `withdrew a flag of ${thing(payload.item)}: ${flagged(payload)}`,
  "frame.restore": ({ payload }, { thing }) =>
    `flagged frames of ${thing(payload.item)} again: ${flagged(payload)}`,
  "sighting.mark": ({ subject, payload }, { thing }) => `marked a ${payload.subject}, ${thing(subject)}`,
  "sighting.describe": ({ subject, payload }, { thing }) =>
    `described ${thing(subject)}: ${listed(payload.attributes)}`,
  "sighting.correct": ({ subject }, { thing }) => `corrected ${thing(subject)}`,
  "sighting.withdraw": ({ subject }, { thing }) => `withdrew ${thing(subject)}`,
  "headcount.state": ({ subject, payload }, { thing }) =>
    `counted at least ${payload.atLeast} of ${payload.subject}, ${thing(subject)}`,
  "headcount.correct": ({ subject, payload }, { thing }) =>
    `corrected ${thing(subject)} to at least ${payload.atLeast} of ${payload.subject}`,
  "headcount.review": ({ subject }, { thing }) => `reviewed ${thing(subject)}`,
  "headcount.withdraw": ({ subject, payload }, { thing }) => withdrew(payload.only, thing(subject)),
  "blind.ask": ({ payload: { item, subject, of } }, { thing, member }) =>
    `asked for a blind count of ${subject} in ${thing(item)}${of === null ? "" : `, by ${member(of)}`}`,
  "blind.take": ({ subject }, { thing }) => `took on ${thing(subject)}`,
  "blind.state": ({ subject, payload }, { thing }) => `counted ${payload.counted}, ${thing(subject)}`,
  "blind.correct": ({ subject, payload }, { thing }) => `corrected ${thing(subject)} to ${payload.counted}`,
  "blind.withdraw": ({ subject }, { thing }) => `withdrew ${thing(subject)}`,
  "group.define": ({ subject }, { thing }) => `defined ${thing(subject)}`,
  "group.change": ({ subject }, { thing }) => `changed who is in ${thing(subject)}`,
  "group.describe": ({ subject }, { thing }) => `said when and where ${thing(subject)} was`,
  "group.agree": ({ subject }, { thing }) => `agreed when and where ${thing(subject)} was`,
  "group.correct": ({ subject }, { thing }) => `corrected ${thing(subject)}`,
  "group.review": ({ subject }, { thing }) => `reviewed ${thing(subject)}`,
  "group.withdraw": ({ subject, payload }, { thing }) => withdrew(payload.only, thing(subject)),
  "segment.state": ({ subject, payload }, { thing }) => `wrote down ${thing(subject)}: ${payload.text}`,
  "segment.correct": ({ subject, payload }, { thing }) => `corrected ${thing(subject)}: ${payload.text}`,
  "segment.withdraw": ({ subject }, { thing }) => `withdrew ${thing(subject)}`,
  "translation.state": ({ payload }, { thing }) =>
    `translated ${thing(payload.segment)} into ${payload.language}: ${payload.text}`,
  "translation.correct": ({ subject, payload }, { thing }) => `corrected ${thing(subject)}: ${payload.text}`,
  "translation.review": ({ subject }, { thing }) => `reviewed ${thing(subject)}`,
  "sayings.set": ({ payload: { attributes, captive } }) =>
    `set what statements say: ${listed(attributes) || "nothing yet"}; held are: ${listed(captive) || "none"}`,
  "statement.state": ({ subject, payload }, { thing }) =>
    `stated ${thing(subject)}: ${listed(payload.attributes)}`,
  "statement.correct": ({ subject, payload }, { thing }) =>
    `corrected ${thing(subject)}: ${listed(payload.attributes)}`,
  "statement.review": ({ subject }, { thing }) => `reviewed ${thing(subject)}`,
  "statement.withdraw": ({ subject, payload }, { thing }) => withdrew(payload.only, thing(subject)),
  "translation.withdraw": ({ subject, payload }, { thing }) => withdrew(payload.only, thing(subject)),
  "fact.state": ({ payload }, names) => `stated that ${asserted(payload.assertion, names)}`,
  "fact.correct": ({ payload }, names) => `corrected a fact: ${asserted(payload.assertion, names)}`,
  "fact.review": ({ subject }) => `reviewed the fact ${subject}`,
  "fact.withdraw": ({ subject, payload }) => withdrew(payload.only, `the fact ${subject}`),
};

/** What the entry says that its member did, without their name: `gave the verdict verified on road.png`. */
export const didSaid = (change: Change, names: Names): string =>
  (WORDS[change.verb] as (said: Change, names: Names) => string)(change, names);

/** Why, in the member’s own words: of the act, or what it rests on. */
export function whySaid({ reason, payload }: Pick<Signed, "reason" | "payload">): string | null {
  const { reason: judged, basis } = payload as { readonly reason?: string; readonly basis?: string };
  return [reason, judged, basis].find((text) => text !== undefined && text !== null && text !== "") ?? null;
}
