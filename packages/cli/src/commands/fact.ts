// `sightline fact`: confirming and withdrawing what was stated.
import type { Change } from "@sightline/domain";
import { writeAs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";

type Options = { investigation?: string; reason?: string };

const change = (wanted: Change, options: Options, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const { reason } = options;
    const order = { investigation: id, by, ...(reason !== undefined && { reason }) };
    const written = await writeAs(desk, order, wanted);
    if (!written.ok) return printRefusal(written.refusal);
    note(written.value.length > 0 ? `${wanted.verb} ${wanted.subject}, by ${by}.` : "It was so already.");
  });

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
