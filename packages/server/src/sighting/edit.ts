// Editing where sightings are drawn: their boxes, and the frames of their films, are read under the lock that writes them anew.
import { nothingAsked, type Change, type Held, type Informed, type Result } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { propose, type Done, type Order } from "../investigation/command.ts";
import { askedFor } from "../investigation/outside.ts";

/** `made` may ask for the tracks of these sightings and for the frames of the items that they are in. */
export function editSightings(
  desk: Desk,
  order: Order & { readonly sightings: readonly string[] },
  made: (held: Informed) => Result<readonly Change[]>,
): Promise<Result<Done>> {
  let outside = nothingAsked();
  return propose(desk, order, (held) => made({ ...held, ...outside }), {
    before: async (tx, held) => {
      outside = await askedFor(tx, order.investigation, {
        seen: order.sightings.flatMap((id) => filmOf(held, id)),
        tracks: order.sightings,
      });
      return null;
    },
  });
}

const filmOf = (held: Held, sighting: string): string[] => {
  const item = held.item.get(held.sighting.get(sighting)?.item ?? "");
  return item ? [item.sha256] : [];
};
