// What is wrong with a value, for whoever wrote the file; where the schema of a field has words of its own, those stand.
import type { z } from "zod";

const NEEDED: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
};
const LONGEST_SHOWN = 60;

/** Undefined of what is told elsewhere: unknown keys, and the shapes of which a row may have one. */
export const inWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case "invalid_type":
      return needed(NEEDED[issue.expected] ?? `another kind of value (${issue.expected})`, issue.input);
    case "invalid_value":
      return needed(oneOf(issue.values), issue.input);
    case "too_small":
      return bounded({ ...issue, bound: Number(issue.minimum), word: "least" });
    case "too_big":
      return bounded({ ...issue, bound: Number(issue.maximum), word: "most" });
    case "invalid_union":
      return issue.discriminator === undefined ? undefined : kindOf(issue);
    default:
      return undefined;
  }
};

const needed = (what: string, input: unknown): string =>
  input === undefined ? `${what} is missing here` : `${what} is needed here, not ${shown(input)}`;

const oneOf = (values: readonly unknown[]): string => {
  const all = values.map((value) => JSON.stringify(value)).join(", ");
  return values.length > 1 ? `one of ${all}` : all;
};

/** The field that says which of several shapes a row has. */
function kindOf({
  discriminator = "",
  options = [],
  input,
}: z.core.$ZodRawIssue<z.core.$ZodIssueInvalidUnion>) {
  const values: readonly unknown[] = Array.isArray(options) ? options : [];
  return needed(oneOf(values), (input as Readonly<Record<string, unknown>>)[discriminator]);
}

type Bounded = {
  readonly origin: string;
  readonly bound: number;
  readonly word: "least" | "most";
  readonly input?: unknown;
};

function bounded({ origin, bound, word, input }: Bounded): string {
  if (origin === "string")
    return word === "least"
      ? "a text is needed here, and this is empty"
      : `a text here has at most ${bound} characters`;
  if (Array.isArray(input)) return `at ${word} ${bound} in this list, not ${input.length}`;
  return `${bound} is the ${word} that can stand here, not ${shown(input)}`;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
