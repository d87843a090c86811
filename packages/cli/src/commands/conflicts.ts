// `sightline conflicts`: smallest sets of facts that cannot all hold.
import { conflicts } from "@sightline/count";
import { REFUSED } from "../fault.ts";
import { print } from "../say.ts";
import { withCase, type CaseSource } from "../with-case.ts";

/** Ends with the exit code of a refusal when there are any, so that a script can stop on it. */
export const tellConflicts = (source: CaseSource): Promise<void> =>
  withCase(source, async (file) => {
    const found = conflicts(file);
    if (source.options.json === true) for (const conflict of found) print(JSON.stringify(conflict));
    else {
      for (const { facts, sentence, lookAgain } of found) {
        print(`${facts.join(", ")}: ${sentence}`);
        for (const { fact, why } of lookAgain) print(`  look again at ${fact}: ${why}`);
      }
      if (found.length === 0)
        print("No facts contradict each other. That alone does not make each of them true.");
    }
    if (found.length > 0) process.exitCode = REFUSED;
  });
