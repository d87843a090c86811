// Reads an untrusted case file and refuses it with every error and its path, not only the first.
import {
  integer,
  listOf,
  note,
  oneOf,
  optional,
  pairOf,
  record,
  required,
  shown,
  text,
  withDefault,
  yesOrNo,
} from "./fields.ts";
import type { Field, Reader } from "./fields.ts";
import { checkReferences } from "./references.ts";
import type {
  Case,
  CaseRefusal,
  ContinuousFact,
  Criteria,
  Fact,
  FrameMark,
  Group,
  Headcount,
  Item,
  PairFact,
  Review,
  SeparateFact,
  Sighting,
  Span,
  Verdict,
  WithinFact,
} from "./shape.ts";

export type CaseReading =
  | { readonly ok: true; readonly case: Case }
  | { readonly ok: false; readonly refusals: readonly CaseRefusal[] };

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const satisfies readonly Verdict[];
const verdict = oneOf<Verdict>(...VERDICTS);
const instant = integer(Number.MIN_SAFE_INTEGER);
const texts = listOf(text);

const span: Reader<Span> = (value, path, notes) => {
  const before = notes.length;
  const [start, end] = pairOf(instant)(value, path, notes);
  if (notes.length === before && start > end) {
    note(notes, "span-reversed", path, `${path}: expected a start not after the end, got ${shown(value)}.`);
  }
  return [start, end];
};

const spans: Reader<Span[]> = (value, path, notes) => {
  const before = notes.length;
  const list = listOf(span)(value, path, notes);
  if (notes.length > before) return list;
  if (list.length === 0) note(notes, "spans-empty", path, `${path}: expected at least one span, got none.`);
  for (let i = 1; i < list.length; i++) {
    const [earlier, later] = [list[i - 1], list[i]];
    if (earlier && later && earlier[1] >= later[0]) {
      const here = `${path}[${i}]`;
      note(
        notes,
        "spans-unsorted",
        here,
        `${here}: expected spans in order and apart, got ${shown(list[i])} after ${shown(list[i - 1])}.`,
      );
    }
  }
  return list;
};

// Year, month, day, minute, second or fraction: as precise as what is known, never more.
const UTC = /^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z)?)?)?$/;
const moment: Reader<string> = (value, path, notes) => {
  if (typeof value === "string" && UTC.test(value)) return value;
  note(
    notes,
    "wrong-value",
    path,
    `${path}: expected a UTC time such as "2024-08-25" or "2024-08-25T14:05Z", got ${shown(value)}.`,
  );
  return "";
};

const criteria = record<Criteria>({
  verdicts: withDefault(listOf(verdict), ["verified"]),
  subjects: required(texts),
  attributes: withDefault(texts, []),
  until: withDefault(moment, null),
});

const item = record<Item>({
  id: required(text),
  kind: required(oneOf("photo", "video")),
  verdict: required(verdict),
  footage: withDefault(text, null),
  source: withDefault(text, null),
  capturedAt: withDefault(moment, null),
  name: optional(text),
  sha256: optional(text),
  reviews: optional(
    listOf(record<Review>({ by: required(text), verdict: required(verdict), reason: optional(text) })),
  ),
});

const frame = record<FrameMark>({
  item: required(text),
  span: optional(span),
  at: optional(instant),
  coVisible: optional(yesOrNo),
  exhaustive: optional(yesOrNo),
});

const sighting = record<Sighting>({
  id: required(text),
  item: required(text),
  subject: required(text),
  attributes: withDefault(texts, []),
  spans: required(spans),
});

const headcount = record<Headcount>({
  id: required(text),
  item: required(text),
  at: required(instant),
  subject: required(text),
  atLeast: required(integer(0)),
  atMost: withDefault(integer(0), null),
});

const group = record<Group>({ id: required(text), name: optional(text), members: withDefault(texts, []) });

const head = { id: required<string>(text), tier: optional<number | undefined>(integer(1, 4)) };
const tail = {
  basis: required<string>(text),
  statedBy: required<string>(text),
  reviewedBy: withDefault<string | null>(text, null),
};
const pair = record<PairFact>({
  ...head,
  kind: required(oneOf("same", "different")),
  between: required(pairOf(text)),
  ...tail,
});
const separate = record<SeparateFact>({
  ...head,
  kind: required(oneOf("separate")),
  groups: required(texts),
  ...tail,
});
const within = record<WithinFact>({
  ...head,
  kind: required(oneOf("within")),
  inner: required(text),
  outer: required(text),
  ...tail,
});
const continuous = record<ContinuousFact>({
  ...head,
  kind: required(oneOf("continuous")),
  item: required(text),
  span: required(span),
  ...tail,
});

const FACTS = new Map<unknown, Reader<Fact>>([
  ["same", pair],
  ["different", pair],
  ["separate", separate],
  ["within", within],
  ["continuous", continuous],
]);

const fact: Reader<Fact> = (value, path, notes) => {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  const read = FACTS.get(kind);
  if (!read) {
    const kinds = [...FACTS.keys()].map((name) => `"${String(name)}"`).join(" or ");
    note(notes, "wrong-value", `${path}.kind`, `${path}.kind: expected ${kinds}, got ${shown(kind)}.`);
  }
  return (read ?? pair)(value, path, read ? notes : []);
};

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
  const refusals: CaseRefusal[] = [];
  const read = wholeCase(json, "", refusals);
  // References can be followed only in a file whose lists are lists; the other shape errors do not hide them.
  if (LISTS.every((key) => Array.isArray(read[key]))) checkReferences(read, refusals);
  return refusals.length === 0 ? { ok: true, case: read } : { ok: false, refusals };
}

const LISTS = ["items", "frames", "sightings", "headcounts", "groups", "facts"] as const;
