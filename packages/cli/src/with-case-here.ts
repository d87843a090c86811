// The part of `withCase` that needs the desk: it makes the case file of an investigation.
import { caseOf, findInvestigation } from "@sightline/server";
import type { Global } from "./global.ts";
import { printRefusal } from "./say.ts";
import type { CaseOptions } from "./with-case.ts";
import { withDesk } from "./with-desk.ts";

export async function withCaseHere(
  options: CaseOptions,
  global: Global,
  take: (json: unknown) => Promise<void>,
): Promise<void> {
  await withDesk(
    global,
    async (desk) => {
      const found = await findInvestigation(desk, options.investigation);
      if (!found.ok) return printRefusal(found.refusal, options.json);
      const file = await caseOf(desk, found.id);
      return file.ok ? take(file.value) : printRefusal(file.refusal, options.json);
    },
    options.json,
  );
}
