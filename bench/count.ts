// Counting: wall time of readCase + count, its proof included; anchor: `JSON.parse` of the same case file.
import { checkProof, count, readCase, type Count } from "@sightline/count";
import { caseOf } from "./cases.ts";
import { inTurns, ms, wallOf, type Bench } from "./measure.ts";

/** About 300 people can be proved of it. */
const newsroom = { events: 13, items: 130, sightings: 3_000, crowd: 40, pairFacts: 499 };
const large = { events: 20, items: 2_000, sightings: 100_000, crowd: 400, pairFacts: 0 };

export const countBench: Bench = async (say) => {
  await counted("130 items, 3,000 sightings, 500 facts", newsroom, {
    times: 9,
    freeMs: 20,
    checked: true,
    say,
  });
  await counted("100,000 sightings, facts about events", large, { times: 3, freeMs: 0, checked: false, say });
};

type How = {
  readonly times: number;
  /** What the target allows on top of its ratio. */
  readonly freeMs: number;
  /** Whether to time the checker too. */
  readonly checked: boolean;
  readonly say: Parameters<Bench>[0];
};

async function counted(
  what: string,
  size: typeof newsroom,
  { times, freeMs, checked, say }: How,
): Promise<void> {
  const text = JSON.stringify(caseOf(size));
  const json: unknown = JSON.parse(text);
  let result = countOf(json);
  const { parse, ours, check } = await inTurns(times, {
    parse: () => wallOf(() => JSON.parse(text)),
    ours: () => wallOf(() => (result = countOf(json))),
    check: () => wallOf(() => checkedOf(json, result)),
  });
  const free = freeMs > 0 ? `, ${freeMs} ms of it free` : "";
  say({
    what: `count and proof of ${what}`,
    anchor: "JSON.parse",
    ratio: Math.max(0, ours - freeMs) / parse,
    target: { atMost: 3 },
    seen: `${ms(ours)} against ${ms(parse)}${free}; at least ${result.atLeast}${result.exact ? ", exact" : `, at most ${result.couldReach}`}`,
  });
  if (!checked) return;
  say({
    what: `checkProof of ${result.atLeast} people`,
    anchor: "its count",
    ratio: check / ours,
    target: { atMost: 0.1 },
    seen: `${ms(check)} against ${ms(ours)}`,
  });
}

function countOf(json: unknown): Count {
  const reading = readCase(json);
  if (!reading.ok)
    throw new Error(`Our own case is refused: ${JSON.stringify(reading.refusals.slice(0, 3))}`);
  return count(reading.case);
}

function checkedOf(json: unknown, { proof, atLeast }: Count): void {
  const checked = checkProof(json, proof);
  if (!checked.ok || checked.atLeast !== atLeast)
    throw new Error(`Our own proof does not hold: ${JSON.stringify(checked)}`);
}
