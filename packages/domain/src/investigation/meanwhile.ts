// What others wrote since a member looked, where it is about the same thing: nobody is overwritten unseen.
import type { Entry, Signed } from "../journal/entry.ts";
import { VERBS, type Change, type Verb } from "../journal/nouns.ts";

type Said<V extends Verb> = Extract<Change, { verb: V }>;
type Place = readonly string[];

const nothing = (): Place[] => [];
const each = ({ subject, payload }: Change): Place[] =>
  Object.keys(payload).map((name) => ["item", subject, name]);
const inside = ({ subject }: Change): Place[] => [["item", subject, "withdrawn"]];
const ofPair = ({ subject, payload }: Said<"pair.decide" | "pair.reopen">): Place[] => [
  ["pair", ...[subject, payload.with].sort()],
];
const ofDescribed = ({ subject }: Change): Place[] => [["group", subject, "described"]];
const ofCheck = ({ subject, payload }: Said<"check.answer" | "check.withdraw">): Place[] => [
  ["check", subject, payload.question],
];

/**
 * Where a change puts something in place of something else, if that is less than the whole of its subject. What is only
 * added, as a comment or a verdict of one's own, takes the place of nothing.
 */
const PUTS: { readonly [V in Verb]?: (said: Said<V>) => Place[] } = {
  "member.role": ({ subject }) => [["member", subject, "role"]],
  "member.name": ({ subject }) => [["member", subject, "name"]],
  "item.triage": each,
  "item.describe": each,
  "item.restrict": each,
  "item.collect": nothing,
  "item.source": nothing,
  "item.review": nothing,
  "item.withdraw": inside,
  "item.restore": inside,
  "review.withdraw": nothing,
  "review.void": nothing,
  "comment.say": nothing,
  "comment.withdraw": nothing,
  "comment.see": nothing,
  "doubt.say": nothing,
  "doubt.withdraw": nothing,
  "footage.confirm": nothing,
  "check.answer": ofCheck,
  "check.withdraw": ofCheck,
  "checks.set": () => [["questions"]],
  "criteria.set": () => [["criteria"]],
  "vague.set": () => [["vague"]],
  "sayings.set": () => [["sayings"]],
  "pair.decide": ofPair,
  "pair.reopen": ofPair,
  "group.describe": ofDescribed,
  "group.agree": ofDescribed,
  // Whoever signs names the version that they saw.
  "marks.state": nothing,
  "marks.review": nothing,
  "marks.withdraw": nothing,
};

function puts(change: Change): readonly string[] {
  const placesOf = PUTS[change.verb] as ((said: Change) => Place[]) | undefined;
  // The three of them are rows of one table.
  const noun = VERBS[change.verb].table === "voice" ? "voice" : (change.verb.split(".")[0] ?? "");
  return (placesOf?.(change) ?? [[noun, change.subject]]).map((place) => JSON.stringify(place));
}

/** A verdict is given on the answers that were seen, and on what was asked. */
const restsOn = (change: Change, { verb, subject }: Change): boolean =>
  change.verb === "item.review" &&
  (verb === "checks.set" || (/^check\.(answer|withdraw)$/.test(verb) && subject === change.subject));

/** Whose entries may speak against a change: its subject's, and for a pair those of the other item. */
export const subjectsOf = (changes: readonly Change[], investigation: string): string[] => [
  ...new Set(
    changes.flatMap((change) => [
      change.subject,
      ...("with" in change.payload ? [String(change.payload.with)] : []),
      ...(change.verb === "item.review" ? [investigation] : []),
    ]),
  ),
];

/** Of newer entries, those of other members that put something where these changes do, or that these rest on. A member does not overtake themselves. */
export function meanwhileOf(changes: readonly Signed[], newer: readonly Entry[]): Entry[] {
  const places = new Set(changes.flatMap(puts));
  return newer.filter(
    (entry) =>
      changes.every(({ by }) => by !== entry.by) &&
      (puts(entry).some((place) => places.has(place)) || changes.some((change) => restsOn(change, entry))),
  );
}
