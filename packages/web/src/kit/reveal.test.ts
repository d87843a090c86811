// The veil: nothing is seen that nobody asked to see.
import { describe, expect, test } from "vitest";
import { allToggled, isRevealed, toggled, type Reveal } from "./reveal.ts";

const veiled: Reveal = { all: false, except: new Set() };

describe("lifting the veil", () => {
  test("at first every picture is veiled", () => {
    expect(isRevealed(veiled, "i1")).toBe(false);
  });

  test("revealing one picture leaves the others veiled, and it can be veiled again", () => {
    const one = toggled(veiled, "i1");
    expect(isRevealed(one, "i1")).toBe(true);
    expect(isRevealed(one, "i2")).toBe(false);
    expect(isRevealed(toggled(one, "i1"), "i1")).toBe(false);
  });

  test("with all revealed one picture can still be veiled", () => {
    const all = allToggled(veiled);
    expect(isRevealed(all, "i7")).toBe(true);
    expect(isRevealed(toggled(all, "i7"), "i7")).toBe(false);
  });

  test("veiling all forgets what was revealed one by one", () => {
    const back = allToggled(allToggled(toggled(veiled, "i1")));
    expect(isRevealed(back, "i1")).toBe(false);
  });
});
