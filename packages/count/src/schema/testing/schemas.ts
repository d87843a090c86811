// Compiles the published JSON Schemas as anybody would who checks a file with them; for tests.
import { Ajv2020 } from "ajv/dist/2020.js";

export type SchemaName = "case" | "proof" | "result";

/** `open` gives a schema by its name. What it returns tells why a value is not valid, and nothing when it is. */
export function checkerOf(
  open: (name: SchemaName) => object,
): (name: SchemaName, value: unknown) => string | undefined {
  // Strict: a misspelt keyword is a fault, not passed over. Keys that may be null have two types.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false });
  ajv.addSchema([open("case"), open("proof"), open("result")]);
  return (name, value) => {
    const { $id } = open(name) as { $id: string };
    const validate = ajv.getSchema($id);
    if (!validate) throw new Error(`Expected a schema ${$id}, got none.`);
    if (validate(value) === true) return undefined;
    const [fault] = validate.errors ?? [];
    return `${fault?.instancePath ?? ""} ${fault?.message ?? ""}`;
  };
}
