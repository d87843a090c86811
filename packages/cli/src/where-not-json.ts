// Where a text stops being JSON, and what should stand there, in words for whoever wrote the file by hand.

const TOKEN = /[{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Inside = "{" | "[";
type Wanted = "a value" | "a name in double quotes" | "a colon" | "a comma";

export type NotJson = { readonly line: number; readonly column: number; readonly why: string };

/** Of a text that `JSON.parse` refuses. Lines and columns are counted from 1, columns in characters. */
export function whereNotJson(text: string): NotJson {
  const { at, why } = walk(text);
  const before = text.slice(0, at).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1, why };
}

function walk(text: string): { at: number; why: string } {
  const inside: Inside[] = [];
  let wanted: Wanted = "a value";
  let afterComma = false;
  for (let at = afterSpace(text, 0); at < text.length; at = afterSpace(text, at)) {
    const done = inside.length === 0 && wanted === "a comma";
    if (done) return { at, why: "nothing more may stand here" };
    const token = tokenAt(text, at);
    if (token.length === 0)
      return { at: token.at, why: token.why ?? whyNot(wanted, inside, text.slice(at, at + 20), false) };
    const kind = kindOf(text[at] ?? "");
    const opener = text[at] === "}" ? "{" : "[";
    const mayClose =
      wanted === "a comma" || (!afterComma && wanted !== "a colon" && text[at - 1] !== undefined);
    if (kind === "close" && inside.at(-1) === opener && mayClose && closes(wanted, opener)) {
      inside.pop();
      wanted = "a comma";
    } else if (wanted === "a value" && kind === "open") {
      inside.push(text[at] as Inside);
      wanted = text[at] === "{" ? "a name in double quotes" : "a value";
      afterComma = false;
      at += 1;
      continue;
    } else if (wanted === "a value" && (kind === "text" || kind === "other")) wanted = "a comma";
    else if (wanted === "a name in double quotes" && kind === "text") wanted = "a colon";
    else if (wanted === "a colon" && text[at] === ":") wanted = "a value";
    else if (wanted === "a comma" && text[at] === "," && inside.length > 0)
      wanted = inside.at(-1) === "{" ? "a name in double quotes" : "a value";
    else return { at, why: whyNot(wanted, inside, text.slice(at, at + 20), afterComma) };
    afterComma = text[at] === ",";
    at += token.length;
  }
  return { at: text.length, why: `the text ends too early: ${expected(wanted, inside)} is missing` };
}

type Kind = "open" | "close" | "mark" | "text" | "other";

function kindOf(letter: string): Kind {
  if (letter === "{" || letter === "[") return "open";
  if (letter === "}" || letter === "]") return "close";
  if (letter === "," || letter === ":") return "mark";
  return letter === '"' ? "text" : "other";
}

/** An empty object or list may close where its first name or value would stand. */
const closes = (wanted: Wanted, opener: Inside): boolean =>
  wanted === "a comma" || (opener === "{" ? wanted === "a name in double quotes" : wanted === "a value");

const expected = (wanted: Wanted, inside: readonly Inside[]): string =>
  wanted !== "a comma" ? wanted : inside.at(-1) === "{" ? "a comma or }" : "a comma or ]";

/** `here` is what stands where something else should. */
function whyNot(wanted: Wanted, inside: readonly Inside[], here: string, afterComma: boolean): string {
  const found = JSON.stringify(/^(?:[\w.+-]{1,20}|[^])/.exec(here)?.[0] ?? "");
  if (afterComma && kindOf(here[0] ?? "") === "close") return "a comma stands before it that nothing follows";
  if (here.startsWith("'")) return "names and texts stand in double quotes";
  return `${expected(wanted, inside)} should stand here, and there is ${found}`;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\r\n".includes(text[at] ?? "x")) at += 1;
  return at;
}

/** Length 0 where no token begins; `why` where a text in quotes goes wrong at `at`. */
function tokenAt(text: string, at: number): { length: number; at: number; why?: string } {
  if (text[at] !== '"') {
    TOKEN.lastIndex = at;
    return { length: TOKEN.exec(text)?.[0].length ?? 0, at };
  }
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] === '"') return { length: i + 1 - at, at };
    if ((text[i] ?? "") < " ")
      return {
        length: 0,
        at: i,
        why: "a text in quotes may not go on in the next line, nor hold other control characters",
      };
    if (text[i] !== "\\") continue;
    ESCAPE.lastIndex = i;
    const escape = ESCAPE.exec(text)?.[0];
    if (escape === undefined)
      return { length: 0, at: i, why: 'a backslash stands before " \\ / b f n r t or u and four hex digits' };
    i += escape.length - 1;
  }
  return { length: 0, at, why: "this text in quotes has no end" };
}
