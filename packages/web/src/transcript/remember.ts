// Where in a film somebody was last, so that its transcript is opened there again in this browser.

const keyOf = (item: string): string => `sightline.transcript/${item}`;

export function rememberedIn(item: string): number | null {
  const us = Number(localStorage.getItem(keyOf(item)) ?? NaN);
  return Number.isSafeInteger(us) ? us : null;
}

export const remember = (item: string, us: number): void => localStorage.setItem(keyOf(item), String(us));
