// Reads a source of the pages for words that somebody sees and no catalogue has, so that none is left in one language.
import { parseAst } from "vite";

type Node = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** What is known of a place: whether its words are shown for sure, are never shown, or go through a macro. */
type Place = {
  readonly shown?: boolean;
  readonly never?: boolean;
  readonly said?: "whole" | "between";
  readonly inside?: boolean;
  /** Within a function that gives back words. */
  readonly gives?: boolean;
};

/** Attributes that no reader meets: looks, names for machines, addresses. `name` is shown in a row of facts alone. */
const MACHINE =
  /^(?:className|id|key|type|role|src|href|to|look|tone|kind|icon|fill|fills|stroke\w*|d|viewBox|style|panel|opens|draft|hotkey|facet|aria-(?:hidden|describedby|labelledby|sort|live)|data-.*|pattern\w*|transform|preserveAspectRatio|vectorEffect|shapeRendering|overflow|loading|preload|popover|autoComplete|ref|on[A-Z].*)$/;
/** Attributes of elements and of our own components whose words are read, also when they are one word. */
const READ =
  /^(?:title|aria-label|alt|placeholder|label|labels|does|what|text|any|hint|hints|options|legend|none|term|closes|lead|sends|adds|empty|word|aside|says|said|above)$/;
/** What is given to these is no sentence: keys of stores, selectors, names of events and of modules. */
const TAKES_NAMES =
  /^(?:includes|querySelector(?:All)?|closest|matches|getItem|setItem|removeItem|(?:add|remove)EventListener|startsWith|endsWith|split|join|has|get|set|padStart|createElement|lazyRouteComponent|getContext|replace(?:All)?|open|transaction|createIndex|createObjectStore|objectStore|localeCompare)$/;
/** Properties that hold names for machines. */
const NAMES =
  /^(?:verb|kind|className|key|keys|path|to|icon|tone|look|by|id|type|letter|method|answer|facet|width)$/;
/** Names of keys, of programs and of formats are the same in every language. */
const SAME =
  /^(?:Enter|Shift|Home|End|Tab|Esc|Escape|Space|Delete|Backspace|Arrow\w+|Edge|Opera|Firefox|Chromium|Chrome|Safari|Android|Windows|Linux|iPhone|iPad|Mac OS X|Sightline|OpenAPI|SHA-256|case\.json|proof\.json|kB|MB|GB|TB|UTC|true \| false|[a-z]+, [a-z]+)$/;

