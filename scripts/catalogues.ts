// The catalogues as the sources have them now: English whole, every other language with what was translated so far.
import { getCatalogs } from "@lingui/cli/api";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { catalogues, lingui, po } from "../packages/web/lingui.config.ts";

/** By file. A sentence that is said no more leaves every catalogue; a new one comes without words. */
export async function cataloguesNow(): Promise<ReadonlyMap<string, string>> {
  const [sources] = await getCatalogs(lingui);
  const said = Object.entries((await sources?.collect()) ?? {});
  if (said.length === 0) throw new Error("Expected sentences in the sources of the pages, found none.");
  said.sort(([, a], [, b]) => (`${a.message} ${a.context}` < `${b.message} ${b.context}` ? -1 : 1));
  const files = readdirSync(catalogues).filter((name) => name.endsWith(".po"));
  const written = [...new Set(["en.po", ...files])].map(async (name) => {
    const file = join(catalogues, name);
    const about = { locale: basename(name, ".po"), sourceLocale: "en", filename: file };
    const before = name === "en.po" ? {} : await po.parse(readFileSync(file, "utf8"), about);
    const now = said.map(([id, one]) => {
      const translation = name === "en.po" ? one.message : before[id]?.translation;
      return [id, { ...one, translation: translation ?? "" }] as const;
    });
    const text = await po.serialize(Object.fromEntries(now), { ...about, existing: HEAD(about.locale) });
    return [file, text] as const;
  });
  return new Map(await Promise.all(written));
}

/** Without a date, so that the same sentences are the same file. */
const HEAD = (locale: string): string =>
  `msgid ""\nmsgstr ""\n"Language: ${locale}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n`;
