// Items as tiles: what a person needs to choose where to look, with the verdict that the reviews add up to.
import { refuse, verdictOf, warningOf, type Decoding, type Held, type Tile } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { loadForReading } from "../investigation/load.ts";
import { countAsked } from "../pair/load.ts";

/** The library: all tiles, and how many pairs wait for an answer. */
export async function listLibrary(desk: Pick<Desk, "db">, investigation: string) {
  const { held, tiles } = await listTiles(desk, investigation);
  const [opened] = held.investigation.values();
  if (!opened) return refuse("no-such-investigation", `This desk holds no investigation ${investigation}.`);
  const undecidedPairs = await countAsked(desk, investigation, held);
  return { ok: true as const, value: { name: opened.name, items: tiles, undecidedPairs } };
}

export async function listTiles(
  desk: Pick<Desk, "db">,
  investigation: string,
): Promise<{ held: Held; tiles: Tile[] }> {
  const held = await loadForReading(desk.db, investigation);
  const inspections = await desk.db
    .selectFrom("inspection")
    .selectAll()
    .where("sha256", "in", (eb) =>
      eb.selectFrom("item").select("item.sha256").where("investigation", "=", investigation),
    )
    .execute();
  const bySha = new Map(inspections.map((row) => [row.sha256, row]));
  const seen = tally(held);
  const tiles = [...held.item.values()]
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
    .map((item): Tile => {
      const row = bySha.get(item.sha256);
      const marked = Object.fromEntries(seen.marked.get(item.id) ?? []);
      return {
        id: item.id,
        name: item.name,
        kind: item.kind,
        verdict: verdictOf(held.reviewsOf.get(item.id) ?? []),
        footage: item.footage,
        account: item.account,
        marked,
        headcount: seen.headcount.get(item.id) ?? null,
        warning: warningOf({
          kind: item.kind,
          marked,
          attributes: [...(seen.attributes.get(item.id) ?? [])],
        }),
        durationUs: row?.header?.durationUs ?? null,
        decoding: decodingOf(item.kind, row),
      };
    });
  return { held, tiles };
}

type Inspected = {
  state: "done" | "refused" | "failed";
  code: string | null;
  sentence: string | null;
  decode: { warnings: string[] } | null;
};

export function decodingOf(kind: "photo" | "video" | "other", row: Inspected | undefined): Decoding {
  if (kind === "other") {
    const sentence =
      "This file is neither a photo nor a video that is opened here; its bytes are kept and hashed.";
    return { state: "refused", code: "unsupported-format", sentence };
  }
  if (!row) return { state: "waiting" };
  if (row.state === "done") return { state: "done", warnings: row.decode?.warnings ?? [] };
  return { state: "refused", code: row.code ?? "fault", sentence: row.sentence ?? "" };
}

function tally(held: Held) {
  const marked = new Map<string, Map<string, number>>();
  const attributes = new Map<string, Set<string>>();
  for (const sighting of held.sighting.values()) {
    const subjects = marked.get(sighting.item) ?? new Map<string, number>();
    subjects.set(sighting.subject, (subjects.get(sighting.subject) ?? 0) + 1);
    marked.set(sighting.item, subjects);
    const said = attributes.get(sighting.item) ?? new Set<string>();
    for (const attribute of sighting.attributes) said.add(attribute);
    attributes.set(sighting.item, said);
  }
  const headcount = new Map<string, number>();
  for (const { item, atLeast, withdrawn } of held.headcount.values()) {
    if (withdrawn) continue;
    headcount.set(item, Math.max(atLeast, headcount.get(item) ?? 0));
  }
  return { marked, attributes, headcount };
}
