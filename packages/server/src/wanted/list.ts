// What waits for its file, as the library shows it.
import { isWaiting, namesOf, type listWanted } from "@sightline/domain";
import type { z } from "zod";
import type { Caller } from "../investigation/caller.ts";

const LIMIT = 200;

export function listWaiting(
  { held }: Pick<Caller, "held">,
  { limit = LIMIT }: Pick<z.infer<typeof listWanted.params>, "limit">,
): z.infer<typeof listWanted.answer> {
  const { member } = namesOf(held);
  const waiting = [...held.wanted.values()]
    .filter(isWaiting)
    .sort((p, q) => (p.address < q.address ? -1 : p.address > q.address ? 1 : 0));
  return {
    wanted: waiting.slice(0, limit).map(({ id, address, account, posted, note, by }) => ({
      id,
      address,
      account,
      posted,
      note,
      by: member(by),
    })),
    of: waiting.length,
  };
}
