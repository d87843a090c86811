// A small, strict reader of XML: elements, attributes and text, and nothing that a file could define for itself. Never throws.
import { isXmlText, unescaped } from "./xml-text.ts";

export type XmlElement = {
  /** As it is written, its prefix included. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** What stands in it between its children. */
  text: string;
};

/** So many elements may stand in each other. */
const DEEPEST = 100;

type Reading = { readonly text: string; at: number; readonly open: XmlElement[]; root: XmlElement | null };

/** The root, or in which line what cannot be read. */
export type XmlRead = { readonly root: XmlElement } | { readonly line: number; readonly why: string };

const TAG = /<(\/?)([\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?)/uy;
const ATTRIBUTE = /\s+([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy;
const END = /\s*(\/?)>/y;
const DECLARATION =
  /^<\?xml\s+version\s*=\s*["']1\.[01]["'](?:\s+encoding\s*=\s*["']([\w.-]+)["'])?(?:\s+standalone\s*=\s*["'](?:yes|no)["'])?\s*\?>/;

export function readXml(given: string): XmlRead {
  const text = given.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  if (!isXmlText(text)) return { line: 1, why: "it holds characters that XML cannot hold" };
  const [declared = "", encoding = "UTF-8"] = DECLARATION.exec(text) ?? [];
  if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) return { line: 1, why: "it says that it is not UTF-8" };
  const reading: Reading = { text, at: declared.length, open: [], root: null };
  while (reading.at < text.length) {
    const why = step(reading);
    if (why !== null) return { line: text.slice(0, reading.at).split("\n").length, why: why.slice(0, 200) };
  }
  const { root, open } = reading;
  const [unclosed] = open;
  if (root && !unclosed) return { root };
  const why = unclosed
    ? `the file ends inside <${unclosed.name.slice(0, 200)}>`
    : "there is no element in it";
  return { line: text.split("\n").length, why };
}

/** Reads what stands there; why it cannot, else null. */
function step(reading: Reading): string | null {
  const { text, at } = reading;
  if (text[at] !== "<") return words(reading);
  if (text.startsWith("<!--", at)) return comment(reading);
  if (text.startsWith("<![CDATA[", at)) return literal(reading);
  if (text.startsWith("<!", at)) return "it defines a type or entities of its own, which are not read";
  if (text.startsWith("<?", at)) return passOver(reading, "?>");
  TAG.lastIndex = at;
  const [tag, slash, name] = TAG.exec(text) ?? [];
  if (tag === undefined || name === undefined) return "a < stands there that begins no element";
  reading.at += tag.length;
  return slash === "/" ? close(reading, name) : begin(reading, name);
}

function words(reading: Reading): string | null {
  const { text, at, open } = reading;
  const next = text.indexOf("<", at);
  const end = next < 0 ? text.length : next;
  const raw = text.slice(at, end);
  const inside = open.at(-1);
  if (!inside) return raw.trim() === "" ? advance(reading, end) : "words stand outside of all elements";
  const said = raw.includes("]]>") ? null : unescaped(raw);
  if (said === null) return "an & or ]]> stands there that XML does not know";
  inside.text += said;
  return advance(reading, end);
}

function advance(reading: Reading, to: number): null {
  reading.at = to;
  return null;
}

function passOver(reading: Reading, end: string): string | null {
  const found = reading.text.indexOf(end, reading.at + 2);
  if (found < 0) return "something begins there that has no end";
  if (/^<\?xml\s/i.test(reading.text.slice(reading.at, reading.at + 6))) return "<?xml stands there twice";
  return advance(reading, found + end.length);
}

function comment(reading: Reading): string | null {
  const found = reading.text.indexOf("--", reading.at + 4);
  if (found < 0 || reading.text[found + 2] !== ">") return "a comment has no end, or -- inside";
  return advance(reading, found + 3);
}

function literal(reading: Reading): string | null {
  const inside = reading.open.at(-1);
  const from = reading.at + "<![CDATA[".length;
  const end = reading.text.indexOf("]]>", from);
  if (!inside || end < 0) return "a CDATA section has no end, or stands in no element";
  inside.text += reading.text.slice(from, end);
  return advance(reading, end + 3);
}

/** Most elements have none. */
const NONE: ReadonlyMap<string, string> = new Map();
const MOST_ATTRIBUTES = 100;

function begin(reading: Reading, name: string): string | null {
  const { text, open } = reading;
  if (open.length === 0 && reading.root) return `<${name}> stands behind the end of the file’s element`;
  if (open.length >= DEEPEST) return `more than ${DEEPEST} elements stand in each other`;
  let attributes = NONE;
  for (;;) {
    ATTRIBUTE.lastIndex = reading.at;
    const [whole, key, double, single] = ATTRIBUTE.exec(text) ?? [];
    if (whole === undefined || key === undefined) break;
    const value = unescaped(double ?? single ?? "");
    if (attributes.has(key) || value === null || attributes.size === MOST_ATTRIBUTES)
      return `<${name}> says ${key} twice, as XML does not know, or behind ${MOST_ATTRIBUTES} others`;
    attributes = new Map([...attributes, [key, value]]);
    reading.at += whole.length;
  }
  END.lastIndex = reading.at;
  const [end, slash] = END.exec(text) ?? [];
  if (end === undefined) return `<${name}> has no end, or attributes that cannot be read`;
  const element: XmlElement = { name, attributes, children: [], text: "" };
  const inside = open.at(-1);
  if (inside) inside.children.push(element);
  else reading.root = element;
  if (slash !== "/") open.push(element);
  return advance(reading, reading.at + end.length);
}

function close(reading: Reading, name: string): string | null {
  END.lastIndex = reading.at;
  const [end, slash] = END.exec(reading.text) ?? [];
  if (end === undefined || slash === "/") return `</${name} has no end`;
  const closed = reading.open.pop();
  if (closed?.name !== name)
    return closed ? `</${name}> closes <${closed.name}>` : `</${name}> closes nothing`;
  return advance(reading, reading.at + end.length);
}
