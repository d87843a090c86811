// Writes one change in the acting member's name, and says what the journal now says of it.
import type { Change, Held, Result } from "@sightline/domain";
import { writeAs } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";

export type Options = { investigation?: string; reason?: string };

/** A change that is about whatever there is now is made from what is held. */
export const writeChange = (
  wanted: Change | ((held: Held) => Result<Change>),
  options: Options,
  global: Global,
): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const { reason } = options;
    const order = { investigation: id, by, ...(reason !== undefined && { reason }) };
    const written = await writeAs(desk, order, wanted);
    if (!written.ok) return printRefusal(written.refusal);
    for (const { verb, subject } of written.value) note(`${verb} ${subject}, by ${by}.`);
    if (written.value.length === 0) note("It was so already.");
  });
