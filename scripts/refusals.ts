// Reads the sources for every refusal's code and sentence, and writes them as one page for people.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** A code where a refusal is made: `refuse("code"`, `{ code: "code"`, `note(notes, "code"`. */
const CODE =
  /(?:refused?\(|refusal\(|code:|note\([\w.]+,)\s*"([a-z]+(?:-[a-z0-9]+)+|undecodable|fault|link|unreadable|unwritable|interrupted)"/g;
/** The first thing after it that reads as a sentence: a capital or a blank to fill first, and a full stop at the end. */
const SENTENCE = /(?:"((?:[A-Z]|…)[^"\n]* [^"\n]*\.)"|`((?:[A-Z]|\$\{)[^`]* [^`]*\.)`)/;
/** A table of sentences by code, as `media` keeps them. */
const TABLE = /^ {2}"?([a-z]+(?:-[a-z0-9]+)*)"?:\s+"([^"\n]{16,})",$/gm;

type Found = { code: string; sentence: string | null; home: string };

function refusalsIn(file: string): Found[] {
  const text = readFileSync(file, "utf8");
  const home = file.slice(root.length + 1).split("/")[1] ?? "";
  const made = [...text.matchAll(CODE)].map((match) => {
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 320);
    const own = after.split(/refused?\(|code:/)[0] ?? "";
    const [, plain, template] = SENTENCE.exec(own) ?? [];
    return { code: match[1] ?? "", sentence: plain ?? template ?? null };
  });
  const tables = file.endsWith("refusal.ts") ? [...text.matchAll(TABLE)] : [];
  const listed = tables.map((match) => ({ code: match[1] ?? "", sentence: match[2] ?? null }));
  return [...made, ...listed].map(({ code, sentence }) => ({
    code,
    sentence: sentence?.replaceAll(/\$\{(?:[^{}]|\{[^}]*\})*\}/g, "…") ?? null,
    home,
  }));
}

/** `docs/refusals.md`: every code once, with the sentences that it comes with and the packages that say it. */
export function refusalsPage(): string {
  const files = readdirSync(join(root, "packages"), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith(".ts") &&
        !/\.test\.ts$|node_modules|testing|dist/.test(join(entry.parentPath, entry.name)),
    )
    .map((entry) => join(entry.parentPath, entry.name));
  const byCode = new Map<string, { sentences: Set<string>; homes: Set<string> }>();
  for (const { code, sentence, home } of files.flatMap(refusalsIn)) {
    const known = byCode.get(code) ?? { sentences: new Set(), homes: new Set() };
    if (sentence !== null) known.sentences.add(sentence);
    known.homes.add(home);
    byCode.set(code, known);
  }
  const sections = [...byCode]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { sentences, homes }]) => {
      const lines = [...sentences].sort().map((sentence) => `- ${sentence.replaceAll("|", "\\|")}`);
      return [`## \`${code}\` (${[...homes].sort().join(", ")})`, "", ...lines].join("\n").trimEnd();
    });
  const head =
    "# Refusals\n\nEvery expected “no”, by its stable code. Written from the sources by `npm run golden`; a test holds it to them.\n";
  return `${[head, ...sections].join("\n\n")}\n`.replaceAll(/\n{3,}/g, "\n\n");
}
