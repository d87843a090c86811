// Programs of the operator by command: asked for words, which are listed, taken in a member's name or set aside.
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { annsDesk } from "./testing/anns-desk.ts";
import { command, jsonLines, type Ended } from "./testing/command.ts";

const { at, desk, collect, wrote } = annsDesk("suggesting");

const ENGLISH = "translate --quiet";
async function program(script: string): Promise<string> {
  await mkdir(at("program"), { recursive: true });
  await writeFile(at("program/translate"), `#!/bin/sh\n${script}\n`);
  await chmod(at("program/translate"), 0o755);
  return at(`program/${ENGLISH}`);
}

const transcript = (translation: string | undefined, ...args: string[]): Promise<Ended> =>
  command(["--data", at("data"), "--as", "ann", "transcript", ...args, "--json"], {
    env: translation === undefined ? {} : { SIGHTLINE_TRANSLATION: translation },
  });
type Listed = { suggestions: { id: string; text: string }[] };
const listed = async (): Promise<Listed["suggestions"]> =>
  (JSON.parse((await transcript(undefined, "suggested", "film.mp4")).stdout) as Listed).suggestions;
const translations = async (): Promise<string[]> => {
  const shown = JSON.parse(await desk("transcript", "show", "film.mp4", "--json")) as {
    segments: { translations: { text: string }[] }[];
  };
  return shown.segments.flatMap((segment) => segment.translations.map(({ text }) => text));
};

test("what a program prints is listed and counts nowhere, one is taken, another set aside", async () => {
  await collect();
  for (const [id, text] of [
    ["w1", "Стій"],
    ["w2", "Руки"],
  ] as const)
    await wrote("segment", "state", id, "--item", "film.mp4", "--text", text, "--language", "uk");

  const without = await transcript(undefined, "suggest", "film.mp4", "--translate", "en");
  expect([without.code, jsonLines(without.stdout).at(-1)]).toMatchObject([1, { refused: "no-program" }]);

  const right = await program('while read -r words; do echo "in $3 from $2: $words"; done');
  const asked = await transcript(right, "suggest", "film.mp4", "--translate", "en");
  expect([asked.code, jsonLines(asked.stdout).at(-1)]).toMatchObject([0, { event: "done", suggestions: 2 }]);
  const [first, second] = await listed();
  expect([first?.text, second?.text]).toEqual(["in en from uk: Стій", "in en from uk: Руки"]);
  expect(await translations()).toEqual([]);

  expect((await transcript(undefined, "take", "film.mp4", first?.id ?? "")).code).toBe(0);
  expect((await transcript(undefined, "set-aside", "film.mp4", second?.id ?? "")).code).toBe(0);
  expect(await translations()).toEqual(["in en from uk: Стій"]);
  expect(await listed()).toEqual([]);
  const again = await transcript(undefined, "take", "film.mp4", first?.id ?? "");
  expect([again.code, jsonLines(again.stdout).at(-1)]).toMatchObject([1, { refused: "no-such-suggestion" }]);

  const wrong = await transcript(
    await program("echo one; echo two; echo three"),
    "suggest",
    "film.mp4",
    "--translate",
    "fi",
  );
  expect([wrong.code, jsonLines(wrong.stdout).at(-1)]).toMatchObject([1, { event: "done", suggestions: 0 }]);
  expect(await listed()).toEqual([]);
});
