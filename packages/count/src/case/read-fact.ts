// Reads one fact of a case file, each kind with its own keys.
import {
  integer,
  line,
  oneOf,
  optional,
  pairOf,
  record,
  required,
  shown,
  text,
  withDefault,
} from "./fields.ts";
import type { Reader } from "./fields.ts";
import { member } from "./member.ts";
import { span, texts } from "./read-span.ts";
import type { ContinuousFact, Fact, PairFact, SeparateFact, WithinFact } from "./shape.ts";

const head = { id: required<string>(line), tier: optional<number | undefined>(integer(1, 4)) };
const tail = {
  basis: required<string>(text),
  statedBy: required<string>(member),
  reviewedBy: withDefault<string | null>(member, null),
};
const pair = record<PairFact>({
  ...head,
  kind: required(oneOf("same", "different")),
  between: required(pairOf(line)),
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
  inner: required(line),
  outer: required(line),
  ...tail,
});
const continuous = record<ContinuousFact>({
  ...head,
  kind: required(oneOf("continuous")),
  item: required(line),
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

export const fact: Reader<Fact> = (value, notes) => {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  const read = FACTS.get(kind);
  if (read) return read(value, notes);
  const kinds = [...FACTS.keys()].map((name) => `"${String(name)}"`).join(" or ");
  notes.push({ code: "wrong-value", path: ".kind", says: `expected ${kinds}, got ${shown(kind)}.` });
  return pair(value, []);
};
