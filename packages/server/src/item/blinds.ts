// The blind counts of an item, each with what the member who looks may do with it.
import {
  blindsIn,
  decide,
  firstIn,
  mayWrite,
  needsOfAll,
  stageOfBlind,
  type Change,
  type ItemRow,
  type showItem,
} from "@sightline/domain";
import type { z } from "zod";
import type { Desk } from "../desk.ts";
import type { Caller } from "../investigation/caller.ts";
import { askedFor } from "../investigation/outside.ts";

type Shown = z.infer<typeof showItem.answer>;

export async function blindsOn(
  desk: Pick<Desk, "db">,
  { held, investigation, member, role, unseen }: Caller,
  { id: item }: ItemRow,
): Promise<Pick<Shown, "blinds" | "withheld">> {
  const rows = blindsIn(held, item);
  const takes = rows.flatMap(({ id, by }): Change[] =>
    by === null ? [{ verb: "blind.take", subject: id, payload: {} }] : [],
  );
  const may = mayWrite(role, "blind.take");
  // Whose hands there were is asked only where somebody may still take one on.
  const outside = await askedFor(desk.db, investigation, needsOfAll(held, may ? takes : []));
  const mayNotTake = (subject: string): string | null => {
    if (!may) return `As a ${role} you count nothing here; ask an owner.`;
    const take = { verb: "blind.take", subject, payload: {}, by: member, via: null, reason: null } as const;
    const decided = decide({ ...held, ...outside }, take);
    return decided.ok ? null : decided.refusal.sentence;
  };
  return {
    withheld: unseen?.blind.has(item) ?? false,
    blinds: rows.map(({ item: _, withdrawn: __, ...row }) => ({
      ...row,
      stage: stageOfBlind(held, { ...row, item, withdrawn: false }),
      first: row.counted === null ? null : firstIn(held, { ...row, item }),
      mine: row.by === member,
      mayNotTake: row.by === null ? mayNotTake(row.id) : null,
    })),
  };
}
