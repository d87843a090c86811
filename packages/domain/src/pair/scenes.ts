// Leads by scene: items that may show the same thing, seen from elsewhere, so that one answer serves for all of them.
import { Classes } from "../classes.ts";
import type { InboxPair } from "./inbox.ts";

/** `items` in order of id; `asked` are the leads among them that wait for an answer, best first. */
export type Scene = { readonly items: readonly string[]; readonly asked: readonly InboxPair[] };

/** The scenes in which something is asked, the largest first. Leads that were answered "same place" hold them together. */
export function scenesOf(pairs: readonly InboxPair[]): Scene[] {
  const classes = new Classes();
  const ids = new Set<string>();
  const asked = pairs.filter((pair) => pair.lead && pair.asked);
  const together = pairs.filter(({ decision }) => decision?.answer === "same-place");
  for (const { a, b } of [...asked, ...together]) {
    classes.join(a, b);
    ids.add(a).add(b);
  }
  const byTop = new Map<string, InboxPair[]>();
  for (const pair of asked) {
    const top = classes.top(pair.a);
    byTop.set(top, [...(byTop.get(top) ?? []), pair]);
  }
  return classes
    .of([...ids].sort())
    .flatMap((items) => {
      const here = byTop.get(classes.top(items[0] ?? ""));
      return here ? [{ items, asked: here }] : [];
    })
    .sort((p, q) => q.items.length - p.items.length);
}
