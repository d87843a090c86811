// Times and places of answers in words.
import { expect, test } from "vitest";
import { placeSaid, timeSaid } from "./given-words.ts";

test("a time says how much of it is known, a place within what", () => {
  expect(timeSaid({ at: "2031-04-09T10:30Z", precision: "hour" })).toBe(
    "2031-04-09T10:30Z, known to the hour",
  );
  const mill = { latitude: 50.4501, longitude: -0.1, radiusMetres: 200 };
  expect(placeSaid(mill)).toBe("50.4501, -0.1, within 200 m");
  expect(placeSaid({ ...mill, radiusMetres: 25_400 })).toBe("50.4501, -0.1, within 25 km");
});
