// Reads a proof: refuses every shape but the four that a proof may have, before anything in it is believed.
import type { Proof } from "../proof/shape.ts";
import { need, refuse } from "./need.ts";
import { isFrom, isInstant, isListOf, isObject, isObjectOf, isLine, needShape, shape } from "./shape.ts";
import type { Rule, Shape } from "./shape.ts";

const isLines = isListOf(isLine);
const isIndex = isFrom(0, Number.MAX_SAFE_INTEGER);
const isPerson: Rule = (value) => isLine(value) || isJoined(value);
const isJoined = isObjectOf(shape({ sightings: isListOf(isLine, 1), same: isLines }));
const isRest = isObjectOf(shape({ headcount: isLine, n: isFrom(1, Number.MAX_SAFE_INTEGER) }));
const isSeen: Rule = (value) =>
  Array.isArray(value) && value.length === 2 && isIndex(value[0]) && isLine(value[1]);
const isKind =
  (kind: string): Rule =>
  (value) =>
    value === kind;
const side = shape({ group: isLine, within: isLines, of: isListOf(isIndex) });
const seen = isListOf(isSeen);

const REASONS = new Map<unknown, Shape>([
  ["separate", shape({ kind: isLine, fact: isLine, sides: isListOf(isObjectOf(side)) })],
  ["frame", shape({ kind: isLine, item: isLine, at: isInstant, seen })],
  ["continuous", shape({ kind: isLine, fact: isLine, seen })],
  ["different", shape({ kind: isLine, fact: isLine, seen })],
]);
const isReason: Rule = (value) => {
  const keys = isObject(value) ? REASONS.get(value["kind"]) : undefined;
  return keys !== undefined && isObjectOf(keys)(value);
};
const isSeparation: Rule = (value) => isObject(value) && value["kind"] === "separate" && isReason(value);
const isAny: Rule = () => true;

const NODES = new Map<unknown, Shape>([
  [
    "frame",
    shape({
      kind: isKind("frame"),
      item: isLine,
      at: isInstant,
      people: isListOf(isPerson),
      "anonymous?": isRest,
    }),
  ],
  ["sum", shape({ kind: isKind("sum"), parts: isListOf(isAny), separations: isListOf(isSeparation) })],
  [
    "people",
    shape({
      kind: isKind("people"),
      people: isListOf((value) => isPerson(value) || isRest(value)),
      reasons: isListOf(isReason),
    }),
  ],
]);

const PROOF = shape({
  format: isKind("sightline.proof/1"),
  caseHash: isLine,
  atLeast: isFrom(0, Number.MAX_SAFE_INTEGER),
  root: isObject,
});

export function readProof(json: unknown): Proof {
  need(isObject(json) && json["format"] === "sightline.proof/1", "this is not a proof");
  needShape(json, PROOF, "the proof");
  const open: unknown[] = [json["root"]];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const keys = isObject(node) ? NODES.get(node["kind"]) : undefined;
    if (!isObject(node) || !keys) return refuse("the proof holds a node of no known kind");
    needShape(node, keys, `a node of the kind "${String(node["kind"])}"`);
    const parts = node["parts"];
    if (Array.isArray(parts)) for (const part of parts) open.push(part ?? 0);
  }
  return json as unknown as Proof;
}
