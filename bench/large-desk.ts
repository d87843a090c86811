// A desk with a large invented investigation in it, filled through its own command room.
import { createHash } from "node:crypto";
import { changeSchema, type Change } from "../packages/domain/src/index.ts";
import { openDesk, type Desk } from "../packages/server/src/desk.ts";
import { propose } from "../packages/server/src/investigation/command.ts";
import { findOrOpenInvestigation } from "../packages/server/src/investigation/open.ts";

export const LARGE = { items: 100_000, sightings: 200_000, facts: 50_000 } as const;
export type Size = { readonly [K in keyof typeof LARGE]: number };

const AT_ONCE = 10_000;
export const shaOf = (n: number): string => createHash("sha256").update(String(n)).digest("hex");

export async function opened(
  dataDir: string,
  onSql?: Parameters<typeof openDesk>[0]["onSql"],
): Promise<Desk> {
  const desk = await openDesk({ dataDir, ...(onSql && { onSql }) });
  if (!desk.ok) throw new Error(desk.refusal.sentence);
  return desk.desk;
}

/** Photos of two people each; every fourth item has a fact about somebody in it. Gives the id of the investigation. */
export async function fill(desk: Desk, { items, sightings, facts }: Size): Promise<string> {
  const found = await findOrOpenInvestigation(desk, "Large", "owner");
  if (!found.ok) throw new Error(found.refusal.sentence);
  const { id } = found;
  const write = async (total: number, by: string, make: (n: number) => Change): Promise<void> => {
    for (let from = 0; from < total; from += AT_ONCE) {
      const changes = Array.from({ length: Math.min(AT_ONCE, total - from) }, (_, i) => make(from + i));
      const done = await propose(desk, { investigation: id, by }, changes);
      if (!done.ok) throw new Error(done.refusal.sentence);
    }
  };
  await write(2, "owner", (n) => member(n === 0 ? "ann" : "ben"));
  await write(items, "ann", item);
  await write(sightings, "ann", (n) => sighting(`s${n}`, `i${n % items}`));
  await write(facts, "ann", (n) => same(`F${n}`, `s${n}`, `s${n + 1}`));
  await desk.pool.query(`
    insert into inspection (sha256, state, header, decode)
    select sha256, 'done', '{"format":"jpeg","codec":"mjpeg","width":1200,"height":900,"rotation":0,"mirrored":false,"durationUs":null,"frames":1}',
      '{"tool":"libvips","version":"8","sandbox":"none","warnings":[]}'
    from (select distinct sha256 from item) content
    on conflict do nothing`);
  await desk.pool.query("analyze");
  return id;
}

const made = (verb: string, subject: string, payload: object): Change =>
  changeSchema.parse({ verb, subject, payload });
const member = (id: string): Change => made("member.add", id, { id, name: id, role: "editor" });
const item = (n: number): Change =>
  made("item.collect", `i${n}`, {
    sha256: shaOf(n),
    bytes: 400_000,
    name: `IMG_${String(n * 7919).padStart(9, "0")}.jpg`,
    kind: "photo",
    source: { path: `/card/${n % 50}/IMG_${n}.jpg`, url: null, account: `account-${n % 300}`, credit: null },
  });
export const sighting = (id: string, of: string): Change =>
  made("sighting.mark", id, {
    item: of,
    subject: "prisoner",
    attributes: [],
    spans: [[0, 0]],
    track: [[0, 0.1, 0.1, 0.2, 0.4]],
  });
export const same = (id: string, one: string, other: string): Change =>
  made("fact.state", id, {
    assertion: { kind: "same", between: [one, other] },
    basis: "the same scar on the left hand, and the same coat",
  });
export const review = (of: string, reason: string): Change =>
  made("item.review", of, { verdict: "verified", reason });
