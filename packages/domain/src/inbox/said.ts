// What of transcripts waits for a second member: translations to be read, and statements to be confirmed.
import type { Held } from "../investigation/held.ts";
import { isOut } from "../item/standing.ts";
import { allStatements } from "../statement/footage.ts";
import { heardHash, segmentsOf } from "../statement/standing.ts";
import { isOfItsWords } from "../transcript/standing.ts";
import type { Matter } from "./matter.ts";
import type { Me } from "./matters.ts";

/** Of words that the segment has now, and by another member. */
export function translationsOf(held: Held, me: Me): Matter[] {
  if (!me.may("translation.review")) return [];
  return [...held.translation.values()].flatMap((row): Matter[] => {
    const { id, segment, version, statedBy, reviewedBy, withdrawn } = row;
    const said = held.segment.get(segment);
    const stands = !withdrawn && said?.withdrawn === false && !isOut(held, segment);
    return !stands || reviewedBy !== null || me.is(statedBy) || !isOfItsWords(held, row)
      ? []
      : [
          {
            key: `translation ${id}`,
            asked: { kind: "translation", translation: id, version },
            items: [said.item],
          },
        ];
  });
}

/** Where words are written down for it: without any nobody can confirm it. */
export function statementsOf(held: Held, me: Me): Matter[] {
  if (!me.may("statement.review")) return [];
  return allStatements(held).flatMap((row): Matter[] => {
    const { id, item, version, statedBy, reviewedBy } = row;
    if (reviewedBy !== null || me.is(statedBy) || segmentsOf(held, row).length === 0) return [];
    const asked = { kind: "statement", statement: id, version, heard: heardHash(held, row) } as const;
    return [{ key: `statement ${id}`, asked, items: [item] }];
  });
}
