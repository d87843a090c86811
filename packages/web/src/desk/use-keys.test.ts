// Letters are told by what is written on the key, or by its place where that is no Latin letter.
import { expect, test } from "vitest";
import { letterOf } from "./use-keys.ts";

test.each([
  ["a Latin keyboard", "r", "KeyR", "r"],
  ["a shifted key", "R", "KeyR", "r"],
  ["a Russian keyboard", "к", "KeyR", "r"],
  ["a Ukrainian keyboard, shifted", "Л", "KeyK", "k"],
  ["a French keyboard, where A and Q are swapped", "a", "KeyQ", "a"],
  ["a Dvorak keyboard", "n", "KeyL", "n"],
  ["a sign", "?", "Slash", "?"],
  ["a key with a name", "ArrowLeft", "ArrowLeft", "arrowleft"],
  ["a letter with no Latin place", "ё", "Backquote", "ё"],
])("on %s", (_, key, code, letter) => expect(letterOf({ key, code })).toBe(letter));
