// Text as XML can hold it: what must be written otherwise, and what has no place in it.

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPED: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
};
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export const isXmlText = (text: string): boolean => text.search(NOT_XML) < 0;

/** With U+FFFD for each character that XML cannot hold. */
export const inXml = (text: string): string => text.replaceAll(NOT_XML, "\uFFFD");

export const escaped = (text: string): string =>
  inXml(text).replaceAll(/[&<>"\r]/g, (sign) => ESCAPED[sign] ?? sign);

/** Null where something stands there that XML itself does not name. */
export function unescaped(text: string): string | null {
  if (!text.includes("&")) return text;
  if (/&(?!(?:[a-z]+|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(text)) return null;
  let isKnown = true;
  const said = text.replaceAll(/&(?:([a-z]+)|#(\d+)|#x([0-9a-fA-F]+));/g, (_, name, decimal, hexadecimal) => {
    const sign =
      name === undefined
        ? characterOf(decimal === undefined ? parseInt(hexadecimal as string, 16) : Number(decimal))
        : Object.hasOwn(NAMED, name as string)
          ? NAMED[name as string]
          : undefined;
    isKnown &&= sign !== undefined;
    return sign ?? "";
  });
  return isKnown ? said : null;
}

function characterOf(code: number): string | undefined {
  if (code > 0x10_ffff) return undefined;
  const sign = String.fromCodePoint(code);
  return isXmlText(sign) ? sign : undefined;
}
