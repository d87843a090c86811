// Fifty clients at once, reads and acts mixed, on the large investigation; anchor: the bare SQL of the same.
import type { Desk } from "../packages/server/src/desk.ts";
import { bareDesk, type BareDesk } from "./bare-desk.ts";
import { review } from "./large-desk.ts";
import { ms, type Bench } from "./measure.ts";
import { quantile, type Asked } from "./serving.ts";

const CLIENTS = 50;
const EACH = 24;
const ROUNDS = 3;

const KINDS = ["list", "search", "item", "review"] as const;
type Kind = (typeof KINDS)[number];
/** Of ten requests. */
const MIX: readonly Kind[] = [
  "list",
  "item",
  "search",
  "item",
  "review",
  "list",
  "item",
  "search",
  "list",
  "item",
];

type Costs = Record<Kind, number[]>;
type Way = (kind: Kind, n: number) => Promise<number>;

export async function clientsAtOnce(
  say: Parameters<Bench>[0],
  {
    desk,
    investigation,
    asked,
  }: { readonly desk: Desk; readonly investigation: string; readonly asked: Asked },
): Promise<void> {
  const sql = await bareDesk(desk, investigation);
  const before = await entries(desk, investigation);
  const [ours, bare] = [noCosts(), noCosts()];
  for (let round = 0; round < ROUNDS; round++) {
    await atOnce(overHttp(asked), round, ours);
    await atOnce(inSql(sql), round, bare);
  }
  for (const kind of KINDS) {
    const [mine, theirs] = [quantile(ours[kind], 0.95), quantile(bare[kind], 0.95)];
    say({
      what: `${CLIENTS} clients at once, ${kind}, p95`,
      anchor: "the bare SQL of the same",
      ratio: mine / theirs,
      target: { atMost: 3 },
      seen: `${ms(mine)} over HTTP against ${ms(theirs)}; ${ours[kind].length} of either`,
    });
  }
  const kept = (await entries(desk, investigation)) - before;
  say({
    what: "acts kept of those that were acknowledged",
    anchor: "the acknowledged",
    ratio: kept / ours.review.length,
    target: { atLeast: 1 },
    seen: `${kept} of ${ours.review.length}`,
  });
}

const noCosts = (): Costs => ({ list: [], search: [], item: [], review: [] });

/** Each client asks for one thing after the other; no two rounds write the same review. */
async function atOnce(way: Way, round: number, costs: Costs): Promise<void> {
  const client = async (which: number): Promise<void> => {
    for (let step = 0; step < EACH; step++) {
      const n = (round * CLIENTS + which) * EACH + step;
      const kind = MIX[(which + step) % MIX.length] ?? "list";
      costs[kind].push(await way(kind, n));
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, which) => client(which)));
}

const placeOf = (n: number): number => (n * 7919) % 90_000;
/** Digits of a name: some of a hundred items have them. */
const wordOf = (n: number): string => String(100 + (n % 900)).padStart(3, "0");

const overHttp =
  (asked: Asked): Way =>
  (kind, n) => {
    if (kind === "list") return asked.get(`items?limit=100&from=${placeOf(n)}`);
    if (kind === "search") return asked.get(`items?limit=100&text=${wordOf(n)}`);
    if (kind === "item") return asked.get(`items/i${placeOf(n)}`);
    return asked.propose(review(`i${placeOf(n)}`, `seen by a client, ${n}`));
  };

const inSql =
  (sql: BareDesk): Way =>
  async (kind, n) => {
    const start = performance.now();
    if (kind === "list") await sql.list(placeOf(n));
    else if (kind === "search") await sql.search(wordOf(n));
    else if (kind === "item") await sql.item(`i${placeOf(n)}`);
    else await sql.review(n);
    return performance.now() - start;
  };

async function entries({ pool }: Desk, investigation: string): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(
    "select count(*) n from journal where investigation = $1",
    [investigation],
  );
  return Number(rows[0]?.n);
}
