// What the page says a sign-off of marks covers.
import { expect, test } from "vitest";
import { marksSaid } from "./lines-to-sign.ts";

const seen = { id: "s1", subject: "prisoner", attributes: [], spans: [], track: null };

test("a sign-off says how much it covers: sightings, flags, and spans marked in full", () => {
  const span = [0, 0] as unknown as Parameters<typeof marksSaid>[0]["apart"][number];
  expect(marksSaid({ sightings: [seen], apart: [], exhaustive: [] })).toBe("1 sighting");
  expect(marksSaid({ sightings: [seen, seen], apart: [span], exhaustive: [span, span] })).toBe(
    "2 sightings, 1 span flagged as not side by side, 2 spans marked in full",
  );
  expect(marksSaid({ sightings: [], apart: [], exhaustive: [] })).toBe("nobody marked");
});
