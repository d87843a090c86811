// Writes one change in the acting member's name, and says what the journal now says of it.
import { propose, type Wanted } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";

export type Options = { investigation?: string; reason?: string };

/** A change that is about whatever there is now is made from what is held. */
export const writeChange = (wanted: Wanted, options: Options, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const written = await propose(desk, { investigation: id, by, reason: options.reason }, wanted);
    if (!written.ok) return printRefusal(written.refusal);
    const { changes } = written.value;
    for (const { verb, subject } of changes) note(`${verb} ${subject}, by ${by}.`);
    if (changes.length === 0) note("It was so already.");
  });
