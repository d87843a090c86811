// In how many distinct pieces of footage something is said: verified items alone, and copies once.
import { whyItemIsOut, type Case } from "@sightline/count";
import type { Held } from "../investigation/held.ts";
import type { AttributeShown } from "./contract.ts";
import { statementsIn } from "./standing.ts";
import type { StatementRow } from "./statement.ts";

type FootageSaying = AttributeShown["footage"];

/** All that stand, by item and time. */
export const allStatements = (held: Held): StatementRow[] =>
  [...held.statementsIn.keys()].flatMap((item) => statementsIn(held, item));

/** Why a statement counts in no number; null where it counts. */
export function whyUncounted(
  { items, criteria }: Pick<Case, "items" | "criteria">,
  { item: id, reviewedBy }: Pick<StatementRow, "item" | "reviewedBy">,
): string | null {
  if (reviewedBy === null) return "no second member has confirmed it";
  const item = items.find((one) => one.id === id);
  return item ? (whyItemIsOut(item, criteria) ?? null) : "its item is none that is counted";
}

/** By statements that count under the criteria of the case, whatever else that asks of people. */
export function footageSaying(
  file: Pick<Case, "items" | "criteria">,
  statements: readonly StatementRow[],
  attribute: string,
): FootageSaying {
  const footages = new Map(file.items.map(({ id, footage }) => [id, footage]));
  const pieces = new Map<string, { id: string; items: Set<string> }>();
  const ungrouped = new Set<string>();
  for (const statement of statements) {
    if (!statement.attributes.includes(attribute) || whyUncounted(file, statement) !== null) continue;
    const { item } = statement;
    const footage = footages.get(item) ?? null;
    if (footage === null) ungrouped.add(item);
    // An item and a footage may bear one id without being the same thing.
    const key = footage === null ? `item ${item}` : `footage ${footage}`;
    const piece = pieces.get(key) ?? { id: footage ?? item, items: new Set() };
    piece.items.add(item);
    pieces.set(key, piece);
  }
  return {
    atLeast: pieces.size,
    pieces: [...pieces.values()].map(({ id, items }) => ({ id, items: [...items] })),
    ungrouped: [...ungrouped],
  };
}
