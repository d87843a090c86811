// All words of the pages go through the catalogues, and the catalogues are what the sources say.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cataloguesNow } from "./scripts/catalogues.ts";
import { unsaidIn, type Unsaid } from "./scripts/unsaid.ts";

const src = join(import.meta.dirname, "packages", "web", "src");

test("every catalogue has the sentences of the sources, no more and no fewer; `npm run golden` writes them again", async () => {
  const now = await cataloguesNow();
  expect(now.size).toBeGreaterThan(0);
  for (const [file, text] of now) expect(readFileSync(file, "utf8")).toBe(text);
});

/** What reads like words and is none: names for machines, of files and of colours. */
const NO_WORDS: Readonly<Record<string, readonly string[]>> = {
  "account/browser-said.ts": ["Edg/", "Firefox/", "HeadlessChrome/", "Chrome/", "Safari/"],
  // Under these a draft is kept, in whatever language it is written.
  "check/AnswerCheck.tsx": ["answer to … of …"],
  "item/Reviews.tsx": ["verdict on …"],
  "transcript/use-begun.ts": ["transcript of …"],
  "transcript/remember.ts": ["sightline.transcript/…"],
  "transcript/SegmentRow.tsx": ["7.5rem repeat(…, minmax(0, 1fr))"],
  "transcript/Translations.tsx": ["tr-…"],
  "transcript/use-transcript-keys.ts": ["AltGraph"],
  "choice/last-act.ts": ["sightline.last-act/…"],
  "inbox/visit.ts": ["sightline.inbox/…"],
  "kit/reveal.ts": ["sightline.reveal-all/…"],
  "count/Funnel.tsx": ["color-mix(in oklab, var(--accent) 38%, var(--paper))"],
  "suggestion/Askings.tsx": ["und"],
  "suggestion/Suggested.tsx": ["all back", "AltGraph"],
  "map/use-tiles.ts": ["Polygon", "LineString"],
  "map/use-map.ts": ["(prefers-color-scheme: dark)"],
  "desk/ApiPage.tsx": ['curl -H "authorization: Bearer $TOKEN" …/api/investigations'],
  "desk/shape-text.ts": ["null"],
  // An answer as the rules name it.
  "inbox/MatterRow.tsx": ["cannot say"],
  "item/save-still.ts": ["….png", "… at ……h…m…s.png"],
  "languages.ts": ["en"],
};

/** The page of the kit is for those who work on the pages: no build has it. */
const sources = globSync("**/*.{ts,tsx}", { cwd: src, exclude: ["gallery/**", "**/*.test.ts"] }).sort();

const unsaidOf = (file: string): Unsaid[] =>
  unsaidIn(readFileSync(join(src, file), "utf8"), file.endsWith("x") ? "tsx" : "ts");

test("nothing that is shown stands outside of the catalogues, in pieces, or before the language is known", () => {
  expect(sources.length).toBeGreaterThan(250);
  const found = sources.flatMap((file) =>
    unsaidOf(file)
      .filter(({ words }) => !NO_WORDS[file]?.includes(words))
      .map(({ line, words, why }) => `${file}:${line} ${why}: ${words}`),
  );
  expect(found).toEqual([]);
});

test("what is no word is found still, so that nothing is allowed for nothing", () => {
  const gone = Object.entries(NO_WORDS).flatMap(([file, allowed]) => {
    const words = unsaidOf(file).map((one) => one.words);
    return allowed.filter((one) => !words.includes(one)).map((one) => `${file}: ${one}`);
  });
  expect(gone).toEqual([]);
});

test.each<[string, string, Unsaid["why"][]]>([
  ["text of an element", "const A = () => <p>Hello</p>;", ["bare"]],
  ["text beside a link", "const A = () => <p>See <a href='/x'>this</a></p>;", ["bare", "bare"]],
  ["a small word of a choice", "const A = () => <p>{on ? 'yes' : 'no'}</p>;", ["bare", "bare"]],
  ["an attribute that is read", "const A = () => <b title='of'>{t`x`}</b>;", ["bare"]],
  ["our own attribute", "const A = () => <Page empty={`Nothing of ${n}`} />;", ["bare"]],
  ["a row's name", "const A = () => <Row name='Size' />;", ["bare"]],
  ["what a function of words gives back", "function a(): string { return 'waits'; }", ["bare"]],
  ["a table of words", "const A = (): Record<Kind, string> => ({ one: 'kept' });", ["bare"]],
  ["a sentence anywhere", "const a = () => say({ why: 'The desk is away.' });", ["bare"]],
  [
    "words in a sentence that are not part of it",
    "const a = () => t`It is ${on ? 'on' : 'off'}`;",
    ["bare", "bare"],
  ],
  ["a sentence in a sentence", "const a = () => t`It is ${on ? t`on` : ''}`;", ["glued"]],
  ["a sentence in a sentence with a link", "const A = () => <Trans>It is {t`on`}</Trans>;", ["glued"]],
  ["a piece that goes with another", "const a = () => t`, if known`;", ["glued"]],
  ["a piece of another with a link", "const A = () => <Trans>, by <b>{name}</b></Trans>;", ["glued"]],
  ["a sentence outside of any function", "const a = t`Hello`;", ["early"]],
  [
    "a plural outside of any function",
    "const a = plural(n, { one: '# item', other: '# items' });",
    ["early"],
  ],
  ["a sentence", "const a = () => t`It is ${on}.`;", []],
  [
    "a plural in a sentence",
    "const a = () => t`It has ${plural(n, { one: '# leg', other: '# legs' })}.`;",
    [],
  ],
  ["a sentence with a link", "const A = () => <Trans>See <a href='/x'>this {n}</a>.</Trans>;", []],
  [
    "looks and addresses",
    "const A = () => <a className='text-dim p-2' href='/see this' key='a b'>{t`x`}</a>;",
    [],
  ],
])("%s", (_, code, why) => {
  expect(unsaidIn(code).map((one) => one.why)).toEqual(why);
});
