// Who sees what: every route that names an investigation, asked by every role, by a stranger, and about one that is not there.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  listInbox,
  listJournal,
  listWanted,
  roleSchema,
  showDraft,
  type InvestigationState,
} from "@sightline/domain";
import { propose } from "../investigation/command.ts";
import { listAll } from "../investigation/list.ts";
import { collectInto, drawPhoto, testDesk, type TestDesk } from "../testing/desk.ts";
import { tilesIn } from "../testing/asked.ts";
import { enter, servedDesk } from "../testing/serving.ts";
import { serve, type ServedRoute, type Serving } from "./serve.ts";

let at: TestDesk;
let investigation: string;
let item: string;
const others: Serving[] = [];
const entered = new Map<string, (path: string, method?: string) => Promise<Response>>();

const STRANGER = "stranger";
const WHO = [...roleSchema.options, STRANGER];

beforeAll(async () => {
  at = await testDesk();
  ({ investigation } = await collectInto(at.desk, [await drawPhoto(join(at.folder, "in", "road.png"), 1)]));
  const { tiles } = await tilesIn(at.desk, investigation);
  item = tiles[0]?.id ?? "";
  for (const role of roleSchema.options) {
    const id = role.replaceAll(" ", "-");
    const payload = { id, name: role, role };
    await propose(at.desk, { investigation, by: "owner" }, { verb: "member.add", subject: id, payload });
  }
  const { serving } = await servedDesk(at);
  others.push(serving);
  for (const who of WHO) {
    const as = who.replaceAll(" ", "-");
    const opened = await serve(at.desk, {
      port: 0,
      pages: join(at.folder, "pages"),
      log: () => undefined,
      as,
    });
    others.push(opened);
    const session = await enter(opened);
    entered.set(who, (path, method = "GET") =>
      fetch(`${opened.url}${path}`, {
        method,
        headers: { ...session, origin: opened.url, "x-sightline": "1", "content-type": "application/json" },
        ...(method === "POST" && { body: "{}" }),
      }),
    );
  }
});
afterAll(async () => {
  await Promise.all(others.map((each) => each.close()));
  await at.end();
});

const routesOf = (kind: "api" | "media") =>
  (others[0]?.routes ?? []).filter(
    ({ method, url }) => method !== "HEAD" && url.startsWith(`/${kind}/`) && url.includes(":investigation"),
  );
const addressOf = (url: string, of: string): string =>
  url
    .replace(":investigation", of)
    .replace(":item", item)
    .replace(":picture", "still")
    .replaceAll(/:\w+/g, "0");

/** What shows who works on it. */
const WORK: readonly string[] = [listJournal.path, listInbox.path, listWanted.path, showDraft.path];

const codeOf = async (answer: Response): Promise<string> => {
  if (answer.ok) {
    // A stream of events has no end.
    await answer.body?.cancel();
    return "answered";
  }
  return ((await answer.json()) as { code: string }).code;
};

describe.each(WHO)("%s", (who) => {
  test("is a caller of what the role may see, on every route, and of nothing else", async () => {
    const ask = entered.get(who);
    if (!ask) throw new Error(`Expected ${who} to have entered.`);
    const [data, media] = [routesOf("api"), routesOf("media")];
    expect(data.length).toBeGreaterThan(10);
    expect(media.length).toBe(4);
    for (const { method, url } of [...data, ...media]) {
      const code = await codeOf(await ask(addressOf(url, investigation), method));
      const barred = who === STRANGER ? "no-such-member" : "not-allowed";
      const isDataOnly = !url.startsWith("/media/") && !WORK.includes(url);
      const sees = who !== STRANGER && (who !== "data-only viewer" || isDataOnly);
      // What a role may change is another matter, and each verb's own.
      const isRead = method === "GET" && !url.endsWith("/uploads");
      const wrong = isRead ? barred : "no-such-member";
      const isRight = sees ? code !== wrong : code === barred;
      expect([method, url, code, isRight]).toEqual([method, url, code, true]);
      const nowhere = await codeOf(await ask(addressOf(url, "nowhere"), method));
      expect([method, url, nowhere]).toEqual([method, url, "no-such-investigation"]);
    }
  });

  test("is shown the investigations in which they are a member, and what they are in them", async () => {
    const listed = (await (await entered.get(who)?.("/api/investigations"))?.json()) as {
      investigations: { id: string; role: string }[];
    };
    expect(listed.investigations.map(({ id }) => id)).toEqual(who === STRANGER ? [] : [investigation]);
    expect(listed.investigations.map(({ role }) => role)).toEqual(who === STRANGER ? [] : [who]);
  });
});

const asked = async (who: string, { method, url }: ServedRoute): Promise<string> =>
  codeOf(
    (await entered.get(who)?.(addressOf(url, investigation), method)) ?? new Response(null, { status: 599 }),
  );
const nameOf = ({ method, url }: ServedRoute): string => `${method} ${url}`;
const routes = () => [...routesOf("api"), ...routesOf("media")];

describe("an investigation that is not open", () => {
  const by = { investigation: "", by: "owner", reason: "a court asked" };
  const become = async (state: InvestigationState): Promise<void> => {
    const change = { verb: "investigation.state", subject: investigation, payload: { state } } as const;
    expect(await propose(at.desk, { ...by, investigation }, change)).toMatchObject({ ok: true });
  };
  test("and is locked is looked at by nobody but its owners, on any route, and listed for nobody else", async () => {
    const before = new Map<string, string>();
    for (const route of routes()) before.set(nameOf(route), await asked("owner", route));
    await become("locked");
    for (const who of roleSchema.options) {
      for (const route of routes()) {
        const code = await asked(who, route);
        const told = who === "owner" ? before.get(nameOf(route)) : "not-allowed";
        const isAct = who === "owner" && route.method !== "GET" && code === "investigation-not-open";
        expect([who, nameOf(route), isAct ? told : code]).toEqual([who, nameOf(route), told]);
      }
      const listed = (await (await entered.get(who)?.("/api/investigations"))?.json()) as {
        investigations: unknown[];
      };
      expect([who, listed.investigations.length]).toEqual([who, who === "owner" ? 1 : 0]);
    }
  });

  test("and is read-only is read as before, by each role, and nothing is written into it", async () => {
    const reads = routes().filter(({ method }) => method === "GET");
    const all = async (): Promise<Record<string, string>> => {
      const told: Record<string, string> = {};
      for (const who of roleSchema.options)
        for (const route of reads) told[`${who} ${route.url}`] = await asked(who, route);
      return told;
    };
    await become("open");
    const before = await all();
    await become("read-only");
    expect(await all()).toEqual(before);
    const change = { verb: "item.withdraw", subject: item, payload: {} } as const;
    expect(await propose(at.desk, { ...by, investigation }, change)).toMatchObject({
      refusal: { code: "investigation-not-open" },
    });
    await become("open");
  });
});

const itemsTold = async () => (await listAll(at.desk, "owner")).map(({ items }) => Number(items));
const change = (verb: "item.withdraw" | "item.restore") =>
  propose(at.desk, { investigation, by: "owner", reason: "a mistake" }, { verb, subject: item, payload: {} });

test("an item that was taken out is not among those that an investigation is said to have", async () => {
  expect(await itemsTold()).toEqual([1]);
  await change("item.withdraw");
  expect(await itemsTold()).toEqual([0]);
  await change("item.restore");
  expect(await itemsTold()).toEqual([1]);
});
