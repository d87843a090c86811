// What a member does not see: items that are restricted to others, and all that is in them, or would tell of them; and what is withheld while they count blind.
import { takenBy, withheldFrom } from "../blind/withheld.ts";
import { subjectsOf } from "../fact/subjects.ts";
import { heldBy } from "../group/members.ts";
import type { Held } from "../investigation/held.ts";
import { VERBS, type Change, type Table } from "../journal/nouns.ts";
import type { VoiceRow } from "../voice/voice.ts";
import { maySee } from "./member.ts";

type Ids = ReadonlySet<string>;

export type Unseen = {
  readonly items: Ids;
  /** Items that they see, and of which they are not shown what is marked and counted: they count a frame blind. */
  readonly blind: Ids;
  /** Those that are not seen, the sightings and headcounts in all of these, and groups that hold nothing else. */
  readonly things: Ids;
  /** Facts that speak of one of these. */
  readonly facts: Ids;
  /** Claims whose copy is one of these. */
  readonly claims: Ids;
  /** Remarks, reports and context facts whose copy is one of these, or that are attached to one. */
  readonly voices: Ids;
  /** Groups that hold one of these, at any depth, and are seen without it. */
  readonly partly: Ids;
};

/** Whether there is anything that somebody may not see. */
export const hidesAny = ({ restricted, blind }: Pick<Held, "restricted" | "blind">): boolean =>
  restricted.size > 0 || blind.size > 0;

const known = new WeakMap<Held, Map<string, Unseen | null>>();

/** What of an investigation this member may not know of; null where they see all of it. */
export function unseenBy(held: Held, member: string): Unseen | null {
  if (!hidesAny(held)) return null;
  // A draft goes on changing.
  if ("owned" in held) return unseenNow(held, member);
  const ofMembers = known.get(held) ?? new Map<string, Unseen | null>();
  known.set(held, ofMembers);
  const found = ofMembers.get(member);
  if (found !== undefined) return found;
  const unseen = unseenNow(held, member);
  ofMembers.set(member, unseen);
  return unseen;
}

function unseenNow(held: Held, member: string): Unseen | null {
  const who = held.member.get(member) ?? { id: member, role: "viewer" };
  const isUnseen = (id: string): boolean => !maySee(who, held.restricted.get(id) ?? { seenBy: [] });
  const items = new Set([...held.restricted.keys()].filter(isUnseen));
  const blind = new Set([...withheldFrom(held, member)].filter((id) => !items.has(id)));
  if (items.size === 0 && blind.size === 0) return null;
  const own = new Set(takenBy(held, member).map(({ id }) => id));
  const things = new Set(items);
  for (const id of [...items, ...blind]) {
    const { sighting = [], headcount = [] } = held.inItem.get(id) ?? {};
    const counts = (held.blindsIn.get(id) ?? []).filter((one) => items.has(id) || !own.has(one));
    for (const marked of [...sighting, ...headcount, ...counts]) things.add(marked);
  }
  // Who counts blind is shown what is said in a film, and not who of those marked says it.
  for (const id of items) for (const said of saidIn(held, id)) things.add(said);
  const partly = new Set([...heldBy(held, things)].filter((id) => !things.has(id)));
  for (let one = emptied(held, partly, things); one !== undefined; one = emptied(held, partly, things)) {
    partly.delete(one);
    things.add(one);
  }
  const facts = new Set([...things].flatMap((id) => held.factsOn.get(id) ?? []));
  const claims = new Set(
    [...held.claim.values()].flatMap(({ id, copy }) => (items.has(copy ?? "") ? [id] : [])),
  );
  const voices = new Set(
    [...held.voice.values()].flatMap(({ id, said }) => (tellsOf(said, { things, claims }) ? [id] : [])),
  );
  return { items, blind, things, facts, claims, voices, partly };
}

/** The segments of its transcript, their translations, and statements. */
const saidIn = (held: Held, item: string): readonly string[] => [
  ...(held.segmentsIn.get(item) ?? []).flatMap((id) => [id, ...(held.translationsOf.get(id) ?? [])]),
  ...(held.statementsIn.get(item) ?? []),
];
/** Whether it has its copy in what is unseen, or is attached to it. */
const tellsOf = (
  { copy, about }: Pick<VoiceRow["said"], "copy" | "about">,
  { things, claims }: Pick<Unseen, "things" | "claims">,
): boolean =>
  things.has(copy ?? "") || about.some(({ kind, id }) => (kind === "claim" ? claims : things).has(id));

/** One of these groups of whose members none is seen. */
const emptied = (held: Held, groups: Ids, things: Ids): string | undefined =>
  [...groups].find((id) => held.group.get(id)?.members.every((member) => things.has(member)) === true);

type Said = Pick<Change, "verb" | "subject"> & { readonly payload: object };

/** What of a payload no words tell, and is shown without what is unseen: what else a payload says tells what it names. */
const UNTOLD: Ids = new Set(["evidence", "source", "alsoFound", "members", "footage"]);

const UNTOLD_OF_FILE: Ids = new Set([...UNTOLD, "name"]);

/** Whether an entry is about nothing that is unseen, and names nothing of it. */
export function isSeen(unseen: Unseen, { verb, subject, payload }: Said): boolean {
  const { table } = VERBS[verb];
  if (table === "investigation" || table === "member") return true;
  if (table === "frame" && unseen.blind.has(subject)) return false;
  // A number that was signed is not for whoever counts blind.
  if (verb.startsWith("finding.") && unseen.blind.size > 0) return false;
  if (table === "voice" && "about" in payload && tellsOf(payload as VoiceRow["said"], unseen)) return false;
  const about = isOfFact({ verb, payload }) ? unseen.facts : idsOf(table, unseen);
  // A file may be called as somebody is in it, and its name names only itself.
  const untold = verb === "item.collect" ? UNTOLD_OF_FILE : UNTOLD;
  return !about.has(subject) && !names(payload, unseen.things, untold);
}

/** Claims and voices have spaces of ids of their own. */
const idsOf = (table: Table, { claims, voices, things }: Unseen): Ids =>
  table === "claim" ? claims : table === "voice" ? voices : things;

/** Facts have a space of ids of their own, and doubts about them are under these. */
const isOfFact = ({ verb, payload }: Pick<Said, "verb" | "payload">): boolean =>
  VERBS[verb].table === "fact" ||
  (VERBS[verb].table === "doubt" && "about" in payload && payload.about === "fact");

/** Whether a change is about a group that its member sees without some of those in it: nobody signs or changes for those. */
export function isPartlySeen(held: Held, { partly }: Unseen, { verb, subject, payload }: Said): boolean {
  const { table } = VERBS[verb];
  if (table === "investigation" || table === "member") return false;
  // What is said beside an event is not about who was there.
  if (table === "voice") return false;
  // The number that they see is not the one that is signed.
  if (verb.startsWith("finding.")) return true;
  if (names(payload, partly)) return true;
  if (!isOfFact({ verb, payload })) return partly.has(subject);
  const fact = held.fact.get(subject);
  return fact !== undefined && subjectsOf(fact.assertion).some((id) => partly.has(id));
}

function names(value: unknown, ids: Ids, untold: Ids = new Set()): boolean {
  if (typeof value === "string") return ids.has(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, one]) => !untold.has(key) && names(one, ids, untold));
}
