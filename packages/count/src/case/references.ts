// What a case file must satisfy beyond the shape of its keys: ids of their own, instants, and verdicts that follow from reviews.
import { checkFact } from "./check-fact.ts";
import { checkGroups } from "./check-groups.ts";
import { shown } from "./fields.ts";
import type { Kind, Reading } from "./reading.ts";
import { expectInstants, expectKind } from "./reading.ts";
import { refusal } from "./refusal.ts";
import type { Case, CaseRefusal, FrameMark, Headcount, Item, Span } from "./shape.ts";
import { isCovered, joinedSpans } from "./spans.ts";
import { verdictOf } from "./verdict.ts";

export function checkReferences(file: Case, refusals: CaseRefusal[]): void {
  const items = new Map(file.items.map((item) => [item.id, item]));
  const reading: Reading = { file, refusals, kinds: kindsOf(file, refusals), items };
  file.items.forEach((item, i) => checkVerdict(reading, item, i));
  file.frames.forEach((frame, i) => checkFrame(reading, frame, `frames[${i}]`));
  checkSightings(reading);
  checkHeadcounts(reading);
  checkGroups(reading);
  file.facts.forEach((fact, i) => checkFact(reading, fact, `facts[${i}]`));
}

function kindsOf(file: Case, refusals: CaseRefusal[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>();
  const claim = (seen: Map<string, Kind>, list: readonly { id: string }[], kind: Kind, name: string) => {
    for (let i = 0; i < list.length; i++) {
      const id = list[i]?.id ?? "";
      const before = seen.size;
      if (seen.set(id, kind).size > before) continue;
      const says = `expected an id of its own, got ${shown(id)} a second time.`;
      refusals.push(refusal("duplicate-id", `${name}[${i}].id`, says));
    }
  };
  claim(kinds, file.items, "item", "items");
  claim(kinds, file.sightings, "sighting", "sightings");
  claim(kinds, file.headcounts, "headcount", "headcounts");
  claim(kinds, file.groups, "group", "groups");
  claim(new Map(), file.facts, "item", "facts");
  return kinds;
}

function checkVerdict({ refusals }: Reading, item: Item, i: number): void {
  if (!Array.isArray(item.reviews)) return;
  const follows = verdictOf(item.reviews);
  if (follows === item.verdict) return;
  const says = `expected "${follows}", which follows from the reviews, got ${shown(item.verdict)}.`;
  refusals.push(refusal("verdict-not-from-reviews", `items[${i}].verdict`, says));
}

function checkFrame(reading: Reading, frame: FrameMark, path: string): void {
  expectKind(reading, frame.item, ["item"], `${path}.item`);
  const span = spanOf(frame);
  if (span === undefined || (frame.span !== undefined && frame.at !== undefined)) {
    const says = `expected either "span" or "at", got ${span ? "both" : "neither"}.`;
    reading.refusals.push(refusal("frame-where", path, says));
  } else expectInstants(reading, reading.items.get(frame.item), span, path);
  if (frame.coVisible !== undefined || frame.exhaustive !== undefined) return;
  const says = `expected "coVisible" or "exhaustive", got neither.`;
  reading.refusals.push(refusal("frame-says-nothing", path, says));
}

/** The closed span that a frame mark speaks of. */
export function spanOf(frame: FrameMark): Span | undefined {
  return frame.span ?? (frame.at === undefined ? undefined : [frame.at, frame.at]);
}

function checkSightings(reading: Reading): void {
  const { file, items } = reading;
  for (let i = 0; i < file.sightings.length; i++) {
    const { item: id, spans } = file.sightings[i] ?? { item: "", spans: [] };
    const item = items.get(id);
    if (!item) expectKind(reading, id, ["item"], `sightings[${i}].item`);
    else if (item.kind === "photo" && Array.isArray(spans) && !isInstantZero(spans))
      expectInstants(reading, item, spans.flat(), `sightings[${i}].spans`);
  }
}

function isInstantZero(spans: readonly Span[]): boolean {
  return spans.length === 1 && spans[0]?.[0] === 0 && spans[0][1] === 0;
}

function checkHeadcounts(reading: Reading): void {
  const flagged = new Map<string, Span[]>();
  for (const frame of reading.file.frames) {
    const span = frame.coVisible === false ? spanOf(frame) : undefined;
    const spans = flagged.get(frame.item);
    if (span && spans) spans.push(span);
    else if (span) flagged.set(frame.item, [span]);
  }
  const closed = new Map([...flagged].map(([item, spans]) => [item, joinedSpans(spans)]));
  reading.file.headcounts.forEach((headcount, i) => {
    const item = reading.items.get(headcount.item);
    if (!item) expectKind(reading, headcount.item, ["item"], `headcounts[${i}].item`);
    expectInstants(reading, item, [headcount.at], `headcounts[${i}].at`);
    checkHeadcount(reading, headcount, `headcounts[${i}]`);
    if (!isCovered(closed.get(headcount.item) ?? [], headcount.at)) return;
    const says = `expected a frame whose people are there together, got ${headcount.at}, inside a span flagged coVisible false.`;
    reading.refusals.push(refusal("headcount-not-co-visible", `headcounts[${i}].at`, says));
  });
}

function checkHeadcount({ refusals }: Reading, { atLeast, atMost }: Headcount, path: string): void {
  if (atMost === null || atMost >= atLeast) return;
  refusals.push(
    refusal("headcount-reversed", `${path}.atMost`, `expected ${atLeast} or more, got ${atMost}.`),
  );
}
