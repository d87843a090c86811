// A refusal of a case file: where it is, what was expected there and what was found.
import type { CaseRefusalCode } from "../refusals.ts";
import type { CaseRefusal } from "./shape.ts";

export function refusal(code: CaseRefusalCode, path: string, says: string): CaseRefusal {
  return { code, path, sentence: `${path || "the file"}: ${says}` };
}
