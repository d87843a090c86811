// Coordinates in degrees taken apart: numbers, signs, letters and words, whatever stands between them.

export type Axis = "latitude" | "longitude";
export type Part =
  | { readonly kind: "number"; readonly text: string; readonly sign: "-" | "+" | "" }
  | { readonly kind: "mark"; readonly mark: "°" | "'" | '"' }
  | { readonly kind: "letter"; readonly axis: Axis; readonly sign: 1 | -1 }
  | { readonly kind: "label"; readonly axis: Axis }
  | { readonly kind: "between" };

const NORTH = { kind: "letter", axis: "latitude", sign: 1 } as const;
const SOUTH = { kind: "letter", axis: "latitude", sign: -1 } as const;
const EAST = { kind: "letter", axis: "longitude", sign: 1 } as const;
const WEST = { kind: "letter", axis: "longitude", sign: -1 } as const;
const LATITUDE = { kind: "label", axis: "latitude" } as const;
const LONGITUDE = { kind: "label", axis: "longitude" } as const;

/** As they are written in English, Russian and Ukrainian; without their points and in small letters. */
const WORDS: ReadonlyMap<string, Part> = new Map<string, Part>([
  ...["n", "north", "с", "сш", "пн", "пнш"].map((word) => [word, NORTH] as const),
  ...["s", "south", "ю", "юш", "пд", "пдш"].map((word) => [word, SOUTH] as const),
  ...["e", "east", "в", "вд", "сх", "схд"].map((word) => [word, EAST] as const),
  ...["w", "west", "з", "зд", "зх", "зхд"].map((word) => [word, WEST] as const),
  ...["lat", "latitude", "широта"].map((word) => [word, LATITUDE] as const),
  ...["lon", "lng", "long", "longitude", "долгота", "довгота"].map((word) => [word, LONGITUDE] as const),
]);

const NEXT =
  /(?<space> *\n *| +)|(?<sign>[-+]?)(?<number>\d+(?:[.,]\d+)?)|(?<label>"?(?:lat(?:itude)?|lon(?:g(?:itude)?)?|lng)"? ?[:=])|(?<mark>[°'"])|(?<abbreviated>(?:пн|пд|сх|зх|[сюзв])\. ?[шд]\.?)|(?<word>\p{L}+)\.?(?: ?[:=])?|(?<between>[,;/|])/iuy;

/** Nothing where it holds anything else. Numbers may have a comma for their point if `comma` says so. */
export function partsOf(text: string, comma: boolean): readonly Part[] | null {
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    NEXT.lastIndex = at;
    const found = NEXT.exec(text);
    if (!found?.groups) return null;
    const part = partOf(found.groups, { comma, afterNumber: /[\d.]/.test(text[at - 1] ?? "") });
    if (part === null) return null;
    // Without a decimal comma, a number ends before its comma.
    const taken =
      part !== "space" && part.kind === "number" ? part.sign.length + part.text.length : found[0].length;
    if (part !== "space") parts.push(part);
    else if (found[0].includes("\n")) parts.push({ kind: "between" });
    at += taken;
  }
  return parts;
}

type Found = Readonly<Record<string, string | undefined>>;

function partOf(
  { space, sign, number, mark, abbreviated, label, word }: Found,
  { comma, afterNumber }: { comma: boolean; afterNumber: boolean },
): Part | "space" | null {
  if (space !== undefined) return "space";
  if (number !== undefined) {
    // “50.4-30.5” may be a span as well.
    if (afterNumber) return null;
    const text = comma ? number : (number.split(",")[0] ?? "");
    return { kind: "number", text, sign: (sign ?? "") as "-" | "+" | "" };
  }
  if (mark !== undefined) return { kind: "mark", mark: mark as "°" };
  const letters = (abbreviated ?? label ?? word)?.toLowerCase().replaceAll(/[^\p{L}]/gu, "");
  return letters === undefined ? { kind: "between" } : (WORDS.get(letters) ?? null);
}
