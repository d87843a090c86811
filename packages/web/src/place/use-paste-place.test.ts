// What is pasted fills the numbers of a form; a radius that somebody typed stays, one that was proposed does not.
import { readPlace } from "@sightline/domain";
import { expect, test } from "vitest";
import { degreesSaid } from "./PastePlace.tsx";
import { filledWith } from "./use-paste-place.tsx";

const read = (text: string) => {
  const place = readPlace(text);
  if (!place.ok) throw new Error(place.refusal.sentence);
  return place.value;
};

test("latitude and longitude are filled, and the radius is proposed until somebody types one", () => {
  const first = filledWith(read("50.45, 30.52"), {}, null);
  expect(first).toEqual({
    fields: { latitude: "50.45", longitude: "30.52", radiusMetres: "2000" },
    proposed: "2000",
  });
  const second = filledWith(read("36U UA 12345 67890"), first.fields, first.proposed);
  expect(second.fields["radiusMetres"]).toBe("1");
  const typed = filledWith(read("50.45, 30.52"), { ...second.fields, radiusMetres: "300" }, second.proposed);
  expect(typed).toEqual({ fields: { latitude: "50.45", longitude: "30.52" }, proposed: "1" });
});

test("no number is written with an exponent, and none loses a digit that was pasted", () => {
  expect([0, -0.1, 50.4501, 1e-7, 123.456_789_01, 100].map(degreesSaid)).toEqual([
    "0",
    "-0.1",
    "50.4501",
    "0.0000001",
    "123.45678901",
    "100",
  ]);
});
