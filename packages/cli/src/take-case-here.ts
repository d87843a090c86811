// The part of `withCase` that needs the desk, apart so that a case file is counted without loading it.
import { exportCase, findCount, loweredIn, ok } from "@sightline/domain";
import { countWithFloor } from "@sightline/server";
import type { Global } from "./global.ts";
import { note, oneLine, printRefusal } from "./say.ts";
import { nodesOf, type CaseOptions, type Counting } from "./with-case.ts";
import { withInvestigation } from "./with-investigation.ts";

export const takeCaseHere = (
  options: CaseOptions,
  global: Global,
  take: (json: unknown, counting: Counting) => Promise<void>,
): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id, held }) => {
    const named = options.named === undefined ? ok(null) : findCount(held, options.named);
    if (!named.ok) return printRefusal(named.refusal, options.json);
    const of = { investigation: id, count: named.value?.id ?? "" };
    const counting: Counting = async (whole) =>
      (await countWithFloor(desk, of, whole, nodesOf(options))).result;
    await take(exportCase(held, named.value?.criteria), counting);
    for (const { item, atUs, subject, first, counted } of loweredIn(held)) {
      const where = `${oneLine(held.item.get(item)?.name ?? item)} at ${atUs} µs`;
      note(
        `${where}: two members counted ${first} and ${counted} of ${oneLine(subject)}; ${counted} counts until they settle it.`,
      );
    }
  });
