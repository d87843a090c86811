// What a form asks for, read from the shape of what it sends: one field for each key, of the kind that its type wants.
import { z } from "zod";

/** What was typed or ticked so far, by key. */
export type Filled = Readonly<Record<string, string | boolean>>;

export type FieldKind =
  | { readonly kind: "number" | "tick" }
  /** `lines` high, where the shape says so in its `meta`: what is written at length. */
  | { readonly kind: "text"; readonly lines?: number }
  | { readonly kind: "one of"; readonly options: readonly string[] };

export type Asked = FieldKind & { readonly name: string; readonly needed: boolean };

/** In the order of the schema. Shapes that no single field can hold are a mistake of whoever made the form. */
export const fieldsOf = (schema: z.ZodObject): Asked[] =>
  Object.entries(schema.shape).map(([name, type]) => {
    const needed = !type.safeParse(undefined).success;
    return { name, needed, ...kindOf(name, bare(type)) };
  });

const bare = (type: z.core.$ZodType): z.core.$ZodType =>
  type instanceof z.ZodOptional || type instanceof z.ZodNullable || type instanceof z.ZodDefault
    ? bare(type.unwrap())
    : type;

function kindOf(name: string, type: z.core.$ZodType): FieldKind {
  if (type instanceof z.ZodEnum) return { kind: "one of", options: type.options.map(String) };
  if (type instanceof z.ZodNumber) return { kind: "number" };
  if (type instanceof z.ZodBoolean) return { kind: "tick" };
  if (type instanceof z.ZodString || type instanceof z.ZodStringFormat) {
    const { lines } = type.meta() ?? {};
    return { kind: "text", ...(typeof lines === "number" && { lines }) };
  }
  throw new Error(`Expected text, a number, one of several or a tick for "${name}", got another shape.`);
}

/** What is sent: what was left empty is left out, numbers are numbers; no text loses or gains a character. */
export const valuesOf = (asked: readonly Asked[], filled: Filled): Record<string, unknown> =>
  Object.fromEntries(
    asked.flatMap(({ name, kind }) => {
      const value = filled[name] ?? (kind === "tick" ? false : "");
      return value === "" ? [] : [[name, kind === "number" ? Number(value) : value]];
    }),
  );