const nameOf = (node: unknown): string => (isNode(node) ? String(node["name"] ?? "") : "");
const reads = (text: string): boolean => /\p{L}{2}/u.test(text) && !SAME.test(text.trim());
/** Class names: small words with dashes, colons and brackets, and no stop at the end. */
const isClasses = (text: string): boolean => {
  const words = text.trim().split(/\s+/);
  return words.every((word) => /^!?[a-z][\w:[\]().,/%=&>*'"+#-]*$/.test(word)) && /[-:[]/.test(text);
};
/** A sentence or the beginning of one: two words, or one that begins large. */
const isWorded = (text: string): boolean =>
  reads(text) &&
  !isClasses(text) &&
  !/^[#./[]|^\w+\(|=>|^M[\d… ]/.test(text) &&
  (/\p{L}[\p{P}…]*\s+[\p{P}…]*\p{L}/u.test(text) || /^\p{Lu}\p{Ll}/u.test(text) || /^[,;:]\s/.test(text));

/** Each with its line. `glued` is a sentence inside another, `early` one that is said before the language is known. */
export type Unsaid = {
  readonly line: number;
  readonly words: string;
  readonly why: "bare" | "glued" | "early";
};

export function unsaidIn(code: string, lang: "ts" | "tsx" = "tsx"): Unsaid[] {
  const found: Unsaid[] = [];
  const say = (node: Node, words: string, why: Unsaid["why"] = "bare"): void => {
    const line = code.slice(0, node.start).split("\n").length;
    found.push({ line, words: words.replaceAll(/\s+/g, " ").trim(), why });
  };
  const program = parseAst(code, { lang }) as unknown as Node;
  visit(program, {}, say);
  return found;
}

type Quasi = { readonly value: { readonly cooked: string } };
type Say = (node: Node, words: string, why?: Unsaid["why"]) => void;

function visit(node: Node, place: Place, say: Say): void {
  if (/^(?:Import|ExportAll|TSType|TSInterface|TSEnum)/.test(node.type)) return;
  const own = VISITS[node.type];
  if (own) own(node, place, say);
  else children(node, place, say);
}

function children(node: Node, place: Place, say: Say, except: readonly string[] = []): void {
  for (const [name, value] of Object.entries(node)) {
    if (except.includes(name) || /^(?:typeAnnotation|returnType|typeArguments|typeParameters)$/.test(name))
      continue;
    for (const child of [value].flat()) if (isNode(child)) visit(child, place, say);
  }
}

const part = (node: Node, name: string): Node => node[name] as Node;
const parts = (node: Node, name: string): readonly Node[] => node[name] as readonly Node[];

/** A macro: its words are in the catalogue, and must be a whole; what begins with a comma or ends with a blank goes with another. */
function macro(node: Node, place: Place, say: Say): void {
  const [first = "", last = ""] = endsOf(node);
  if (place.said === "whole") say(node, "a sentence in a sentence", "glued");
  else if (/^[\s,;:.·]/.test(first) || /[\s,;(]$/.test(last)) say(node, `${first} … ${last}`, "glued");
  if (place.inside !== true) say(node, "a sentence outside of any function", "early");
}

/** What a macro begins and ends with, where that is words. */
function endsOf(node: Node): readonly (string | undefined)[] {
  if (node.type === "TaggedTemplateExpression") {
    const quasis = parts(part(node, "quasi"), "quasis") as unknown as readonly Quasi[];
    return [quasis.at(0)?.value.cooked, quasis.at(-1)?.value.cooked];
  }
  if (node.type !== "JSXElement") return [];
  const texts = [parts(node, "children").at(0), parts(node, "children").at(-1)];
  return texts.map((one) => (one?.type === "JSXText" ? String(one["value"]).trim() : undefined));
}

function told(node: Node, text: string, place: Place, say: Say): void {
  if (place.never || place.said === "between") return;
  if (
    place.said === "whole"
      ? /[\p{L}\p{P}]/u.test(text)
      : place.shown
        ? reads(text) && !isClasses(text)
        : isWorded(text)
  )
    say(node, text);
}

/** What gives back words says them: also when it is one word, and a small one. */
function inFunction(node: Node, { never = false }: Place, say: Say): void {
  const body = part(node, "body");
  const gives = isNode(node["returnType"]) && isOfWords(node["returnType"]);
  if (body.type !== "BlockStatement") return visit(body, { inside: true, never, shown: gives }, say);
  visit(body, { inside: true, never, gives }, say);
}

/** `string`, or a table of strings by something. */
const isOfWords = (annotation: Node): boolean => {
  const type = part(annotation, "typeAnnotation");
  if (type.type === "TSStringKeyword") return true;
  const given = type["typeArguments"];
  const last = isNode(given) ? parts(given, "params").at(-1) : undefined;
  return (
    last?.type === "TSStringKeyword" ||
    (last?.type === "TSTypeReference" && isOfWords({ ...last, typeAnnotation: last }))
  );
};

const VISITS: Readonly<Record<string, (node: Node, place: Place, say: Say) => void>> = {
  ThrowStatement: () => undefined,
  NewExpression: (node, place, say) => {
    if (
      !/Error$|RegExp/.test(nameOf(node["callee"])) &&
      nameOf((node["callee"] as Node)["object"]) !== "Intl"
    )
      children(node, place, say);
  },
  FunctionDeclaration: inFunction,
  FunctionExpression: inFunction,
  ArrowFunctionExpression: inFunction,
  ReturnStatement: (node, { gives = false, ...place }, say) =>
    children(node, { ...place, shown: gives }, say),
  JSXText: (node, place, say) => {
    const text = String(node["value"]);
    if (place.said === undefined && /\p{L}/u.test(text)) say(node, text);
  },
  Literal: (node, place, say) => {
    if (typeof node["value"] === "string") told(node, node["value"], place, say);
  },
  VariableDeclarator: (node, place, say) => {
    const annotation = part(node, "id")["typeAnnotation"];
    const isTable =
      isNode(annotation) &&
      isOfWords(annotation) &&
      part(annotation, "typeAnnotation").type === "TSTypeReference";
    if (isNode(node["init"])) visit(node["init"], { ...place, shown: isTable }, say);
  },
  TemplateLiteral: (node, place, say) => {
    const quasis = parts(node, "quasis") as unknown as readonly Quasi[];
    told(node, quasis.map(({ value }) => value.cooked).join("…"), place, say);
    for (const one of parts(node, "expressions"))
      visit(one, place.said === undefined ? { ...place, shown: false } : { ...place, said: "whole" }, say);
  },
  TaggedTemplateExpression: (node, place, say) => {
    if (nameOf(node["tag"]) !== "t") return;
    macro(node, place, say);
    for (const one of parts(part(node, "quasi"), "expressions")) visit(one, { ...place, said: "whole" }, say);
  },
  CallExpression: (node, place, say) => {
    const callee = part(node, "callee");
    const called = nameOf(callee["property"]) || nameOf(callee);
    if (called === "plural") {
      const [value, forms] = parts(node, "arguments");
      if (place.said !== "whole") macro(node, place, say);
      if (value) visit(value, { inside: true }, say);
      if (forms) children(forms, { ...place, said: "between" }, say);
      return;
    }
    const { inside = false, never = false } = place;
    visit(callee, { inside, never }, say);
    for (const one of parts(node, "arguments"))
      visit(one, { inside, never: never || TAKES_NAMES.test(called) }, say);
  },
  BinaryExpression: (node, place, say) =>
    children(node, node["operator"] === "+" ? place : { ...place, never: true }, say),
  ConditionalExpression: (node, place, say) => {
    visit(part(node, "test"), { ...place, shown: false }, say);
    visit(part(node, "consequent"), place, say);
    visit(part(node, "alternate"), place, say);
  },
  LogicalExpression: (node, place, say) => {
    visit(part(node, "left"), node["operator"] === "??" ? place : { ...place, shown: false }, say);
    visit(part(node, "right"), place, say);
  },
  SwitchCase: (node, place, say) => children(node, place, say, ["test"]),
  MemberExpression: (node, place, say) => {
    visit(part(node, "object"), { ...place, shown: false }, say);
    if (node["computed"] === true) visit(part(node, "property"), { ...place, never: true }, say);
  },
  Property: (node, place, say) => {
    const isName = node["computed"] !== true && NAMES.test(nameOf(node["key"]));
    visit(part(node, "value"), isName ? { ...place, never: true } : place, say);
  },
  JSXElement: (node, place, say) => {
    const opening = part(node, "openingElement");
    const element = nameOf(opening["name"]);
    const isMacro = element === "Trans" || element === "Plural";
    if (isMacro && place.said === undefined) macro(node, place, say);
    for (const one of parts(opening, "attributes")) attribute(one, element, place, say);
    const within =
      isMacro || place.said !== undefined
        ? { ...place, said: "between" as const }
        : { ...place, shown: true };
    for (const one of parts(node, "children")) visit(one, within, say);
  },
  JSXExpressionContainer: (node, place, say) =>
    visit(part(node, "expression"), place.said === undefined ? place : { ...place, said: "whole" }, say),
};

function attribute(node: Node, element: string, place: Place, say: Say): void {
  const { inside = false, ...rest } = place;
  if (node.type !== "JSXAttribute") return visit(part(node, "argument"), { inside }, say);
  const name = nameOf(node["name"]);
  const value = node["value"];
  if (!isNode(value)) return;
  if (element === "Plural")
    return visit(value, name === "value" ? { inside } : { ...rest, inside, said: "between" }, say);
  const isName = name === "name" && element !== "Row";
  const isShown = READ.test(name) || (name === "name" && element === "Row");
  const isMachine = isName || (MACHINE.test(name) && !/^on[A-Z]/.test(name));
  visit(value, { inside, shown: isShown, never: isMachine }, say);
}
