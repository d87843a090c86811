// Tags that were embedded in a file, by name.

export type Tags = Readonly<Record<string, unknown>>;

/** Values of tags of this name, whatever group they are in, each once. */
export function named(tags: Tags, ...names: readonly string[]): string[] {
  const found = Object.entries(tags).flatMap(([tag, value]) =>
    names.includes(tag.slice(tag.indexOf(":") + 1)) ? [value].flat() : [],
  );
  const texts = found.flatMap((value) =>
    typeof value === "string" || typeof value === "number" ? [String(value).trim()] : [],
  );
  return [...new Set(texts)].filter((text) => text !== "" && !text.startsWith("(Binary data"));
}
