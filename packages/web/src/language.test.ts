// The pages speak whatever catalogue they are given: here one in which every sentence of English has accents.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createElement, type ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { messagesOf } from "../macros.ts";
import { Conflicts } from "./count/Conflicts.tsx";
import { copiesWarning } from "./count/strength-words.ts";
import { figure, listOf, sizeOf } from "./desk/words.ts";
import { Newer } from "./kit/Newer.tsx";
import { LANGUAGES, speak } from "./language.ts";
import { chosenOf } from "./languages.ts";
import type { Row } from "./upload/rows.ts";
import { UploadRow } from "./upload/UploadRow.tsx";
import type { Uploads } from "./upload/uploads.ts";

type Messages = Parameters<typeof speak>[1];

/** Each small letter with a ring under it, outside of tags; names of what comes in stay. */
function accented(compiled: unknown): unknown {
  if (typeof compiled === "string")
    return compiled.replaceAll(/<[^>]*>|[a-z]/g, (one) => (one.startsWith("<") ? one : `${one}\u0325`));
  if (!Array.isArray(compiled)) return compiled;
  return compiled.map((part: unknown) => {
    if (!Array.isArray(part)) return accented(part);
    const [name, kind, forms] = part as [string, string?, Record<string, unknown>?];
    const said = forms && Object.entries(forms).map(([form, words]) => [form, accented(words)]);
    return kind === undefined ? [name] : [name, kind, Object.fromEntries(said ?? [])];
  });
}

const drawn = (element: ReactElement): string => renderToStaticMarkup(element);
/** What is read of it: its text and its labels. */
const readOf = (html: string): string =>
  [
    html.replaceAll(/<[^>]*>/g, " "),
    ...[...html.matchAll(/(?:aria-label|title|placeholder)="([^"]*)"/g)].map(([, said = ""]) => said),
  ].join(" ");
const plain = (text: string): string => text.replaceAll("\u0325", "");

const row = (state: "sending" | "paused"): Row => ({
  key: "k",
  path: "A/B.MP4",
  bytes: 2_000_000,
  sent: 1_000_000,
  provenance: {} as Row["provenance"],
  id: null,
  file: null,
  state,
});
const uploads = {} as Uploads;
const nothing = () => undefined;
const conflicts = { conflicts: [], result: { suspended: [] } } as unknown as Parameters<
  typeof Conflicts
>[0]["shown"];

describe("in a language that has every sentence", () => {
  beforeAll(async () => {
    const file = join(import.meta.dirname, "..", "catalogues", "en.po");
    const english = await messagesOf(readFileSync(file, "utf8"), file);
    const all = Object.entries(english).map(([id, said]) => [id, accented(said)]);
    speak("fi", Object.fromEntries(all) as Messages);
  });
  afterAll(() => speak("en", {}));

  test.each<[string, ReactElement]>([
    ["a note that waits at the foot of a page", createElement(Newer, { changes: 2, onShow: nothing })],
    ["a part of a page", createElement(Conflicts, { shown: conflicts })],
    ["a file on its way", createElement(UploadRow, { row: row("sending"), uploads })],
    ["a file that waits", createElement(UploadRow, { row: row("paused"), uploads })],
  ])("no word of %s is left in English", (_, element) => {
    const html = drawn(element);
    expect(readOf(html)).toContain("\u0325");
    // Two small letters beside each other would be a word without accents; signs of units stay.
    expect(readOf(html)).not.toMatch(/[a-z]{2}/);
  });

  test("one and several are told apart, and numbers stand in the sentence", () => {
    const said = (changes: number) =>
      plain(readOf(drawn(createElement(Newer, { changes, onShow: nothing }))));
    expect(said(1)).toContain("1 change since this was fetched");
    expect(said(1234)).toContain("1\u00a0234 changes since this was fetched");
    expect(plain(copiesWarning(1))).toContain(
      "1 item here has no footage recorded and counts as a piece of its own",
    );
    expect(plain(copiesWarning(2))).toContain(
      "2 items here have no footage recorded and count as pieces of their own",
    );
  });

  test("tags inside a sentence are kept, with their words", () => {
    const html = drawn(createElement(UploadRow, { row: row("sending"), uploads }));
    expect(plain(html)).toContain('Pause<span class="sr-only"> B.MP4</span>');
    expect(plain(drawn(createElement(Conflicts, { shown: conflicts })))).toContain(
      'No facts contradict each other. <span class="text-dim">That alone does not make each of them true.</span>',
    );
  });

  test("numbers, lists and sizes are written as that language writes them", () => {
    expect(figure(1_204_000)).toBe("1\u00a0204\u00a0000");
    expect(listOf(["a", "b", "c"])).toBe("a, b ja c");
    expect(sizeOf(1_400_000)).toBe("1,4 MB");
  });
});

const po = (id: string, said: string) => `msgid "${id}"\nmsgstr "${said}"\n\n`;

test("a sentence that is not translated is said in English, the others are not", async () => {
  const text = `msgid ""\nmsgstr "Language: sv\\n"\n\n${po("Show", "Visa")}${po("{changes, plural, one {# change} other {# changes}} since this was fetched", "")}`;
  speak("sv", (await messagesOf(text, "sv.po")) as Messages);
  const said = readOf(drawn(createElement(Newer, { changes: 2, onShow: nothing })));
  speak("en", {});
  expect(said).toContain("Visa");
  expect(said).toContain("2 changes since this was fetched");
});

describe("which language somebody gets", () => {
  test.each<[string, string[], string[], string]>([
    ["what was chosen here comes first", ["en", "fi"], ["fi", "en-US"], "fi"],
    ["what the browser asks for, in its order", ["en", "fi", "uk"], ["", "sv", "uk-UA", "fi"], "uk"],
    ["the very one before the language alone", ["en", "pt", "pt-BR"], ["pt-br"], "pt-BR"],
    ["English where none is there", ["en"], ["fi", "uk"], "en"],
    ["English where English is asked for first", ["en", "fi"], ["en-GB", "fi"], "en"],
  ])("%s", (_, there, asked, chosen) => {
    expect(chosenOf(there, asked)).toBe(chosen);
  });

  test("English is there", () => expect(LANGUAGES[0]).toBe("en"));
});
