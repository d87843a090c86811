// A desk with a second investigation, for tests of tokens: how one is made, and how a program asks with it.
import { listItems, makeToken, proposeChanges, urlOf } from "@sightline/domain";
import { findOrOpenInvestigation } from "../investigation/open.ts";
import { peopledDesk } from "./door-desk.ts";
import { got, visitor, type Visitor } from "./visitor.ts";

type Choice = { name: string; investigations: string[]; media: boolean; write: boolean; days: number };

const codeOf = async (answer: Response): Promise<string> =>
  answer.ok ? "answered" : ((await answer.json()) as { code: string }).code;
const wrong = (id: string, i: number): string => `sightline_${id}_${String(i).padStart(43, "x")}`;

export async function tokenDesk() {
  const door = await peopledDesk();
  const { investigation } = door;
  const item = door.picture.split("/")[3] ?? "";
  const opened = await findOrOpenInvestigation(door.at.desk, "Another road");
  if (!opened.ok) throw new Error(opened.refusal.sentence);
  const elsewhere = opened.id;
  const choice = (more: Partial<Choice> = {}): Choice => ({
    name: "Reader",
    investigations: [investigation],
    media: false,
    write: false,
    days: 90,
    ...more,
  });

  async function made(credentials: { email: string; password: string }, more: Partial<Choice> = {}) {
    const who = await door.signedIn(credentials);
    const { value, token } = await got(
      who.ask(makeToken, { ...choice(more), password: credentials.password }),
    );
    return { who, value, id: token.id };
  }

  const bearing = (value: string): Visitor => {
    const program = visitor(door.serving.url, door.serving.url, { authorization: `Bearer ${value}` });
    delete program.headers["origin"];
    return program;
  };

  /** As a program asks that is no browser: no cookie, no origin, no header but these. */
  const asked = (value: string, path: string, init: RequestInit = {}) =>
    fetch(`${door.serving.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${value}`, ...init.headers },
    });
  const reads = async (value: string, of = investigation) =>
    codeOf(await asked(value, urlOf(listItems, { investigation: of })));
  const writes = async (value: string, verb: object, of = investigation) =>
    codeOf(
      await asked(value, urlOf(proposeChanges, { investigation: of }), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ changes: [verb] }),
      }),
    );
  const noted = (id: string) => ({
    verb: "headcount.state",
    subject: id,
    payload: { item, at: 0, subject: "prisoner", atLeast: 1, atMost: null },
  });
  return {
    door,
    investigation,
    elsewhere,
    item,
    choice,
    made,
    bearing,
    asked,
    codeOf,
    reads,
    writes,
    wrong,
    noted,
  };
}
