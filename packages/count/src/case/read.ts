// Reads an untrusted case file and refuses it with every error and its path, not only the first.
import {
  integer,
  line,
  listOf,
  oneOf,
  optional,
  record,
  required,
  someOf,
  text,
  withDefault,
  yesOrNo,
} from "./fields.ts";
import type { Field, Note, Reader } from "./fields.ts";
import { fact } from "./read-fact.ts";
import { member } from "./member.ts";
import { moment } from "./moment.ts";
import { instant, span, spans, texts } from "./read-span.ts";
import { checkReferences } from "./references.ts";
import { refusal } from "./refusal.ts";
import type {
  Case,
  CaseRefusal,
  Confirmable,
  Criteria,
  FrameMark,
  Group,
  Headcount,
  Item,
  Review,
  Sighting,
  Signed,
  Verdict,
} from "./shape.ts";

export type CaseReading =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly refusals: readonly CaseRefusal[] };

/** More people than this are in no frame; the sum of all headcounts stays exact far beyond it. */
const MOST_PEOPLE = 1e9;

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const satisfies readonly Verdict[];
const verdict = oneOf<Verdict>(...VERDICTS);

const confirmable = oneOf<Confirmable>("verdicts", "facts", "headcounts", "marks", "groups");

const criteria = record<Criteria>({
  verdicts: withDefault(someOf(verdict), ["verified"]),
  subjects: required(texts),
  attributes: withDefault(texts, []),
  until: withDefault(moment, null),
  confirmed: optional<readonly Confirmable[] | undefined>(listOf(confirmable)),
});

const signed = record<Signed>({ statedBy: required(member), reviewedBy: withDefault(member, null) });

const item = record<Item>({
  id: required(line),
  kind: required(oneOf("photo", "video")),
  verdict: required(verdict),
  footage: withDefault(line, null),
  source: withDefault(line, null),
  capturedAt: withDefault(moment, null),
  name: optional(text),
  sha256: optional(text),
  reviews: optional(
    listOf(record<Review>({ by: required(member), verdict: required(verdict), reason: optional(text) })),
  ),
  marks: optional(signed),
});

const frame = record<FrameMark>({
  item: required(line),
  span: optional(span),
  at: optional(instant),
  coVisible: optional(yesOrNo),
  exhaustive: optional(yesOrNo),
});

const sighting = record<Sighting>({
  id: required(line),
  item: required(line),
  subject: required(line),
  attributes: withDefault(texts, []),
  spans: required(spans),
});

const headcount = record<Headcount>({
  id: required(line),
  item: required(line),
  at: required(instant),
  subject: required(line),
  atLeast: required(integer(0, MOST_PEOPLE)),
  atMost: withDefault(integer(0, MOST_PEOPLE), null),
  statedBy: optional(member),
  reviewedBy: optional(member),
});

const group = record<Group>({
  id: required(line),
  name: optional(text),
  members: withDefault(texts, []),
  statedBy: optional(member),
  reviewedBy: optional(member),
});

function mayBeEmpty<T>(read: Reader<T>): Field<readonly T[]> {
  return withDefault<readonly T[]>(listOf(read), []);
}

const wholeCase = record<Case>({
  format: required(oneOf("sightline.case/1")),
  criteria: required(criteria),
  items: mayBeEmpty(item),
  frames: mayBeEmpty(frame),
  sightings: mayBeEmpty(sighting),
  headcounts: mayBeEmpty(headcount),
  groups: mayBeEmpty(group),
  facts: mayBeEmpty(fact),
});

/**
 * Reads a parsed `sightline.case/1` file. The lists (`items`, `frames`, `sightings`, `headcounts`, `groups`, `facts`,
 * `members`, `attributes`) may be left out and are then empty; `verdicts` is then `["verified"]`; null is the same as left out.
 * Refusals come in file order: shape first, and references only once the shape is right.
 */
export function readCase(json: unknown): CaseReading {
  const notes: Note[] = [];
  const read = wholeCase(json, notes);
  const refusals = notes.map(({ code, path, says }) => refusal(code, path.replace(/^\./, ""), says));
  // References can be followed only in a file whose lists are lists; the other shape errors do not hide them.
  if (LISTS.every((key) => Array.isArray(read[key]))) checkReferences(read, refusals);
  return refusals.length === 0 ? { ok: true, case: read } : { ok: false, refusals };
}

const LISTS = ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const;
