// Writes one change in the acting member's name, and says what the journal now says of it.
import {
  changeSchema,
  ok,
  refuse,
  type Change,
  type Informed,
  type Result,
  type Verb,
} from "@sightline/domain";
import { cutsIn, editSightings, propose, type Done, type Wanted } from "@sightline/server";
import type { Global } from "../global.ts";
import { note, print, printRefusal } from "../say.ts";
import { withMember, type ByMember } from "../with-investigation.ts";

export type Options = { investigation?: string; reason?: string; json?: boolean };

/** A change that is about whatever there is now is made from what is held. */
export const writeChange = (wanted: Wanted, options: Options, global: Global): Promise<void> =>
  withMember(global, options, (at) => writeAt(at, wanted, options));

/** The same at a desk that is open already. */
export async function writeAt({ desk, id, by }: ByMember, wanted: Wanted, options: Options): Promise<void> {
  const order = { investigation: id, by, reason: options.reason };
  const written = await propose(desk, order, (held) => {
    const made = typeof wanted === "function" ? wanted(held) : ok(wanted);
    return made.ok ? shaped(made.value) : made;
  });
  const cuts = written.ok ? await cutsAcross(desk, id, written.value.changes) : [];
  tell(written, by, options, cuts);
}

/** Of each change, the cuts that a machine sees in the take that it states. */
const cutsAcross = (desk: Parameters<typeof cutsIn>[0], investigation: string, changes: Done["changes"]) =>
  Promise.all(
    changes.map(async ({ verb, payload }) => {
      if (verb !== "fact.state" && verb !== "fact.correct") return [];
      const { assertion } = payload;
      if (assertion.kind !== "continuous") return [];
      return cutsIn(desk, investigation, assertion.item, assertion.span);
    }),
  );

/** The same where it is made from how sightings are drawn. */
export const writeEdit = (
  sightings: readonly string[],
  made: (held: Informed) => Result<readonly Change[]>,
  options: Options,
  global: Global,
): Promise<void> =>
  withMember(global, options, async ({ desk, id, by }) => {
    const order = { investigation: id, by, reason: options.reason, sightings };
    const written = await editSightings(desk, order, (held) => {
      const changes = made(held);
      return changes.ok ? shaped(changes.value) : changes;
    });
    tell(written, by, options);
  });

/** With `json`, what was written, on one line: nothing when it was so already. */
function tell(
  written: Result<Done>,
  by: string,
  { json }: Options,
  cuts: readonly (readonly number[])[] = [],
): void {
  if (!written.ok) return printRefusal(written.refusal, json);
  const { changes, seqs } = written.value;
  for (const us of cuts.flat())
    note(
      `The machine sees a cut at ${us} µs, inside a span that is stated to be one unbroken take: look at that fact again.`,
    );
  if (json === true)
    return print(
      JSON.stringify(
        changes.map(({ verb, subject }, i) => ({
          verb,
          subject,
          seq: seqs[i],
          ...(cuts[i]?.length && { cutsUs: cuts[i] }),
        })),
      ),
    );
  for (const { verb, subject } of changes) note(`${verb} ${subject}, by ${by}.`);
  if (changes.length === 0) note("It was so already.");
}

/** What was typed has the shape that the journal takes, or is refused by its name. */
export function changeOf(verb: Verb, subject: string, payload: unknown): Result<Change> {
  const parsed = changeSchema.safeParse({ verb, subject, payload });
  const [issue] = parsed.error?.issues ?? [];
  return issue
    ? refuse("wrong-shape", `${issue.path.at(-1)?.toString() ?? "It"}: ${issue.message}.`)
    : ok(parsed.data as Change);
}

function shaped(wanted: Change | readonly Change[]): Result<Change[]> {
  const changes: Change[] = [];
  for (const { verb, subject, payload } of [wanted].flat()) {
    const change = changeOf(verb, subject, payload);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return ok(changes);
}
