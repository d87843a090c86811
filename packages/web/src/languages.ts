// Which of the languages that are there somebody gets.

/** The first that is asked for and there, also where only the language of `fi-FI` is; English where none is. */
export function chosenOf(there: readonly string[], asked: readonly string[]): string {
  const named = asked.flatMap((one) => [one, one.split("-")[0] ?? ""]);
  const find = (one: string) => there.find((name) => name.toLowerCase() === one.toLowerCase());
  return named.map(find).find((one) => one !== undefined) ?? "en";
}
