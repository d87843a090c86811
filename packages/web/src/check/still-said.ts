// What a still that is pinned as evidence is called.
import { instantOf } from "../desk/words.ts";
import type { ItemShown } from "./item-shown.ts";

/** `at` in µs of the item's own time. */
export const stillSaid = ({ ptsUs }: Pick<ItemShown, "ptsUs">, at: number): string =>
  ptsUs.length > 1 ? `The frame at ${instantOf(at)}` : "The picture itself";
