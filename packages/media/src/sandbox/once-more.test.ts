// Tests of asking once more: only where the sandbox failed, and only once.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isRefusal, REFUSALS, refuse, type MediaRefusalCode } from "../refusal.ts";
import { onceMore } from "./once-more.ts";

const codes = Object.keys(REFUSALS) as MediaRefusalCode[];
const anyAnswer = fc.option(fc.constantFrom<MediaRefusalCode[]>("no-sandbox", ...codes), { nil: null });

test("asks again where no sandbox could be made, and takes any other answer as it is", async () => {
  const anyTurns = fc.tuple(anyAnswer, anyAnswer);
  await fc.assert(
    fc.asyncProperty(anyTurns, async (turns) => {
      let asked = 0;
      const answer = await onceMore(async () => {
        const code = turns[asked++] ?? null;
        return code === null ? { seen: asked } : refuse(code);
      });
      const again = turns[0] === "no-sandbox";
      expect(asked).toBe(again ? 2 : 1);
      const last = turns[again ? 1 : 0];
      expect(isRefusal(answer) ? answer.code : null).toBe(last);
    }),
  );
});
