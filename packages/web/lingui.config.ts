// Where the sentences of the pages stand, and in which catalogues.
import { makeConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";
import { join } from "node:path";

/** By language; `en` is written from the sources and loaded by nobody. */
export const catalogues = join(import.meta.dirname, "catalogues");

/** Places without lines, so that a sentence that moves in its file changes no catalogue. */
export const po = formatter({ lineNumbers: false });

export const lingui = makeConfig({
  rootDir: import.meta.dirname,
  locales: ["en"],
  sourceLocale: "en",
  catalogs: [
    {
      path: "<rootDir>/catalogues/{locale}",
      include: ["<rootDir>/src"],
      exclude: ["**/gallery/**", "**/*.test.ts", "**/*.test.tsx"],
    },
  ],
  format: po,
  orderBy: "origin",
  // What says a sentence waits for the language: see `src/language.ts`.
  runtimeConfigModule: { i18n: ["#language", "i18n"], Trans: ["#language", "Trans"] },
});
