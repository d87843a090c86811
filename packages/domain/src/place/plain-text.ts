// Pasted text with each sign that people and programs write in several ways written in one.

const SAME: readonly (readonly [RegExp, string])[] = [
  // Nobody sees them: marks of direction, joiners, soft hyphens.
  [/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, ""],
  [/\r\n?|[\u2028\u2029]/gu, "\n"],
  [/[^\S\n]+/gu, " "],
  [/[\u2010-\u2013\u2212\ufe63\uff0d]/gu, "-"],
  [/[\u00ba\u02da\u2070\u1d52\u25e6]/gu, "°"],
  [/&deg;|\bdeg\b\.?/giu, "°"],
  [/[\u2033\u201c-\u201f\u02ba\u02dd\u3003\uff02]/gu, '"'],
  [/[\u2032\u2018-\u201b\u02b9\u02bc\u0060\u00b4\uff07]/gu, "'"],
  [/' ?'/gu, '"'],
  [/\u066b/gu, "."],
  [/[\u060c\uff0c\u3001]/gu, ","],
  [/\uff1b|\u061b/gu, ";"],
];

/** Where the ten digits of other scripts begin: Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x660, 0x6f0, 0x966, 0xff10];

export function plainText(text: string): string {
  const digits = text.replaceAll(/\p{Nd}/gu, (one) => {
    const code = one.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? one : String(code - zero);
  });
  return SAME.reduce((plain, [sign, written]) => plain.replace(sign, written), digits).trim();
}
