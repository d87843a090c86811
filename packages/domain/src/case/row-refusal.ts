// What is wrong with a row of a case file, as a refusal with its path.
import type { z } from "zod";
import type { Refusal } from "../refusal.ts";

/** Of a row that may have one of several shapes, what it lacks to have the nearest one. */
export function closest(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  const near = issue.code === "invalid_union" ? [...issue.errors].sort((a, b) => a.length - b.length)[0] : [];
  return near && near.length > 0 ? near : [issue];
}

export function refusalOf(issue: z.core.$ZodIssue, row: string): Refusal {
  const field = issue.path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("");
  const path = `${row}${field}`.replace(/^\./, "");
  if (issue.code === "unrecognized_keys") {
    return {
      code: "unknown-key",
      sentence: `Unknown key ${issue.keys.join(", ")}; remove it or correct its name.`,
      path,
    };
  }
  return { code: "wrong-shape", sentence: `${issue.message}; correct this row.`, path };
}
