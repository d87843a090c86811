// `sightline fact`: confirming and withdrawing what was stated.
import type { Change } from "@sightline/domain";
import { actingMember, findInvestigation, writeAs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withDesk } from "../with-desk.ts";

type Options = { investigation?: string; reason?: string };

export const reviewFact = (id: string, options: Options, global: Global): Promise<void> =>
  change({ verb: "fact.review", subject: id, payload: {} }, options, global);

export const withdrawFact = (
  id: string,
  options: Options & { review?: boolean },
  global: Global,
): Promise<void> =>
  change(
    { verb: "fact.withdraw", subject: id, payload: { only: options.review === true ? "review" : "fact" } },
    options,
    global,
  );

async function change(wanted: Change, options: Options, global: Global): Promise<void> {
  await withDesk(global, async (desk) => {
    const found = await findInvestigation(desk, options.investigation);
    if (!found.ok) return printRefusal(found.refusal);
    const acting = await actingMember(desk, found.id, global.as);
    if (!acting.ok) return printRefusal(acting.refusal);
    const order = {
      investigation: found.id,
      by: acting.value,
      ...(options.reason !== undefined && { reason: options.reason }),
    };
    const written = await writeAs(desk, order, wanted);
    if (!written.ok) return printRefusal(written.refusal);
    note(
      written.value.length > 0
        ? `${wanted.verb} ${wanted.subject}, by ${acting.value}.`
        : "It was so already.",
    );
  });
}
