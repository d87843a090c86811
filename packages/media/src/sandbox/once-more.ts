// A sandbox that works here and could not be made this one time says nothing of the file: it is made once more.
import { isRefusal, type MediaRefusal } from "../refusal.ts";

/** Asks again, once, where no sandbox could be made; any other answer is the file's and stands. */
export async function onceMore<Answer extends object>(
  ask: () => Promise<Answer | MediaRefusal>,
): Promise<Answer | MediaRefusal> {
  const answer = await ask();
  return isRefusal(answer) && answer.code === "no-sandbox" ? ask() : answer;
}
