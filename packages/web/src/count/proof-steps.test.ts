// Which part of the proof a key leads to.
import { describe, expect, test } from "vitest";
import { stepTo } from "./proof-steps.ts";

describe("the keys that walk the proof", () => {
  test("j goes to the first part, then on, and stops at the last", () => {
    expect(stepTo("j", { here: -1, isOn: false }, 3)).toBe(0);
    expect(stepTo("j", { here: 0, isOn: true }, 3)).toBe(1);
    expect(stepTo("j", { here: 2, isOn: true }, 3)).toBe(2);
  });

  test("k goes back, from inside a part to that part first, and stops at the first", () => {
    expect(stepTo("k", { here: 2, isOn: true }, 3)).toBe(1);
    expect(stepTo("k", { here: 2, isOn: false }, 3)).toBe(2);
    expect(stepTo("k", { here: -1, isOn: false }, 3)).toBe(0);
  });

  test("the arrows do the same on a part, and are left to the page elsewhere", () => {
    expect(stepTo("ArrowDown", { here: 0, isOn: true }, 3)).toBe(1);
    expect(stepTo("ArrowUp", { here: 1, isOn: true }, 3)).toBe(0);
    expect(stepTo("ArrowDown", { here: 0, isOn: false }, 3)).toBeNull();
  });

  test("other keys, and a proof of nobody, lead nowhere", () => {
    expect(stepTo("Enter", { here: 0, isOn: true }, 3)).toBeNull();
    expect(stepTo("j", { here: -1, isOn: false }, 0)).toBeNull();
  });
});
