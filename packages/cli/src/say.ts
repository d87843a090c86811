// What commands print: answers on stdout, everything else on stderr.
import type { BREAK_REFUSALS, CASE_REFUSALS, ESTIMATE_REFUSALS } from "@sightline/count";
import type { RefusalCode } from "@sightline/domain";
import type { MediaRefusalCode } from "@sightline/media";
import { REFUSED } from "./fault.ts";

// A reader that has seen enough (`| head`) closes the pipe: the rest of the work goes on, unprinted.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/** What moves the cursor, hides text or turns its direction, written out; inside JSON it is the same text still. */
const written = (text: string): string =>
  text.replaceAll(
    /(?![\t\n])\p{Cc}|[\p{Bidi_Control}\u2028\u2029]/gu,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** Somebody's text as part of a line of ours: line breaks, and tabs that part our columns, are written out too. */
export const oneLine = (text: string): string =>
  written(text)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll("\t", String.raw`\t`);

export const print = (line: string): void => void process.stdout.write(`${written(line)}\n`);
export const note = (line: string): void => void process.stderr.write(`${written(line)}\n`);

/** The sentence behind its path, unless it begins with it already. */
export function withPath({ sentence, path = "" }: { sentence: string; path?: string | undefined }): string {
  const isTold = path === "" || (sentence.startsWith(path) && /^[:.[ ]/.test(sentence.slice(path.length)));
  return isTold ? sentence : `${path}: ${sentence}`;
}

/** The code of a refusal of any part of the house. */
export type AnyCode =
  | RefusalCode
  | MediaRefusalCode
  | keyof typeof BREAK_REFUSALS
  | keyof typeof CASE_REFUSALS
  | keyof typeof ESTIMATE_REFUSALS;

/** Prints one refusal and sets the exit code; with `json` also as a JSON line on stdout. */
export function printRefusal(
  refusal: { code: AnyCode; sentence: string; path?: string },
  json = false,
): void {
  if (json) print(JSON.stringify({ refused: refusal.code, ...refusal }));
  else note(`${oneLine(withPath(refusal))} (${refusal.code})`);
  process.exitCode = REFUSED;
}

/** A status line that is rewritten in place on a terminal, and silent elsewhere. */
export function statusLine(): { show(text: string): void; done(): void } {
  if (!process.stderr.isTTY) return { show: () => undefined, done: () => undefined };
  let last = -Infinity;
  return {
    show(text) {
      const now = performance.now();
      if (now - last < 80) return;
      last = now;
      const width = process.stderr.columns || 80;
      process.stderr.write(`\r\u001B[2K${text.slice(0, width - 1)}`);
    },
    done: () => void process.stderr.write("\r\u001B[2K"),
  };
}

/** `█████░░░░░ 34/137`, twenty cells wide. */
export function bar(done: number, total: number): string {
  const cells = total === 0 ? 20 : Math.round((20 * done) / total);
  return `${"█".repeat(cells)}${"░".repeat(20 - cells)} ${done}/${total}`;
}
