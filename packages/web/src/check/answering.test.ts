// The form of an answer says what is missing or wrong before it is sent, and sends what the rule takes.
import { expect, test } from "vitest";
import { answeringShape, filledBy, givenBy } from "./answering.ts";

const question = (gives: "time" | "place" | "nothing") => ({
  id: "q",
  name: "Asked",
  asks: "?",
  gives,
  answer: null,
  before: null,
});
const NEW = { voids: false, answered: false };
const said = (gives: "time" | "place" | "nothing", filled: object, of = NEW) => {
  const [issue] =
    answeringShape(question(gives), of).safeParse({ result: "passed", basis: "b", ...filled }).error
      ?.issues ?? [];
  return issue === undefined ? "taken" : `${String(issue.path[0])}: ${issue.message}`;
};

test("parts of a time or a place go together", () => {
  expect(said("time", {})).toBe("taken");
  expect(said("time", { at: "2031-04-09" })).toBe("precision: goes with the other");
  expect(said("time", { precision: "day" })).toBe("at: goes with the other");
  expect(said("time", { at: "2031-04-09", precision: "day" })).toBe("taken");
  expect(said("place", { latitude: 1 })).toBe("longitude: goes with the others");
  expect(said("place", { latitude: 1, longitude: 2, radiusMetres: 0 })).toMatch(/^radiusMetres: /);
  expect(said("place", { latitude: 1, longitude: 2, radiusMetres: 5 })).toBe("taken");
});

test("what the rule would refuse is said in its words", () => {
  expect(said("time", { at: "2031", precision: "hour" })).toMatch(
    /^at: 2031 says nothing finer than the year/,
  );
  expect(said("time", { at: "2031", precision: "year", result: "cannot say" })).toMatch(
    /^at: An answer that says “cannot say”/,
  );
  expect(said("nothing", { at: "2031" })).toMatch(/at/);
});

test("a reason is asked for where verdicts rest on what stands", () => {
  expect(said("nothing", {}, { voids: true, answered: true })).toMatch(/^reason: /);
  expect(said("nothing", {}, { voids: true, answered: false })).toBe("taken");
});

test("what was given stands in the form, and is sent as it was", () => {
  const answer = { result: "passed" as const, basis: "b", evidence: [], by: "Ann", time: null };
  const place = { latitude: 50.25, longitude: -0.1, radiusMetres: 200 };
  expect(filledBy({ ...answer, place })).toEqual({
    result: "passed",
    basis: "b",
    latitude: "50.25",
    longitude: "-0.1",
    radiusMetres: "200",
  });
  expect(givenBy(place)).toEqual({ place });
  expect(givenBy({})).toEqual({});
});
