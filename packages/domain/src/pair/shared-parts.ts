// Parts that several items share: an opening that is in twelve items is one part, recognised once and asked about once.
import { spanIn, stretchesOf, type PairRelation } from "./relation.ts";

/** Where two contents share a part: the span in the one and in the other, µs. */
export type SharedSpan = {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
};

/** Every stretch of what is a shared part; of any other relation none. */
export const sharedIn = (relation: PairRelation): readonly SharedSpan[] =>
  relation.relation === "shared-part"
    ? stretchesOf(relation).map((part) => ({ a: spanIn(part, "a"), b: spanIn(part, "b") }))
    : [];

/** What a machine says of two contents, as far as this file asks. */
type Sharing = { readonly a: string; readonly b: string; readonly shared: readonly SharedSpan[] };

/** Two spans of one content are the same part when they have so much of what either covers in common. */
const SAME = 0.8;

type Node = { readonly content: string; readonly from: number; readonly to: number; above: Node | null };

export type SharedParts = {
  /** One text for all pairs that share the same parts and nothing else; null for pairs that share none. */
  readonly keyOf: (sharing: Sharing) => string | null;
  /** The contents that have the longest part which these two share. */
  readonly contentsWith: (sharing: Sharing) => ReadonlySet<string>;
};

/**
 * Union–find (Tarjan 1975) over spans of contents: those of one pair are one part, and so are spans of one content that
 * are nearly the same. Work grows with the pairs, and with the different spans of each content.
 */
export function sharedParts(suggested: Iterable<Sharing>): SharedParts {
  const spans = new Map<string, Node[]>();
  const nodeOf = (content: string, [from, to]: readonly [number, number]): Node => {
    const known = spans.get(content) ?? [];
    spans.set(content, known);
    const same = known.find((node) => likeness(node, { from, to }) >= SAME);
    if (same) return same;
    const node: Node = { content, from, to, above: null };
    known.push(node);
    return node;
  };
  for (const { a, b, shared } of suggested)
    for (const span of shared) join(nodeOf(a, span.a), nodeOf(b, span.b));
  const contents = new Map<Node, Set<string>>();
  const names = new Map<Node, number>();
  for (const node of [...spans.values()].flat()) {
    const top = topOf(node);
    const there = contents.get(top) ?? new Set();
    contents.set(top, there.add(node.content));
    if (!names.has(top)) names.set(top, names.size);
  }
  const partsOf = ({ a, shared }: Sharing): Node[] => shared.map((span) => topOf(nodeOf(a, span.a)));
  return {
    keyOf: (sharing) => {
      const parts = new Set(partsOf(sharing).map((part) => names.get(part) ?? -1));
      return parts.size === 0 ? null : [...parts].sort((p, q) => p - q).join(" ");
    },
    contentsWith: (sharing) => {
      const [longest] = partsOf(sharing);
      return (longest && contents.get(longest)) ?? new Set();
    },
  };
}

function topOf(node: Node): Node {
  let at = node;
  for (let up = at.above; up !== null; up = at.above) {
    if (up.above !== null) at.above = up.above;
    at = up;
  }
  return at;
}

function join(one: Node, other: Node): void {
  const [p, q] = [topOf(one), topOf(other)];
  if (p !== q) p.above = q;
}

type Span = { readonly from: number; readonly to: number };

/** Common time over the time of both together, 0–1. */
function likeness(one: Span, other: Span): number {
  const common = Math.min(one.to, other.to) - Math.max(one.from, other.from);
  const all = Math.max(one.to, other.to) - Math.min(one.from, other.from);
  return all <= 0 ? 1 : Math.max(0, common) / all;
}
