// What a case file must satisfy beyond the shape of its keys: ids, references, instants, and verdicts that follow from reviews.
import { note, shown } from "./fields.ts";
import type { Case, CaseRefusal, Fact, FrameMark, Item, Span } from "./shape.ts";
import { verdictOf } from "./verdict.ts";

type Kind = "item" | "sighting" | "headcount" | "group";

interface Reading {
  readonly file: Case;
  readonly notes: CaseRefusal[];
  /** Items, sightings, headcounts and groups share one space of ids: a group may name any of them. */
  readonly kinds: Map<string, Kind>;
  readonly items: Map<string, Item>;
}

export function checkReferences(file: Case, notes: CaseRefusal[]): void {
  const reading: Reading = {
    file,
    notes,
    kinds: new Map(),
    items: new Map(file.items.map((item) => [item.id, item])),
  };
  checkIds(reading);
  file.items.forEach((item, i) => checkVerdict(item, `items[${i}]`, notes));
  file.frames.forEach((frame, i) => checkFrame(reading, frame, `frames[${i}]`));
  checkSightings(reading);
  checkHeadcounts(reading);
  checkGroups(reading);
  file.facts.forEach((fact, i) => checkFact(reading, fact, `facts[${i}]`));
}

function checkIds({ file, notes, kinds }: Reading): void {
  const claim = (seen: Map<string, Kind>, id: string, kind: Kind, path: string) => {
    if (seen.has(id))
      note(
        notes,
        "duplicate-id",
        path,
        `${path}: expected an id of its own, got ${shown(id)} a second time.`,
      );
    else seen.set(id, kind);
  };
  file.items.forEach(({ id }, i) => claim(kinds, id, "item", `items[${i}].id`));
  file.sightings.forEach(({ id }, i) => claim(kinds, id, "sighting", `sightings[${i}].id`));
  file.headcounts.forEach(({ id }, i) => claim(kinds, id, "headcount", `headcounts[${i}].id`));
  file.groups.forEach(({ id }, i) => claim(kinds, id, "group", `groups[${i}].id`));
  const facts = new Map<string, Kind>();
  file.facts.forEach(({ id }, i) => claim(facts, id, "item", `facts[${i}].id`));
}

function checkVerdict(item: Item, path: string, notes: CaseRefusal[]): void {
  if (!Array.isArray(item.reviews)) return;
  const follows = verdictOf(item.reviews);
  if (follows === item.verdict) return;
  const here = `${path}.verdict`;
  note(
    notes,
    "verdict-not-from-reviews",
    here,
    `${here}: expected "${follows}", which follows from the reviews, got ${shown(item.verdict)}.`,
  );
}

function expectItem(reading: Reading, id: string, path: string): Item | undefined {
  const item = reading.items.get(id);
  if (!item) expectKind(reading, id, ["item"], path);
  return item;
}

function expectKind({ kinds, notes }: Reading, id: string, expected: readonly Kind[], path: string): void {
  const kind = kinds.get(id);
  if (kind && expected.includes(kind)) return;
  const found = kind ? `the ${kind} ${shown(id)}` : `${shown(id)}, which is not in the file`;
  note(
    notes,
    "unknown-reference",
    path,
    `${path}: expected the id of ${expected.map((k) => `a ${k}`).join(" or ")}, got ${found}.`,
  );
}

function expectInstants(
  { notes }: Reading,
  item: Item | undefined,
  ends: readonly number[],
  path: string,
): void {
  if (item?.kind !== "photo" || ends.every((end) => end === 0)) return;
  note(
    notes,
    "photo-instant",
    path,
    `${path}: expected the single instant 0 of a photo, got ${ends.join(", ")}.`,
  );
}

function checkFrame(reading: Reading, frame: FrameMark, path: string): void {
  const item = expectItem(reading, frame.item, `${path}.item`);
  const span = spanOf(frame);
  if (span === undefined || (frame.span !== undefined && frame.at !== undefined)) {
    note(
      reading.notes,
      "frame-where",
      path,
      `${path}: expected either "span" or "at", got ${span ? "both" : "neither"}.`,
    );
  } else expectInstants(reading, item, span, path);
  if (frame.coVisible === undefined && frame.exhaustive === undefined) {
    note(
      reading.notes,
      "frame-says-nothing",
      path,
      `${path}: expected "coVisible" or "exhaustive", got neither.`,
    );
  }
}

