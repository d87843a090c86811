// The address of a map taken apart as text: host, path, and what is asked for after ? and #.

export type MapAddress = {
  readonly host: string;
  readonly path: string;
  /** All of it, with signs written as they are. */
  readonly whole: string;
  /** After ? or #, the first of this name that is not empty. */
  readonly query: (name: string) => string | undefined;
};

const ADDRESS = /^(?:(https?):\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(\/[^?#\s]*)?(\?[^#\s]*)?(#\S*)?$/i;

/** Without http it is an address if a path or a question follows its host: coordinates have points too. */
export function addressOf(text: string): MapAddress | null {
  const [, scheme, host = "", path = "", asked = "", after = ""] = ADDRESS.exec(text) ?? [];
  if (host === "" || (scheme === undefined && path + asked + after === "")) return null;
  const pairs = [asked, after].flatMap((part) =>
    part
      .replace(/^[?#]\/?\??/, "")
      .split("&")
      .map((one) => {
        const [name = "", ...value] = one.split("=");
        return [written(name), written(value.join("="))] as const;
      }),
  );
  return {
    host: host.toLowerCase(),
    path: written(path),
    whole: written(text),
    query: (name) => pairs.find(([one, value]) => one === name && value !== "")?.[1],
  };
}

/** A + is a space, %2B a plus; what is not written so stays. */
function written(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
