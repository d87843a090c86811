// Plants faults: every small change of a source file that a strong test suite ought to notice.
import { parseSync } from "vite";

/** One fault: what stands in `file` from `start` to `end` is replaced by `text`. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The line as it reads with the fault. */
  readonly reads: string;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

type Change = Pick<Fault, "kind" | "start" | "end" | "text">;

const OPERATORS: Readonly<Record<string, readonly (readonly [kind: string, operator: string])[]>> = {
  "<": [
    ["boundary", "<="],
    ["relation", ">="],
  ],
  "<=": [
    ["boundary", "<"],
    ["relation", ">"],
  ],
  ">": [
    ["boundary", ">="],
    ["relation", "<="],
  ],
  ">=": [
    ["boundary", ">"],
    ["relation", "<"],
  ],
  "===": [["equality", "!=="]],
  "!==": [["equality", "==="]],
  "&&": [["logic", "||"]],
  "||": [["logic", "&&"]],
  "+": [["arithmetic", "-"]],
  "-": [["arithmetic", "+"]],
  "*": [["arithmetic", "/"]],
  "/": [["arithmetic", "*"]],
  "&": [["bits", "|"]],
  "|": [["bits", "&"]],
  ">>>": [["bits", "<<"]],
  "<<": [["bits", ">>>"]],
  "+=": [["arithmetic", "-="]],
  "-=": [["arithmetic", "+="]],
};

const CALLS: Readonly<Record<string, string>> = { max: "min", min: "max", some: "every", every: "some" };
const DROPPED = new Set(["filter", "sort", "toSorted", "reverse"]);

/** All faults of one file, in order of their place. */
export function faultsOf(file: string, source: string): Fault[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message ?? ""}`);
  const changes: Change[] = [];
  walk(program as unknown as Node, source, changes);
  return changes
    .filter(({ start, end, text }) => source.slice(start, end) !== text)
    .toSorted((a, b) => a.start - b.start || (a.kind < b.kind ? -1 : 1))
    .map((change) => ({ file, ...change, ...placeOf(source, change) }));
}

export function planted(source: string, { start, end, text }: Change): string {
  return source.slice(0, start) + text + source.slice(end);
}

function placeOf(source: string, change: Change): Pick<Fault, "line" | "reads"> {
  const line = source.slice(0, change.start).split("\n").length;
  const reads = planted(source, change).split("\n")[line - 1]?.trim() ?? "";
  return { line, reads };
}

function walk(node: Node, source: string, changes: Change[]): void {
  changes.push(...changesOf(node, source));
  for (const [key, inner] of Object.entries(node)) {
    if (key === "typeAnnotation" || key === "typeArguments" || key === "typeParameters") continue;
    // What follows `??` only tells the type checker that an index is in range; no test can reach it.
    if (node.type === "LogicalExpression" && node["operator"] === "??" && key === "right") continue;
    for (const one of Array.isArray(inner) ? (inner as unknown[]) : [inner]) {
      if (!isNode(one) || isType(one)) continue;
      walk(one, source, changes);
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";

const isType = ({ type }: Node): boolean =>
  type.startsWith("TS") && !["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(type);

function changesOf(node: Node, source: string): Change[] {
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
    case "AssignmentExpression":
      return operators(node, source);
    case "UnaryExpression":
      return node["operator"] === "!" ? [whole("negation", node, textOf(node["argument"], source))] : [];
    case "UpdateExpression":
      return [whole("arithmetic", node, flippedUpdate(textOf(node, source)))];
    case "IfStatement":
    case "ConditionalExpression":
      return branches(node);
    case "ExpressionStatement":
      return node["directive"] === undefined ? [whole("dropped", node, ";")] : [];
    case "ContinueStatement":
    case "BreakStatement":
      return [whole("dropped", node, ";")];
    case "Literal":
      return literals(node);
    case "CallExpression":
      return calls(node, source);
    default:
      return [];
  }
}

const whole = (kind: string, { start, end }: Node, text: string): Change => ({ kind, start, end, text });

const textOf = (node: unknown, source: string): string =>
  isNode(node) ? source.slice(node.start, node.end) : "";

function operators(node: Node, source: string): Change[] {
  const [left, right] = [node["left"], node["right"]];
  if (!isNode(left) || !isNode(right)) return [];
  const operator = String(node["operator"]);
  const isText = [left, right].some(
    (side) => side.type === "TemplateLiteral" || typeof side["value"] === "string",
  );
  if (isText && (operator === "+" || operator === "+=")) return [];
  const start = source.indexOf(operator, left.end);
  return (OPERATORS[operator] ?? []).map(([kind, text]) => ({
    kind,
    start,
    end: start + operator.length,
    text,
  }));
}

const flippedUpdate = (text: string): string =>
  text.includes("++") ? text.replace("++", "--") : text.replace("--", "++");

function branches(node: Node): Change[] {
  const test = node["test"];
  return isNode(test) ? [whole("branch", test, "true"), whole("branch", test, "false")] : [];
}

function literals(node: Node): Change[] {
  const { value } = node;
  if (typeof value === "boolean") return [whole("constant", node, String(!value))];
  if (typeof value !== "number") return [];
  return [whole("constant", node, value === 1 ? "0" : String(value + 1))];
}

function calls(node: Node, source: string): Change[] {
  const { callee } = node;
  if (!isNode(callee) || callee.type !== "MemberExpression" || !isNode(callee["property"])) return [];
  const { property, object } = callee as Node & { property: Node };
  const name = textOf(property, source);
  const other = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (other !== undefined) return [whole("quantifier", property, other)];
  return DROPPED.has(name) && isNode(object) ? [whole("dropped", node, textOf(object, source))] : [];
}
