// The tables of refusals, as one page for people.
import { BREAK_REFUSALS, CASE_REFUSALS, ESTIMATE_REFUSALS } from "@sightline/count";
import { DATABASE_REFUSALS, OUTAGES, REFUSALS, STORAGE_REFUSALS } from "@sightline/domain";
import { MEDIA_REFUSALS } from "@sightline/media";

const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "The desk, its rules and its commands": REFUSALS,
  "Opening a file": MEDIA_REFUSALS,
  "What a machine runs out of": OUTAGES,
  "Keeping originals": STORAGE_REFUSALS,
  "Opening the database": DATABASE_REFUSALS,
  "Reading a case": CASE_REFUSALS,
  "An estimate": ESTIMATE_REFUSALS,
  "What would have to be wrong": BREAK_REFUSALS,
};

/** `docs/refusals.md`: each table with its codes in order of name. */
export function refusalsPage(): string {
  const sections = Object.entries(TABLES).map(([title, table]) => {
    const rows = Object.entries(table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
    return [`## ${title}`, "", "| code | what it means |", "|---|---|", ...rows].join("\n");
  });
  const head =
    "# Refusals\n\nEvery expected “no”, by its stable code. The sentence that comes with it names the thing and says what to do. Written from the tables by `npm run golden`; a test holds it to them.";
  return `${[head, ...sections].join("\n\n")}\n`;
}
