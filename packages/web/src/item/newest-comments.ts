// Which comments of an item its page begins with: the newest, and on to one that it was opened for.

/** So many are shown at first, and so many more each time earlier ones are asked for. */
export const COMMENTS_AT_ONCE = 50;

/** The place of the first comment that is shown, of `all` in order; `more`: how often earlier ones were asked for. */
export function firstShown(
  all: readonly { readonly id: string }[],
  more: number,
  wanted: string | undefined,
): number {
  const first = Math.max(0, all.length - COMMENTS_AT_ONCE * (1 + more));
  const reach = wanted === undefined ? -1 : all.findIndex(({ id }) => id === wanted);
  return reach < 0 ? first : Math.min(first, reach);
}

/** The comment for which a matter of the inbox is a mention; undefined where it is another matter. */
export const commentOf = (matter: string | undefined): string | undefined =>
  /^mention (\S+)$/.exec(matter ?? "")?.[1];