/** The closed span that a frame mark speaks of. */
export function spanOf(frame: FrameMark): Span | undefined {
  return frame.span ?? (frame.at === undefined ? undefined : [frame.at, frame.at]);
}

function checkSightings(reading: Reading): void {
  reading.file.sightings.forEach((sighting, i) => {
    const item = expectItem(reading, sighting.item, `sightings[${i}].item`);
    if (Array.isArray(sighting.spans))
      expectInstants(reading, item, sighting.spans.flat(), `sightings[${i}].spans`);
  });
}

function checkHeadcounts(reading: Reading): void {
  const flagged = reading.file.frames.filter((frame) => frame.coVisible === false);
  reading.file.headcounts.forEach((headcount, i) => {
    const path = `headcounts[${i}]`;
    expectInstants(
      reading,
      expectItem(reading, headcount.item, `${path}.item`),
      [headcount.at],
      `${path}.at`,
    );
    if (headcount.atMost !== null && headcount.atMost < headcount.atLeast) {
      const sentence = `${path}.atMost: expected ${headcount.atLeast} or more, got ${headcount.atMost}.`;
      note(reading.notes, "headcount-reversed", `${path}.atMost`, sentence);
    }
    const broken = flagged.some(
      (frame) => frame.item === headcount.item && holds(spanOf(frame), headcount.at),
    );
    if (!broken) return;
    const sentence = `${path}.at: expected a frame whose people are there together, got ${headcount.at}, inside a span flagged coVisible false.`;
    note(reading.notes, "headcount-not-co-visible", `${path}.at`, sentence);
  });
}

function holds(span: Span | undefined, at: number): boolean {
  return span !== undefined && span[0] <= at && at <= span[1];
}

function checkGroups(reading: Reading): void {
  const { file, notes, kinds } = reading;
  const inner = new Map<string, readonly string[]>();
  file.groups.forEach((group, i) => {
    if (!Array.isArray(group.members)) return;
    group.members.forEach((member, m) => {
      expectKind(reading, member, ["item", "sighting", "headcount", "group"], `groups[${i}].members[${m}]`);
    });
    inner.set(
      group.id,
      group.members.filter((member) => kinds.get(member) === "group"),
    );
  });
  // Peel off groups whose inner groups are all settled; what cannot be peeled is on a cycle or holds one.
  const left = new Map(inner);
  for (let peeled = true; peeled;) {
    peeled = false;
    for (const [id, members] of left) {
      if (members.some((member) => left.has(member))) continue;
      left.delete(id);
      peeled = true;
    }
  }
  file.groups.forEach((group, i) => {
    const loop = left.has(group.id) && reaches(left, group.id, group.id);
    if (!loop) return;
    const path = `groups[${i}].members`;
    note(
      notes,
      "group-cycle",
      path,
      `${path}: expected groups that do not contain themselves, got ${shown(group.id)} inside itself.`,
    );
  });
}

function reaches(inner: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [...(inner.get(from) ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (id === to) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    queue.push(...(inner.get(id) ?? []));
  }
  return false;
}

function checkFact(reading: Reading, fact: Fact, path: string): void {
  const { notes } = reading;
  const repeated = (ids: readonly string[], where: string) => {
    if (new Set(ids).size === ids.length) return;
    note(
      notes,
      "fact-repeats",
      `${path}.${where}`,
      `${path}.${where}: expected different ids, got ${shown(ids)}.`,
    );
  };
  if (fact.kind === "continuous")
    expectInstants(reading, expectItem(reading, fact.item, `${path}.item`), fact.span ?? [], `${path}.span`);
  if (fact.kind === "within") {
    expectKind(reading, fact.inner, ["group"], `${path}.inner`);
    expectKind(reading, fact.outer, ["group"], `${path}.outer`);
    repeated([fact.inner, fact.outer], "outer");
  }
  if (fact.kind === "separate" && Array.isArray(fact.groups)) {
    fact.groups.forEach((id, i) => expectKind(reading, id, ["group"], `${path}.groups[${i}]`));
    repeated(fact.groups, "groups");
    if (fact.groups.length >= 2) return;
    note(
      notes,
      "too-few-groups",
      `${path}.groups`,
      `${path}.groups: expected at least two groups, got ${fact.groups.length}.`,
    );
  }
  if ((fact.kind === "same" || fact.kind === "different") && Array.isArray(fact.between)) {
    fact.between.forEach((id, i) => expectKind(reading, id, ["sighting"], `${path}.between[${i}]`));
    repeated(fact.between, "between");
  }
}
