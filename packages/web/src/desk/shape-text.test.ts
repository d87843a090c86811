// What a schema says is said in lines that a person reads.
import { describeDesk, proposeChanges, templateOf } from "@sightline/domain";
import { expect, test } from "vitest";
import { shapeText } from "./shape-text.ts";

test("fields stand one on a line, with what may be left out marked", () => {
  const shape = {
    type: "object",
    properties: {
      name: { type: "string" },
      at: { type: "string", format: "date-time" },
      note: { type: ["string", "null"] },
      kind: { enum: ["photo", "video"] },
      span: { type: "array", prefixItems: [{ type: "integer" }, { type: "integer", minimum: 0 }] },
      items: {
        type: "array",
        items: { anyOf: [{ type: "object", properties: { id: { type: "string" } } }, { type: "null" }] },
      },
      marked: { type: "object", additionalProperties: { type: "number", maximum: 1 } },
    },
    required: ["name"],
  };
  expect(shapeText(shape)).toBe(`{
  name: text
  at?: time
  note?: text | null
  kind?: "photo" | "video"
  span?: [whole number, whole number from 0]
  items?: [{
    id?: text
  } | null, …]
  marked?: {
    (each name): number to 1
  }
}`);
});

test("every field of every endpoint is said", () => {
  const { paths } = describeDesk();
  const body = paths[templateOf(proposeChanges.path)]?.post?.requestBody?.content["application/json"]?.schema;
  expect(shapeText(body ?? {})).toContain('verb: "sighting.mark"');
  for (const operation of Object.values(paths).flatMap((methods) => Object.values(methods))) {
    const schema = operation.responses["200"]?.content["application/json"]?.schema;
    for (const name of Object.keys((schema?.["properties"] ?? {}) as object))
      expect(shapeText(schema ?? {})).toContain(name);
    for (const { schema: given } of operation.parameters) expect(shapeText(given)).not.toBe("anything");
  }
});
