// Blind counts in the inbox: to take on, to state, or to settle; where nobody can take one on, whoever asked is told.
import { headcountsIn, firstIn, markedIn, stageOf } from "../blind/frame.ts";
import { takeBlind } from "../blind/take.ts";
import type { BlindRow } from "../blind/blind.ts";
import { nothingAsked, type Outside } from "../investigation/asked.ts";
import type { Held } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import { mayWrite } from "../member/member.ts";
import type { Me } from "./matters.ts";
import type { Matter } from "./matter.ts";

export function blindMatters(held: Held, me: Me, hands: Outside["hands"]): Matter[] {
  if (held.blind.size === 0 || !me.may("blind.take")) return [];
  return [...held.blind.values()].flatMap((row): Matter[] => {
    if (row.withdrawn || isOut(held, row.id)) return [];
    const stage = stageOf(held, row);
    if (stage === "agree" || stage === "alone" || !waitsFor(held, { row, stage }, me, hands)) return [];
    return [
      { key: `blind ${stage} ${row.id}`, asked: { kind: "blind", blind: row.id, stage }, items: [row.item] },
    ];
  });
}

type Open = { readonly row: BlindRow; readonly stage: "asked" | "taken" | "differ" };

function waitsFor(held: Held, { row, stage }: Open, me: Me, hands: Outside["hands"]): boolean {
  switch (stage) {
    case "asked": {
      const able = ableToTake(held, row, hands);
      return able.length === 0 ? me.is(row.askedBy) : able.some(me.is);
    }
    case "taken":
      return me.is(row.by) || (me.is(row.askedBy) && !mayStill(held, row.by));
    case "differ": {
      const [first, ...others] = headcountsIn(held, row);
      // One headcount alone is corrected to what the other counted; of more, and of marks, each is looked at where it is.
      const settles =
        others.length === 0 && markedIn(held, row) <= (row.counted ?? 0) && firstIn(held, row) !== null;
      return me.is(row.by) || (first !== undefined && settles && me.is(first.statedBy));
    }
  }
}

const mayStill = (held: Held, member: string | null): boolean =>
  mayWrite(held.member.get(member ?? "")?.role ?? "viewer", "blind.state");

/** The members by whom the rule would let it be taken on. */
function ableToTake(held: Held, { id }: BlindRow, hands: Outside["hands"]): readonly string[] {
  const informed = { ...held, ...nothingAsked(), hands };
  return [...held.member.values()].flatMap(({ id: by, role }) =>
    mayWrite(role, "blind.take") &&
    takeBlind(informed, { verb: "blind.take", subject: id, payload: {}, by, via: null, reason: null }).ok
      ? [by]
      : [],
  );
}
