// Where and when items and events were, for the map and the time line: of what the caller sees, and of nothing else.
import {
  checksOf,
  everAsked,
  mayWrite,
  membersOf,
  whereIn,
  type Held,
  type PlacesShown,
  type Where,
  type WhereShown,
} from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { whyNot, type Caller } from "../investigation/caller.ts";
import { tilesOf } from "../item/list.ts";

export async function listAllPlaces(desk: Pick<Desk, "db">, caller: Caller): Promise<PlacesShown> {
  const { held } = caller;
  const known = whereIn(held);
  const placed = new Set(
    known.flatMap(({ id, kind, places }) => (kind === "event" && places.length > 0 ? [id] : [])),
  );
  const items = known.flatMap(({ kind, id }) => (kind === "item" ? [id] : []));
  return {
    things: known.map((where) => shown(caller, where)),
    items: await tilesOf(desk, held, items),
    unplaced: [...held.group.values()].flatMap(({ id, name, withdrawn }) =>
      withdrawn || placed.has(id) ? [] : [{ id, name: name ?? id }],
    ),
  };
}

function shown(caller: Caller, where: Where): WhereShown {
  const { held } = caller;
  const { kind, id, places, times, inherits, disagrees } = where;
  const group = kind === "event" ? held.group.get(id) : undefined;
  const own = [...(inherits.place ? [] : places), ...(inherits.time ? [] : times)];
  const name = (thing: { readonly kind: "item" | "event"; readonly id: string }) => nameOf(held, thing);
  const mayBeAgreed = group !== undefined && group.agreedBy === null && own.length > 0;
  return {
    ...where,
    name: name({ kind, id }),
    items: group ? membersOf(held, group).filter((member) => held.item.has(member)) : [],
    places: places.map((one) => ({ ...one, question: asked(held, one.question) })),
    times: times.map((one) => ({ ...one, question: asked(held, one.question) })),
    inherits,
    agreed: own.length > 0 && own.every(({ agreedBy }) => agreedBy.length > 0),
    disagrees: disagrees.map(({ about, between: [a, b] }) => ({ about, between: [name(a), name(b)] })),
    described: group?.described ?? null,
    whyNotAgree: mayBeAgreed ? whyNotAgreed(caller, id, group.described) : null,
  };
}

const asked = (held: Held, id: string | null): string | null =>
  id && (everAsked(checksOf(held)).find((question) => question.id === id)?.name ?? id);

const nameOf = (held: Held, { kind, id }: { readonly kind: "item" | "event"; readonly id: string }): string =>
  (kind === "item" ? held.item.get(id)?.name : held.group.get(id)?.name) ?? id;

/** Whoever may agree to nothing is told so, and not by a rule that may know members as numbers alone. */
export const whyNotAgreed = (caller: Caller, subject: string, described: number): string | null =>
  mayWrite(caller.role, "group.agree")
    ? whyNot(caller, { verb: "group.agree", subject, payload: { described } })
    : `A ${caller.role} agrees to nothing here.`;
