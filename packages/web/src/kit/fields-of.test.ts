// A form follows the shape of what it sends.
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { fieldsOf, valuesOf } from "./fields-of.ts";

const schema = z.object({
  reason: z.string().min(3),
  verdict: z.enum(["verified", "false"]),
  atLeast: z.int().positive(),
  note: z.string().nullable().optional(),
  public: z.boolean(),
  email: z.email(),
});

describe("what a form asks for", () => {
  test("is one field for each key, in order, and says which are needed", () => {
    expect(fieldsOf(schema)).toEqual([
      { name: "reason", kind: "text", needed: true },
      { name: "verdict", kind: "one of", options: ["verified", "false"], needed: true },
      { name: "atLeast", kind: "number", needed: true },
      { name: "note", kind: "text", needed: false },
      { name: "public", kind: "tick", needed: true },
      { name: "email", kind: "text", needed: true },
    ]);
  });

  test("is sent as the schema wants it: numbers as numbers, nothing for what was left empty", () => {
    const filled = { reason: " seen ", verdict: "false", atLeast: "12", note: "", email: "a@b.example" };
    const values = valuesOf(fieldsOf(schema), filled);
    expect(values).toEqual({
      reason: " seen ",
      verdict: "false",
      atLeast: 12,
      public: false,
      email: "a@b.example",
    });
    expect(schema.safeParse(values).success).toBe(true);
  });

  test("is never a shape that no single field can hold", () => {
    expect(() => fieldsOf(z.object({ spans: z.array(z.int()) }))).toThrow('for "spans"');
  });
});
