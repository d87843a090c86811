// Writes the raw JSON of a case down as the facts of a logic program, concluding nothing from it.
import type { Case, Fact } from "../case/shape.ts";

type Argument = string | number;

const atom = (name: string, ...args: readonly Argument[]): string =>
  `${name}(${args.map((arg) => (typeof arg === "number" ? String(arg) : JSON.stringify(arg))).join(",")}).`;

/** A day as a number; what is not known of it is taken as late as can be. */
const dayOf = (moment: string): number => Number(moment.replaceAll("-", "").padEnd(8, "9"));

/** Dates must be no more precise than a day, and instants must fit into 32 bits. */
export function transcribed(file: Case, suspended: readonly string[]): string {
  const { criteria } = file;
  const instants = [
    ...file.sightings.flatMap(({ spans }) => spans.flat()),
    ...file.headcounts.map(({ at }) => at),
  ];
  return [
    ...criteria.verdicts.map((verdict) => atom("asked_verdict", verdict)),
    ...criteria.subjects.map((subject) => atom("asked_subject", subject)),
    ...criteria.attributes.map((attribute) => atom("asked_attribute", attribute)),
    ...(criteria.until === null ? [] : [atom("until", dayOf(criteria.until))]),
    ...file.items.flatMap(({ id, verdict, capturedAt, footage }) => [
      ...(footage === null ? [] : [atom("footage", id, footage)]),
      atom("item", id),
      atom("verdict", id, verdict),
      ...(capturedAt === null ? [] : [atom("captured", id, dayOf(capturedAt))]),
    ]),
    ...file.frames.flatMap(({ item, span, at = 0, coVisible }) =>
      coVisible === false ? [atom("flag", item, ...(span ?? [at, at]))] : [],
    ),
    ...file.sightings.flatMap(({ id, item, subject, attributes, spans }) => [
      atom("sighting", id, item, subject),
      ...attributes.map((attribute) => atom("carries", id, attribute)),
      ...spans.map((span) => atom("span", id, ...span)),
    ]),
    ...file.headcounts.map(({ id, item, at, subject, atLeast }) =>
      atom("headcount", id, item, at, subject, atLeast),
    ),
    ...file.groups.flatMap(({ id, members }) => [
      atom("group", id),
      ...members.map((member) => atom("member", id, member)),
    ]),
    ...file.facts.flatMap(factAtoms),
    ...suspended.map((id) => atom("suspended", id)),
    ...[...new Set(instants)].map((at) => atom("instant", at)),
    // So that no predicate is unknown where a case has nothing of its kind.
    "#defined asked_attribute/1. #defined until/1. #defined captured/2. #defined flag/3. #defined sighting/3.",
    "#defined carries/2. #defined span/3. #defined headcount/5. #defined group/1. #defined member/2. #defined stated/2.",
    "#defined reviewed/2. #defined same/3. #defined different/3. #defined separate/2. #defined within/3.",
    "#defined continuous/4. #defined suspended/1. #defined instant/1. #defined item/1. #defined verdict/2. #defined footage/2.",
  ].join("\n");
}

/** One spelling for all that are one member's. */
const oneSpelling = (name: string): string =>
  name
    .normalize("NFC")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "")
    .trim()
    .replaceAll(/\s+/gu, " ")
    .toUpperCase()
    .toLowerCase();

function factAtoms(fact: Fact): string[] {
  const signed = [
    atom("stated", fact.id, oneSpelling(fact.statedBy)),
    ...(fact.reviewedBy === null ? [] : [atom("reviewed", fact.id, oneSpelling(fact.reviewedBy))]),
  ];
  switch (fact.kind) {
    case "same":
    case "different":
      return [...signed, atom(fact.kind, fact.id, ...fact.between)];
    case "separate":
      return [...signed, ...fact.groups.map((group) => atom("separate", fact.id, group))];
    case "within":
      return [...signed, atom("within", fact.id, fact.inner, fact.outer)];
    case "continuous":
      return [...signed, atom("continuous", fact.id, fact.item, ...fact.span)];
  }
}
