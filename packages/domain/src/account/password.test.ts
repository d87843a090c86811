// A password is refused for what others could guess, and for nothing else.
import { assert, constantFrom, property, string } from "fast-check";
import { expect, test } from "vitest";
import { PASSWORD_LEAST, whyNotPassword } from "./password.ts";

const known = ["ann.bell@mill-road.example", "Ann Bell", "Sightline"];
const codeOf = (password: string) => whyNotPassword(password, known)?.refusal.code ?? "taken";

test.each([
  ["eleven chrs", "password-too-weak"],
  ["aaaaaaaaaaaaaaaaaaaa", "password-too-weak"],
  ["ann.bell@mill-road.example", "password-too-weak"],
  ["ANN.BELL@mill-road.example1", "password-too-weak"],
  ["sightlinesightline12", "password-too-weak"],
  ["x".repeat(100) + "abcdefg".repeat(20), "password-too-weak"],
  ["three old mills at noon", "taken"],
  ["три старые мельницы", "taken"],
  ["Sightline has three old mills", "taken"],
])("%s is %s", (password, code) => {
  expect(codeOf(password)).toBe(code);
});

test("what is too short is refused whatever it is made of, and what is added to a good one does not spoil it", () => {
  assert(
    property(string({ maxLength: PASSWORD_LEAST - 1 }), (password) => {
      const isShort = [...password.normalize("NFKC")].length < PASSWORD_LEAST;
      expect(!isShort || codeOf(password) === "password-too-weak").toBe(true);
    }),
  );
  assert(
    property(constantFrom(...known), string({ maxLength: 40 }), (name, more) => {
      expect(codeOf(`three old mills at noon${name}${more}`)).toBe("taken");
    }),
  );
});
