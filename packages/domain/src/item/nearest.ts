// Which file name was probably meant by one that no item has.
import { distance } from "fastest-levenshtein";
import type { Held } from "../investigation/held.ts";

/** Where more items stand, none is looked for: a file may ask for as many names as it has rows. */
const MOST_ITEMS = 2000;
const LONGEST_NAME = 200;

const plain = (name: string): string => name.normalize("NFKC").toLowerCase();

/** Undefined where none is near: at most a third of the letters differ, capitals not counted. */
export function nearestName(held: Held, name: string): string | undefined {
  if (held.item.size > MOST_ITEMS || name.length > LONGEST_NAME) return undefined;
  const asked = plain(name);
  let nearest: string | undefined;
  let least = Math.floor(asked.length / 3) + 1;
  for (const { name: known, withdrawn } of held.item.values()) {
    if (withdrawn || known.length > LONGEST_NAME || Math.abs(known.length - name.length) >= least) continue;
    const away = distance(asked, plain(known));
    if (away >= least) continue;
    least = away;
    nearest = known;
  }
  return nearest;
}
