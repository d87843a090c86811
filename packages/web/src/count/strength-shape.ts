// The geometry of strength: how much of a bar is left, and which steps a number falls by.
import type { Breaking, Loss, Sensitivity } from "@sightline/count";

/** Shares of the bar's length, 0 to 1. */
export type Bar = {
  readonly kept: number;
  /** Where the number would stand without each of the others that cost something, ascending, no two alike. */
  readonly marks: readonly number[];
};

export function barOf({
  atLeast,
  stillAtLeast,
  losses,
}: Pick<Sensitivity, "atLeast" | "stillAtLeast" | "losses">): Bar {
  const whole = Math.max(1, atLeast);
  const between = losses.map((loss) => loss.atLeast).filter((n) => n > stillAtLeast && n < atLeast);
  return {
    kept: stillAtLeast / whole,
    marks: [...new Set(between)].sort((a, b) => a - b).map((n) => n / whole),
  };
}

/** What costs most: the first of the losses, and how many others cost as much; null when nothing costs anything. */
export function costliest(losses: readonly Loss[]): { readonly loss: Loss; readonly others: number } | null {
  const [loss] = losses;
  if (loss === undefined || loss.loss <= 0) return null;
  return { loss, others: losses.filter((one) => one.loss === loss.loss).length - 1 };
}

export type Stair = {
  /** How many items are lost. */
  readonly lost: number;
  readonly atLeast: number;
  /** The threshold that this loss takes the number below; null for the first stairs. */
  readonly below: number | null;
};

/** From the whole number down: nothing lost, the costliest single item, then each loss that breaks a threshold. */
export function stairsOf(
  byItem: Pick<Sensitivity, "atLeast" | "losses">,
  breaks: readonly Breaking[],
): Stair[] {
  const stairs: Stair[] = [{ lost: 0, atLeast: byItem.atLeast, below: null }];
  const falls = breaks.filter(({ items }) => items.length > 0);
  const single = costliest(byItem.losses);
  if (single && !falls.some(({ items }) => items.length === 1))
    stairs.push({ lost: 1, atLeast: single.loss.atLeast, below: null });
  for (const { items, left, threshold } of falls)
    stairs.push({ lost: items.length, atLeast: left.atLeast, below: threshold });
  return stairs.sort((a, b) => a.lost - b.lost || b.atLeast - a.atLeast);
}
