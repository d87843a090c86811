// What a still that is pinned as evidence is called.
import { t } from "@lingui/core/macro";
import { instantOf } from "../desk/words.ts";
import type { ItemShown } from "./item-shown.ts";

/** `at` in µs of the item's own time. */
export const stillSaid = ({ ptsUs }: Pick<ItemShown, "ptsUs">, at: number): string =>
  ptsUs.length > 1 ? t`The frame at ${instantOf(at)}` : t`The picture itself`;
