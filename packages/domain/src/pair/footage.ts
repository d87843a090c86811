// Which items show one recording: the connected components of confirmed pairs and named footage, without compilations.
import { Classes } from "../classes.ts";
import type { Held } from "../investigation/held.ts";
import type { Change } from "../journal/nouns.ts";
import type { Signed } from "../journal/entry.ts";
import { compilationIn } from "./answer.ts";

/** Two items and what the newest answer about them says. */
type Edge = { readonly a: string; readonly b: string };

const edgesWith = (held: Held, answer: "same-recording" | "different"): Edge[] =>
  [...held.decisionOf.values()].filter((decision) => decision.answer === answer);

/**
 * The items whose parts show different recordings: those that an answer calls a compilation, as long as it stands, and
 * every other item of the same bytes.
 */
export function compilationsOf(held: Held): ReadonlySet<string> {
  const called = [...held.decisionOf.values()].flatMap((decision) => compilationIn(decision) ?? []);
  if (called.length === 0) return new Set();
  const contents = new Set(called.flatMap((id) => held.item.get(id)?.sha256 ?? []));
  const named = [...contents].flatMap((sha256) => held.itemsNamed.get(sha256) ?? []);
  return new Set(named.filter((id) => contents.has(held.item.get(id)?.sha256 ?? "")));
}

/**
 * Joined are the two of each pair that stands as the same recording, and all items for which somebody named the same
 * footage. A compilation joins nothing: no edge passes through it, and it is alone.
 */
function together(held: Held): Classes {
  const classes = new Classes();
  const apart = compilationsOf(held);
  const join = (one: string, other: string): void => {
    if (!apart.has(one) && !apart.has(other)) classes.join(one, other);
  };
  for (const { a, b } of edgesWith(held, "same-recording")) join(a, b);
  const first = new Map<string, string>();
  for (const { id, namedFootage } of held.item.values()) {
    if (namedFootage === null || apart.has(id)) continue;
    const there = first.get(namedFootage);
    if (there === undefined) first.set(namedFootage, id);
    else join(id, there);
  }
  return classes;
}

/**
 * The footage of every item, by what stands now and not by the order in which it was said: the least of the names given
 * in its class; without a name, the least item id of two or more, unless that is the name of other footage; alone, null.
 * A compilation has none, whatever it was named.
 */
export function footagesOf(held: Held): Map<string, string | null> {
  const taken = new Set([...held.item.values()].map((item) => item.namedFootage));
  const footages = new Map<string, string | null>();
  const apart = compilationsOf(held);
  for (const members of together(held).of(held.item.keys())) {
    const [first = ""] = members;
    if (apart.has(first)) {
      footages.set(first, null);
      continue;
    }
    const names = members.flatMap((id) => held.item.get(id)?.namedFootage ?? []);
    const footage = least(names) ?? (members.length < 2 ? null : freeName(members, taken));
    for (const id of members) footages.set(id, footage);
  }
  return footages;
}

const least = (texts: readonly string[]): string | undefined => [...texts].sort(byCodeUnit)[0];
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The least of these ids that is not the name of something else. */
export function freeName(members: readonly string[], taken: Pick<ReadonlySet<string | null>, "has">): string {
  const sorted = [...members].sort(byCodeUnit);
  const free = sorted.find((id) => !taken.has(id));
  if (free !== undefined) return free;
  // Every member's id is the name of some other footage: the first one, numbered within the length of an id.
  const stem = (sorted[0] ?? "").slice(0, 180);
  for (let n = 2; ; n++) if (!taken.has(`${stem} ${n}`)) return `${stem} ${n}`;
}

/** Two items that were decided different and are in one footage by what stands; null when there are none. */
export function contradiction(held: Held): Edge | null {
  const classes = together(held);
  return edgesWith(held, "different").find(({ a, b }) => classes.top(a) === classes.top(b)) ?? null;
}

/** The entries that bring the footage of every item in line with what stands; in order of item id, signed like `change`. */
export function followingFootage(held: Held, change: Signed): Signed[] {
  const { by, via, reason } = change;
  return [...footagesOf(held)]
    .filter(([id, footage]) => held.item.get(id)?.footage !== footage)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([subject, footage]) => {
      const follows: Change = {
        verb: "footage.confirm",
        subject,
        payload: { footage, follows: "pairs" },
      };
      return { ...follows, by, via, reason };
    });
}
