// What machines and sources say that bears on the questions about an item.
import { statedOf, type Held, type ItemRow, type showItem } from "@sightline/domain";
import type { z } from "zod";

type Shown = z.infer<typeof showItem.answer>;
type Said = Pick<Shown, "captured" | "shotsUs" | "wave"> & {
  readonly tags: Readonly<Record<string, unknown>>;
  readonly warnings: readonly string[];
};

export const statedOn = (held: Held, item: ItemRow, said: Said): Shown["stated"] =>
  statedOf({
    ...said,
    sources: [item.source, ...item.alsoFound],
    copies: copiesOf(held, item).map(({ id, name, source, alsoFound }) => ({
      id,
      name,
      sources: [source, ...alsoFound],
    })),
  }) as Shown["stated"];

/** Other items of the same bytes or the same footage that stand. */
function copiesOf(held: Held, { id, sha256, footage }: ItemRow): ItemRow[] {
  const alike = (held.itemsNamed.get(sha256) ?? []).filter((one) => held.item.get(one)?.sha256 === sha256);
  const together = footage === null ? [] : (held.itemsOfFootage.get(footage) ?? []);
  return [...new Set([...alike, ...together])]
    .filter((one) => one !== id)
    .flatMap((one) => held.item.get(one) ?? [])
    .filter(({ withdrawn }) => !withdrawn);
}
