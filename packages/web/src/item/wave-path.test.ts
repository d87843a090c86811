// How loud a video is, drawn.
import type { Wave } from "@sightline/domain";
import { expect, test } from "vitest";
import { wavePath } from "./wave-path.ts";

const wave = { fromUs: 0, stepUs: 100_000, lows: [-127, 0], highs: [127, 0] } as unknown as Wave;

test("full scale reaches all the way up and down, and silence stays a thin line", () => {
  expect(wavePath(wave, (us) => us / 1000, 20)).toBe("M50.0 8.0L150.0 19.5L150.0 20.5L50.0 32.0Z");
});

test("sound that was never there draws nothing", () => {
  expect(wavePath({ ...wave, lows: [], highs: [] }, (us) => us, 20)).toBe("");
});
