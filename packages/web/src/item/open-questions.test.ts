// Open questions are told by name.
import { expect, test } from "vitest";
import { openQuestions } from "./open-questions.ts";

const answer = {
  result: "passed" as const,
  basis: "the bridge",
  evidence: [],
  by: "Ann",
  time: null,
  place: null,
};
const question = (name: string, isOpen: boolean) => ({
  id: name.toLowerCase(),
  name,
  asks: "?",
  gives: "nothing" as const,
  before: null,
  answer: isOpen ? null : answer,
});

test.each([
  [[false, false, false], null],
  [[true, false, false], "1 question is open: Place."],
  [[true, false, true], "2 questions are open: Place and Source."],
])("of three, %j are open", ([place = false, time = false, source = false], said) => {
  const questions = [question("Place", place), question("Time", time), question("Source", source)];
  expect(openQuestions({ questions })).toBe(said);
});
