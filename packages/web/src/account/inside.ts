// Where to go once somebody is in: a page of this desk, and nowhere else.

/** The address that was asked for; the first page where it is none of ours. */
export function insideOf(asked: unknown): string {
  if (typeof asked !== "string" || !/^\/(?![/\\])[\w/.~%?=&-]*$/.test(asked)) return "/";
  // Decided by how a browser reads it, too.
  const here = "https://desk.invalid";
  return URL.parse(asked, here)?.origin === here ? asked : "/";
}
