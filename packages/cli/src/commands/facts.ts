// `sightline fact list`: what is stated and stands, with its basis and the parts of pictures that it pins.
import { asserted, namesOf, type Pin } from "@sightline/domain";
import { callerIn } from "@sightline/server";
import type { Global } from "../global.ts";
import { oneLine, print, printRefusal } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";
import type { Options } from "./write-change.ts";

/** What the member sees, by id. */
export const listFacts = (options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id }) => {
    const caller = await callerIn(desk, id, { as: global.as, reading: "data" });
    if (!caller.ok) return printRefusal(caller.refusal, options.json);
    const { held } = caller.value;
    const standing = [...held.fact.values()]
      .filter(({ withdrawn }) => !withdrawn)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    if (options.json === true) {
      for (const { withdrawn: _, ...fact } of standing) print(JSON.stringify(fact));
      return;
    }
    const names = namesOf(held);
    for (const { id: fact, assertion, basis, pins, statedBy, reviewedBy } of standing) {
      const by = reviewedBy === null ? "not reviewed" : `reviewed by ${names.member(reviewedBy)}`;
      print(
        oneLine(
          `${fact}: ${asserted(assertion, names)}, stated by ${names.member(statedBy)}, ${by}: ${basis}`,
        ),
      );
      for (const pin of pins) print(oneLine(`  ${pinSaid(pin, names.thing(pin.item))}`));
    }
    if (standing.length === 0) print("No fact is stated.");
  });

/** As it is typed after --pin. */
const pinSaid = ({ at, region, note }: Pin, item: string): string =>
  `${item}@${at}:${region.join(",")}${note === undefined ? "" : `:${note}`}`;
