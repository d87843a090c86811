// Text of strangers on its way to a page: what hides text, moves it or turns its direction is written out, as the commands do.

/** In JSON: an escaped control character that is no line break or tab, or a letter that JSON leaves as it is. */
const UNSEEN = /(?<!\\)((?:\\\\)*)\\(u00[01][0-9a-f]|[bf])|[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g;
const SHORT: Readonly<Record<string, string>> = { b: "u0008", f: "u000c" };

/** The same JSON, in which a page shows `\u202e` as these six letters. Line breaks and tabs stay. */
export const shownJson = (json: string): string =>
  json.replaceAll(UNSEEN, (letter, before: string | undefined, escaped: string | undefined) =>
    escaped === undefined
      ? String.raw`\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
      : String.raw`${before ?? ""}\\${SHORT[escaped] ?? escaped}`,
  );
