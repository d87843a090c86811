// What hashes say of a new content and those whose frames are near its own, and which of them they leave open.
import { relate } from "../align/relate.ts";
import type { Relation } from "../relation.ts";
import type { NearContent } from "./frame-index.ts";
import { inTurn, type NamedPrints } from "./turn.ts";

export interface RelatedIds {
  readonly a: string;
  readonly b: string;
  readonly relation: Relation;
}

/** Of the contents that hashes leave open, so many of the nearest are left to geometry whatever their points say. */
const mostLeads = 4;

export interface NearRelated {
  readonly related: readonly RelatedIds[];
  /** The nearest that are left open. */
  readonly leads: readonly string[];
}

/** `load` gives what is held under an id, null when it is gone; `settles` says which relations leave nothing open. */
export async function relateNear(
  own: NamedPrints,
  near: readonly NearContent[],
  load: (id: string) => NamedPrints | null | Promise<NamedPrints | null>,
  settles: (relation: Relation, b: NamedPrints) => boolean,
): Promise<NearRelated> {
  const related: RelatedIds[] = [];
  const open: string[] = [];
  for (const { id, confident } of near) {
    const other = id === own.id ? null : await load(id);
    if (other === null) continue;
    const [a, b] = inTurn(own, other);
    // Asked by its one frame, a still meets one frame a second of a film; its own may lie between two of them.
    const relation = confident || b.prints.kind === "photo" ? relate(a.prints, b.prints) : null;
    if (relation === null || !settles(relation, b)) open.push(id);
    if (relation !== null) related.push({ a: a.id, b: b.id, relation });
  }
  return { related, leads: open.slice(0, mostLeads) };
}
