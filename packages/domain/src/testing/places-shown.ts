// Places and times as the desk shows them, of what is held; for tests.
import type { Held } from "../investigation/held.ts";
import { membersOf } from "../group/members.ts";
import type { WhereShown } from "../place/contract.ts";
import { whereIn } from "../place/where.ts";

export function placesShown(held: Held): WhereShown[] {
  const nameOf = ({ kind, id }: { kind: "item" | "event"; id: string }): string =>
    (kind === "item" ? held.item.get(id)?.name : held.group.get(id)?.name) ?? id;
  return whereIn(held).map(({ disagrees, places, times, ...where }) => {
    const group = where.kind === "event" ? held.group.get(where.id) : undefined;
    return {
      ...where,
      places: [...places],
      times: [...times],
      name: nameOf(where),
      items: group ? membersOf(held, group).filter((member) => held.item.has(member)) : [],
      agreed: [...places, ...times].every(({ agreedBy }) => agreedBy.length > 0),
      disagrees: disagrees.map(({ about, between: [a, b] }) => ({ about, between: [nameOf(a), nameOf(b)] })),
      described: group?.described ?? null,
      whyNotAgree: null,
    };
  });
}
