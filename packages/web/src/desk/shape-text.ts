// The shape of a value in a few lines that can be read, from its JSON Schema.
import { t } from "@lingui/core/macro";
import type { Shape } from "@sightline/domain";

const shapes = (value: unknown): readonly Shape[] => (Array.isArray(value) ? (value as Shape[]) : []);

/** Such as `{ name: text, items?: [number, …] }`, with each field on a line of its own. */
export function shapeText(shape: Shape, indent = ""): string {
  if ("const" in shape) return JSON.stringify(shape["const"]);
  if (Array.isArray(shape["enum"])) return shape["enum"].map((one) => JSON.stringify(one)).join(" | ");
  const either = [...shapes(shape["anyOf"]), ...shapes(shape["oneOf"])];
  if (either.length > 0) return either.map((one) => shapeText(one, indent)).join(" | ");
  const together = shapes(shape["allOf"]);
  if (together.length > 0) return together.map((one) => shapeText(one, indent)).join(" & ");
  const { type } = shape;
  if (Array.isArray(type)) return type.map((one) => shapeText({ ...shape, type: one }, indent)).join(" | ");
  switch (type) {
    case "object":
      return objectText(shape, indent);
    case "array": {
      const places = shapes(shape["prefixItems"]);
      if (places.length > 0) return `[${places.map((one) => shapeText(one, indent)).join(", ")}]`;
      return `[${shapeText((shape["items"] ?? {}) as Shape, indent)}, …]`;
    }
    case "string":
      return formatWords()[String(shape["format"])] ?? t`text`;
    case "integer":
      return ranged(t`whole number`, shape);
    case "number":
      return ranged(t`number`, shape);
    case "boolean":
      return "true | false";
    case "null":
      return "null";
    default:
      return t`anything`;
  }
}

const formatWords = (): Readonly<Record<string, string>> => ({
  "date-time": t`time`,
  email: t`e-mail address`,
});

/** Those of every number that JavaScript can hold are no limit. */
const is = (value: unknown): value is number =>
  typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER;

function ranged(what: string, { minimum, maximum }: Shape): string {
  if (is(minimum)) return is(maximum) ? t`${what} from ${minimum} to ${maximum}` : t`${what} from ${minimum}`;
  return is(maximum) ? t`${what} to ${maximum}` : what;
}

function objectText(shape: Shape, indent: string): string {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = shape as {
    properties?: Record<string, Shape>;
    required?: readonly string[];
    additionalProperties?: unknown;
  };
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(
    ([name, one]) => `${deeper}${name}${required.includes(name) ? "" : "?"}: ${shapeText(one, deeper)}`,
  );
  if (typeof additionalProperties === "object" && additionalProperties !== null)
    lines.push(`${deeper}(${t`each name`}): ${shapeText(additionalProperties as Shape, deeper)}`);
  return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
}
