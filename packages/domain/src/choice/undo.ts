// Taking back what was set on items: each gets what it had before, and nothing that somebody set since is taken away.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import type { ItemRow } from "../item/item.ts";
import type { Entry } from "../journal/entry.ts";
import type { Change, Verb } from "../journal/nouns.ts";
import { project } from "../journal/project.ts";
import { ok, refuse, type Result } from "../refusal.ts";

/** The verbs that say what an item is, from which it is read what it was. */
export const SAY_WHAT_IT_IS = [
  "item.collect",
  "item.triage",
  "item.describe",
  "item.source",
] as const satisfies readonly Verb[];

/** Those of them by which something is set. */
const SETS: readonly Verb[] = SAY_WHAT_IT_IS.filter((verb) => verb !== "item.collect");

type Fields = Partial<ItemRow>;
/** What can be put back, each by the verb that sets it. */
const TRIAGE = ["begun", "warnings", "assignee"] as const;
const PUT_BACK: readonly string[] = [...TRIAGE, "credit", "alsoFound"];

const NOT_SET = refuse("not-to-undo", "Only what was set on chosen items is undone in one act.");

/** The changes that take the entries `act` back; `before` are earlier entries about the same items, oldest first. */
export function undoOf(
  held: Held,
  { act, before }: { readonly act: readonly Entry[]; readonly before: readonly Entry[] },
): Result<Change[]> {
  if (act.length === 0 || !act.every(({ verb }) => SETS.includes(verb))) return NOT_SET;
  const given = fieldsSaid(act);
  const had = fieldsSaid(before);
  const changes: Change[] = [];
  for (const [subject, set] of given) {
    const item = held.item.get(subject);
    const was = had.get(subject);
    const names = Object.keys(set) as (keyof ItemRow)[];
    if (!item || !was || !names.every((name) => PUT_BACK.includes(name))) return NOT_SET;
    if (names.some((name) => canonicalJson(item[name]) !== canonicalJson(set[name])))
      return refuse(
        "item-changed",
        `${item.name} was changed again since; to undo this would take that away.`,
      );
    changes.push(...putBack(item, names, was));
  }
  return ok(changes);
}

/** What the entries say of each item, the later word standing. */
function fieldsSaid(entries: readonly Entry[]): ReadonlyMap<string, Fields> {
  const said = new Map<string, Fields>();
  for (const entry of entries)
    for (const row of project(entry)) {
      if (row.table !== "item") continue;
      const [id, fields]: [string, Fields] = "put" in row ? [row.put.id, row.put] : [row.id, row.patch];
      said.set(id, { ...said.get(id), ...fields });
    }
  return said;
}

function putBack(item: ItemRow, names: readonly (keyof ItemRow)[], was: Fields): Change[] {
  const { id: subject } = item;
  const triage = TRIAGE.filter((name) => names.includes(name)).map((name) => [name, was[name]]);
  const changes: Change[] = [];
  if (triage.length > 0)
    changes.push({ verb: "item.triage", subject, payload: Object.fromEntries(triage) as object });
  if (names.includes("credit"))
    changes.push({ verb: "item.describe", subject, payload: { credit: was.credit ?? null } });
  if (names.includes("alsoFound")) {
    const alsoFound = was.alsoFound ?? [];
    const isLess = alsoFound.length < item.alsoFound.length;
    changes.push({ verb: "item.source", subject, payload: { alsoFound, ...(isLess && { back: true }) } });
  }
  return changes;
}
