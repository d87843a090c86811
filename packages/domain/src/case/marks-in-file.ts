// The marks that a case file lists, item by item, held against those of the desk: a sign-off speaks only of what its file shows.
import { canonicalJson } from "../canonical.ts";
import type { Held } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import { attributesOf } from "../statement/standing.ts";
import { frameFlagId } from "../frame/frame.ts";

type Mark = Extract<Change, { verb: "sighting.mark" }>["payload"];
type Flag = Extract<Change, { verb: "frame.flag" }>["payload"];

export class MarksInFile {
  readonly #ofItem = new Map<string, Set<string>>();
  readonly #unread = new Set<string>();

  /** A mark that could not be read: what was signed off there is not known whole. */
  addUnread(item: string): void {
    this.#unread.add(item);
  }

  addFlag(flag: Flag): void {
    add(this.#ofItem, flag.item, frameFlagId(flag));
  }

  addSighting(id: string, mark: Mark): void {
    add(this.#ofItem, mark.item, sightingText(id, mark));
  }

  /** The items whose marks in `held` are those of the file, no more, no less and none another. Boxes are in no case file. */
  sameAs(held: Held): (item: string) => boolean {
    const there = new Map<string, Set<string>>();
    for (const flag of held.frame.values()) if (!flag.withdrawn) add(there, flag.item, flag.id);
    for (const sighting of held.sighting.values())
      if (!sighting.withdrawn) {
        const attributes = [...attributesOf(held, sighting)];
        add(there, sighting.item, sightingText(sighting.id, { ...sighting, attributes }));
      }
    return (item) => {
      if (this.#unread.has(item)) return false;
      const [mine, theirs] = [this.#ofItem.get(item) ?? NONE, there.get(item) ?? NONE];
      return mine.size === theirs.size && [...mine].every((mark) => theirs.has(mark));
    };
  }
}

const NONE: ReadonlySet<string> = new Set();

function add(sets: Map<string, Set<string>>, item: string, text: string): void {
  const set = sets.get(item);
  if (set) set.add(text);
  else sets.set(item, new Set([text]));
}

const sightingText = (
  id: string,
  { subject, attributes, spans }: Pick<Mark, "subject" | "attributes" | "spans">,
) => canonicalJson([id, subject, [...new Set(attributes)].sort(), spans]);
