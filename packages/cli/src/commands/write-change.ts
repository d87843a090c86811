// Writes one change in the acting member's name, and says what the journal now says of it.
import { changeSchema, ok, refuse, type Change, type Result } from "@sightline/domain";
import { propose, type Wanted } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, printRefusal } from "../say.ts";
import { withMember } from "../with-investigation.ts";

export type Options = { investigation?: string; reason?: string };

/** A change that is about whatever there is now is made from what is held. */
export const writeChange = (wanted: Wanted, options: Options, global: Global): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const order = { investigation: id, by, reason: options.reason };
    const written = await propose(desk, order, (held) => {
      const made = typeof wanted === "function" ? wanted(held) : ok(wanted);
      return made.ok ? shaped(made.value) : made;
    });
    if (!written.ok) return printRefusal(written.refusal);
    const { changes } = written.value;
    for (const { verb, subject } of changes) note(`${verb} ${subject}, by ${by}.`);
    if (changes.length === 0) note("It was so already.");
  });

/** What was typed has the shape that the journal takes, or is refused by its name. */
function shaped(wanted: Change | readonly Change[]): Result<Change[]> {
  const changes: Change[] = [];
  for (const change of [wanted].flat()) {
    const parsed = changeSchema.safeParse(change);
    const [issue] = parsed.error?.issues ?? [];
    if (issue) return refuse("wrong-shape", `${issue.path.at(-1)?.toString() ?? "It"}: ${issue.message}.`);
    changes.push(parsed.data as Change);
  }
  return ok(changes);
}
