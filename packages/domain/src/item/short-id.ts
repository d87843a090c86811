// The ids that items had until November 2026: the first 55 bits of what they have now. Old case files name items by them.

/** The short id that the item of a long one would have had; null for an id of another form. */
export const shortId = (id: string): string | null =>
  /^i[0-9a-hjkmnp-tv-z]{26}$/.test(id) ? id.slice(0, 12) : null;
