// Reads the sources for every sentence that a user can meet, and writes them as one page to be read from top to bottom.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vite";

const root = join(import.meta.dirname, "..", "packages");

type Node = { readonly type: string } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** What stands where a value comes in. */
const BLANK = "…";

/** `docs/sentences.md`: by package and folder, each sentence once. */
export function sentencesPage(): string {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\.test\.tsx?$|node_modules|testing|gallery|dist|generated|kernel/.test(file));
  const byPlace = new Map<string, Set<string>>();
  for (const file of files) {
    const place = relative(root, file)
      .split("/")
      .filter((part) => part !== "src")
      .slice(0, -1)
      .join("/");
    const said = byPlace.get(place) ?? new Set<string>();
    byPlace.set(place, said);
    for (const text of textsIn(file)) said.add(text);
  }
  const sections = [...byPlace]
    .filter(([, said]) => said.size > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, said]) => [`## ${place}`, "", ...[...said].sort().map((text) => `- ${text}`)].join("\n"));
  const head =
    "# Sentences\n\nEverything that the pages, the commands and the refusals say. Written from the sources by `npm run golden`; a test holds it to them. A blank that is filled when it is said is “…”.\n";
  return `${[head, ...sections].join("\n\n")}\n`.replaceAll(/\n{3,}/g, "\n\n");
}

function textsIn(file: string): string[] {
  const lang = file.endsWith("x") ? "tsx" : "ts";
  const found: string[] = [];
  visit(parseAst(readFileSync(file, "utf8"), { lang }) as unknown as Node, (text) => found.push(text));
  // A command's own help begins small.
  // The command line: what `--help` says is in the files beside its commands.
  const isHelp = /cli\/src\/(?:index|items|judging|keeping|marking|stating|team|accounts|typed)\.ts$/.test(
    file,
  );
  return found.map((text) => text.replaceAll(/\s+/g, " ").trim()).filter((text) => isSaid(text, isHelp));
}

/** Nothing under these is read by anybody: imports, types, faults, SQL, names of classes. */
function isUnsaid(node: Node): boolean {
  if (/^(Import|TS|ExportAll)/.test(node.type)) return !/^TS(As|Satisfies|NonNull)/.test(node.type);
  if (node.type === "NewExpression") return nameOf(node["callee"]) === "Error";
  if (node.type === "TaggedTemplateExpression") return nameOf(node["tag"]) !== "t";
  return node.type === "JSXAttribute" && ["className", "d", "viewBox"].includes(nameOf(node["name"]));
}

const nameOf = (node: unknown): string => (isNode(node) ? String(node["name"]) : "");

function visit(node: Node, say: (text: string) => void): void {
  if (isUnsaid(node)) return;
  const text = textOf(node);
  if (text !== null) say(text);
  for (const value of Object.values(node)) {
    for (const child of [value].flat()) {
      // The words inside a sentence of a page are part of it.
      if (isNode(child) && !(text !== null && child.type === "JSXText")) visit(child, say);
    }
  }
}

function textOf(node: Node): string | null {
  if (node.type === "Literal") return typeof node["value"] === "string" ? node["value"] : null;
  if (node.type === "TemplateLiteral") {
    const parts = node["quasis"] as readonly { readonly value: { readonly cooked: string } }[];
    return parts.map(({ value }) => value.cooked).join(BLANK);
  }
  if (node.type !== "JSXElement" && node.type !== "JSXFragment") return null;
  const children = node["children"] as readonly Node[];
  const isText = children.some((child) => child.type === "JSXText" && String(child["value"]).trim() !== "");
  return isText ? children.map(inlineOf).join("") : null;
}

function inlineOf(child: Node): string {
  if (child.type === "JSXText") return String(child["value"]);
  if (child.type !== "JSXExpressionContainer") return textOf(child) ?? BLANK;
  const { expression } = child as unknown as { expression: Node };
  return textOf(expression) ?? BLANK;
}

/** Two words at least, and no code. */
function isSaid(text: string, isHelp: boolean): boolean {
  if (!/\p{L}{2}.* .*\p{L}/u.test(text)) return false;
  if (/[{}]|=>|\w=|^-|^(?:select|insert|update|create|alter|with)\b|default-src|; ?Path/.test(text))
    return false;
  return isHelp || /^(?:\p{Lu}|…|“)/u.test(text);
}
