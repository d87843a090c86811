// What is set on chosen items: which those are now, and the change of each.
import { sha256 } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import type { ItemRow } from "../item/item.ts";
import type { Change } from "../journal/nouns.ts";
import { ok, refuse, type Result } from "../refusal.ts";
import { sourceOf } from "../upload/upload.ts";
import type { Choice, Setting } from "./contract.ts";

/** Items that one act may change: all of them are decided while nobody else can write. */
export const MOST_CHOSEN = 10_000;

/** What a set of items is told by, in whatever order they are. */
export const markOf = (ids: readonly string[]): string => sha256(ids.toSorted().join("\n"));

/** The items chosen, each once; `found` are those that what was asked finds now. */
export function chosenIn(choice: Choice, found: readonly string[]): Result<readonly string[]> {
  if (choice.by === "hand") return ok([...new Set(choice.items)]);
  if (found.length !== choice.found || markOf(found) !== choice.mark)
    return refuse(
      "found-changed",
      `Other items are found now than when all ${choice.found} were chosen; look at them and choose again.`,
    );
  const but = new Set(choice.but);
  const chosen = found.filter((id) => !but.has(id));
  if (chosen.length === 0) return refuse("nothing-chosen", "No item is chosen; choose at least one.");
  if (chosen.length > MOST_CHOSEN)
    return refuse(
      "too-many-chosen",
      `${chosen.length} items are chosen, and one act changes at most ${MOST_CHOSEN}; narrow what is found.`,
    );
  return ok(chosen);
}

/** One change an item; what is not there is left to its rule to refuse. */
export const changesOf = (held: Held, ids: readonly string[], set: Setting): Change[] =>
  ids.map((subject) => ({ subject, ...changeOf(held.item.get(subject), set) }));

function changeOf(item: ItemRow | undefined, set: Setting): Unnamed {
  switch (set.what) {
    case "stage":
      return { verb: "item.triage", payload: { begun: set.begun } };
    case "warning": {
      const others = (item?.warnings ?? []).filter((one) => one !== set.warning);
      const isOn = others.length !== (item?.warnings ?? []).length;
      const warnings = isOn && set.on ? (item?.warnings ?? []) : set.on ? [...others, set.warning] : others;
      return { verb: "item.triage", payload: { warnings } };
    }
    case "assignee":
      return { verb: "item.triage", payload: { assignee: set.assignee } };
    case "credit":
      return { verb: "item.describe", payload: { credit: set.credit } };
    case "source":
      return { verb: "item.source", payload: { alsoFound: [{ path: null, ...sourceOf(set.source) }] } };
  }
}

type Unnamed = Change extends infer C ? (C extends { subject: string } ? Omit<C, "subject"> : never) : never;
