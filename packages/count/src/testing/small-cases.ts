// Arbitrary small cases of every kind of evidence, right or wrong, for comparison with brute force.
import type * as fc from "fast-check";
import type { Case, FrameMark, Group, Headcount, Item, Sighting, Span } from "../case/shape.ts";
import { verdictOf } from "../case/verdict.ts";
import { CONFLICTED, drawOf, pick, USUAL } from "./small-draws.ts";
import type { Draw, Size, Spelling } from "./small-draws.ts";
import { factsOf } from "./small-facts.ts";

/** Every case is one that `readCase` takes. `conflicted`: at most eight facts, most of which contradict something. */
export function smallCase(size: Partial<Size> | "conflicted" = {}): fc.Arbitrary<Case> {
  const most = size === "conflicted" ? CONFLICTED : { ...USUAL, ...size };
  return drawOf(most).map((draw) => assemble(draw, most));
}

const FOREIGN = { i: "съёмка", s: "людина", h: "число", g: "Straße", F: "факт" } as const;
const SPELLINGS: Record<Spelling, (kind: keyof typeof FOREIGN, n: number) => string> = {
  plain: (kind, n) => `${kind}${n}`,
  // A blank at one end, so that ids put together without care are taken for one another.
  spaced: (kind, n) => (n % 2 === 0 ? `${kind} ${n}` : `${kind} ${n} `),
  foreign: (kind, n) => `${FOREIGN[kind]} ${n}`,
};

function assemble(draw: Draw, most: Size): Case {
  const named = SPELLINGS[draw.spelling];
  const items = draw.items.map((shape, i) => itemOf(shape, named("i", i), i));
  const placed = draw.sightings.map((shape, i): Sighting => {
    const { id: item = "", kind } = pick(items, shape.item) ?? {};
    return { ...shape, id: named("s", i), item, spans: kind === "photo" ? [[0, 0]] : shape.spans };
  });
  const frames = framesOf(draw, items);
  const headcounts = headcountsOf(draw, { items, frames, sightings: placed }, (n) => named("h", n));
  const groups = draw.groups.map(({ members, signed }, g): Group => {
    // Only earlier groups, so that no group contains itself.
    const inner = Array.from({ length: g }, (_, n) => named("g", n));
    const marks = placed.map(({ id }) => id);
    const counts = headcounts.map(({ id }) => id);
    const photos = items.map(({ id }) => id);
    const pool = [...photos, ...photos, ...marks, ...counts, ...counts, ...inner, ...inner];
    return { id: named("g", g), members: members.flatMap((n) => pick(pool, n) ?? []), ...asSigned(signed) };
  });
  const base = { items, frames, sightings: placed, headcounts, groups };
  const facts = factsOf(draw.facts, base, (n) => named("F", n)).slice(0, most.facts);
  return { format: "sightline.case/1", criteria: draw.criteria, ...base, facts };
}

const asSigned = (signed: Draw["items"][number]["marks"]) =>
  signed
    ? { statedBy: signed.statedBy, ...(signed.reviewedBy === null ? {} : { reviewedBy: signed.reviewedBy }) }
    : {};

function itemOf(shape: Draw["items"][number], id: string, i: number): Item {
  const { kind, footage, capturedAt, marks } = shape;
  const reviews = shape.reviews?.map(([by, verdict]) => ({ by, verdict }));
  const verdict = reviews ? verdictOf(reviews) : shape.verdict;
  return {
    id,
    kind,
    verdict,
    footage,
    capturedAt,
    source: `acct-${i % 2}`,
    ...(reviews ? { reviews } : {}),
    ...(marks ? { marks } : {}),
  };
}

function framesOf(draw: Draw, items: readonly Item[]): FrameMark[] {
  const flags = draw.flags.flatMap(({ item, span }): FrameMark[] => {
    const { id, kind } = pick(items, item) ?? {};
    return id === undefined ? [] : [{ item: id, span: kind === "photo" ? [0, 0] : span, coVisible: false }];
  });
  const exhaustive = items.flatMap(({ id: item, kind }, i): FrameMark[] => {
    const spans = draw.items[i]?.exhaustive ?? [];
    if (kind === "photo") return spans.slice(0, 1).map((): FrameMark => ({ item, at: 0, exhaustive: true }));
    return spans.map((span): FrameMark => ({
      item,
      span,
      exhaustive: true,
      ...(i === 1 ? { coVisible: true } : {}),
    }));
  });
  return [...flags, ...exhaustive];
}

type Shown = Pick<Case, "items" | "frames" | "sightings">;

function headcountsOf(draw: Draw, shown: Shown, named: (n: number) => string): Headcount[] {
  return draw.headcounts.flatMap((shape, i): Headcount[] => {
    const { isAllMarked, isTwin, more, signed, subject } = shape;
    const place = (isTwin ? draw.headcounts[i - 1] : undefined) ?? shape;
    const item = pick(shown.items, place.item);
    if (!item) return [];
    const at = item.kind === "photo" ? 0 : place.at;
    if (isFlagged(shown.frames, item.id, at)) return [];
    const marked = shown.sightings.filter(
      (one) => one.item === item.id && one.subject === subject && one.spans.some((span) => holds(span, at)),
    );
    const atLeast = isAllMarked ? marked.length : shape.atLeast;
    const atMost = more === null ? null : atLeast + more;
    return [{ id: named(i), item: item.id, at, subject, atLeast, atMost, ...asSigned(signed) }];
  });
}

const holds = ([from, to]: Span, at: number) => from <= at && at <= to;

const isFlagged = (frames: readonly FrameMark[], item: string, at: number) =>
  frames.some(
    (frame) => frame.item === item && frame.coVisible === false && frame.span && holds(frame.span, at),
  );
