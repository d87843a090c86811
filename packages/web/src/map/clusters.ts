// What lies too close together on the screen to be told apart, as one mark with its count.

export type Spot<T> = { readonly x: number; readonly y: number; readonly of: T };
export type Cluster<T> = { readonly x: number; readonly y: number; readonly all: readonly T[] };

/** In pixels: a finger finds one of two that are so far apart. */
export const APART = 40;

/** Each in exactly one: in its order it joins the nearest that is less than `APART` away, or begins one where it lies. */
export function clustersOf<T>(spots: readonly Spot<T>[]): Cluster<T>[] {
  const found: { x: number; y: number; all: T[] }[] = [];
  for (const { x, y, of } of spots) {
    const away = (one: { x: number; y: number }): number => Math.hypot(one.x - x, one.y - y);
    const near = found.filter((one) => away(one) < APART).sort((a, b) => away(a) - away(b))[0];
    if (near) near.all.push(of);
    else found.push({ x, y, all: [of] });
  }
  return found;
}
