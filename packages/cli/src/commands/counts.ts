// `sightline counts`: what is counted beside the investigation's own count, each under a name.
import { randomUUID } from "node:crypto";
import { findCount, ok, refuse, type Criteria } from "@sightline/domain";
import type { Global } from "../global.ts";
import { print } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";
import { writeChange, type Options } from "./write-change.ts";

/** What is left out of a correction stays; of a definition it is as the investigation itself has it. */
type By = Options & {
  readonly name?: string;
  readonly verdict?: readonly string[];
  readonly subject?: readonly string[];
  readonly attribute?: readonly string[];
  /** False: there is no end. */
  readonly until?: string | false;
};

const criteriaFrom = (from: Criteria, { verdict, subject, attribute, until }: By): Criteria => ({
  verdicts: (verdict as Criteria["verdicts"] | undefined) ?? from.verdicts,
  subjects: subject ? [...subject] : from.subjects,
  attributes: attribute ? [...attribute] : from.attributes,
  until: until === undefined ? from.until : until === false ? null : until,
});

export const defineCount = (id: string | undefined, by: By & { name: string }, global: Global) =>
  writeChange(
    (held) => {
      const [own] = held.investigation.values();
      if (!own) return refuse("no-investigation", "There is no investigation to count in.");
      const payload = { name: by.name, criteria: criteriaFrom(own.criteria, by) };
      return ok({ verb: "count.define", subject: id ?? `c${randomUUID()}`, payload });
    },
    by,
    global,
  );

export const correctCount = (asked: string, by: By, global: Global) =>
  writeChange(
    (held) => {
      const found = findCount(held, asked);
      if (!found.ok) return found;
      const { id, name, criteria } = found.value;
      const payload = { name: by.name ?? name, criteria: criteriaFrom(criteria, by) };
      return ok({ verb: "count.correct", subject: id, payload });
    },
    by,
    global,
  );

export const withdrawCount = (asked: string, options: Options, global: Global) =>
  writeChange(
    (held) => {
      const found = findCount(held, asked);
      return found.ok ? ok({ verb: "count.withdraw", subject: found.value.id, payload: {} }) : found;
    },
    options,
    global,
  );

/** Those that stand, by name. */
export const listCounts = (options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ held }) => {
    const standing = [...held.count.values()]
      .filter(({ withdrawn }) => !withdrawn)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const { id, name, criteria } of standing) {
      const { subjects, verdicts, attributes } = criteria;
      const having = attributes.length > 0 ? ` with ${attributes.join(", ")}` : "";
      print(
        options.json === true
          ? JSON.stringify({ id, name, criteria })
          : `${name}: ${subjects.join(", ")}${having}, where ${verdicts.join(", ")}  (${id})`,
      );
    }
    if (standing.length === 0 && options.json !== true)
      print("Nothing is counted beside the investigation’s own count.");
  });
