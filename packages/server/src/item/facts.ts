// Items with all their facts, for `sightline items --json`: what a script needs to go on.
import type { Desk } from "../desk.ts";
import { heldOf } from "../investigation/open.ts";
import { allTiles } from "./list.ts";

export async function listFacts(desk: Pick<Desk, "db" | "investigations">, investigation: string) {
  const held = await heldOf(desk, investigation);
  const tiles = await allTiles(desk, held);
  const rows = await desk.db
    .selectFrom("item")
    .leftJoin("inspection", "inspection.sha256", "item.sha256")
    .leftJoin("metadata", "metadata.sha256", "item.sha256")
    .leftJoin("fingerprint", "fingerprint.sha256", "item.sha256")
    .select([
      "item.id",
      "inspection.header",
      "metadata.metadata",
      "fingerprint.recipe",
      "fingerprint.hashes",
      "fingerprint.qualities",
    ])
    .where("item.investigation", "=", investigation)
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return tiles.map(({ warning: _, ...tile }) => {
    const item = held.item.get(tile.id);
    const row = byId.get(tile.id);
    return {
      ...tile,
      sha256: item?.sha256,
      bytes: item?.bytes,
      source: item?.source,
      capturedAt: item?.capturedAt ?? null,
      header: row?.header ?? null,
      fingerprint: row?.recipe == null ? null : printOf(row.recipe, row.hashes, row.qualities),
      metadata: row?.metadata?.tags ?? null,
    };
  });
}

/** The first frame's hash in hex, word 15 first as stored, and how many frames were hashed. */
const printOf = (recipe: string, hashes: Buffer | null, qualities: Buffer | null) => ({
  recipe,
  pdq: hashes?.subarray(0, 32).toString("hex") ?? null,
  quality: qualities?.[0] ?? null,
  frames: qualities?.length ?? 0,
});
