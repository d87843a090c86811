// Leads by scene: items that may show the same thing, seen from elsewhere, so that one answer serves for all of them.
import { Classes } from "../classes.ts";
import type { InboxPair } from "./inbox.ts";

/** `items` in order of id; `asked` are the leads among them that wait for an answer, best first. */
export type Scene = { readonly items: readonly string[]; readonly asked: readonly InboxPair[] };

/** As many as are shown beside one another: nobody answers for what is not before their eyes. */
export const mostInScene = 12;

/**
 * The scenes in which something is asked, the largest first; each lead, best first as given, is asked in one of them.
 * Leads join items until a scene is full, what was answered "same place" stays together and counts as one, and the leads
 * between full scenes make scenes of their own: weak leads in a chain would otherwise make one scene of everything.
 */
export function scenesOf(pairs: readonly InboxPair[]): Scene[] {
  const together = pairs.filter(({ decision }) => decision?.answer === "same-place");
  const scenes: Scene[] = [];
  for (let left = pairs.filter((pair) => pair.lead && pair.asked); left.length > 0;) {
    const { found, later } = oneRound(left, together);
    scenes.push(...found);
    left = later;
  }
  return scenes.sort((p, q) => q.items.length - p.items.length);
}

/** The first of the leads is in some scene, so that rounds end. */
function oneRound(leads: readonly InboxPair[], together: readonly InboxPair[]) {
  const classes = new Classes();
  for (const { a, b } of together) classes.join(a, b);
  const sizes = new Map<string, number>();
  const sizeOf = (top: string): number => sizes.get(top) ?? 1;
  const [here, later]: [InboxPair[], InboxPair[]] = [[], []];
  for (const pair of leads) {
    const [one, other] = [classes.top(pair.a), classes.top(pair.b)];
    const size = one === other ? sizeOf(one) : sizeOf(one) + sizeOf(other);
    if (size > mostInScene) {
      later.push(pair);
      continue;
    }
    classes.join(one, other);
    sizes.set(classes.top(one), size);
    here.push(pair);
  }
  const asked = Map.groupBy(here, ({ a }) => classes.top(a));
  const ids = new Set([...here, ...together].flatMap(({ a, b }) => [a, b]));
  const found = classes.of([...ids].sort()).flatMap((items): Scene[] => {
    const of = asked.get(classes.top(items[0] ?? ""));
    return of ? [{ items, asked: of }] : [];
  });
  return { found, later };
}
