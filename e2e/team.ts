// A desk with three members who sign in: an owner, a reviewer and a data-only viewer, each in a browser of their own.
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { acceptInvitation, invite, listInvestigations, setUp, signIn } from "@sightline/domain";
import { byLink, got, tokenIn, visitor, type Visitor } from "../packages/server/src/testing/visitor.ts";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";

const PEOPLE = {
  ann: { name: "Ann Bell", email: "ann@desk.example", password: "three old mills at noon" },
  ben: { name: "Ben Crow", email: "ben@desk.example", password: "seven geese over the road" },
  dan: { name: "Dan Elm", email: "dan@desk.example", password: "nine boats under the moon" },
};
type Who = keyof typeof PEOPLE;

export type Team = {
  readonly desk: KnownDesk;
  readonly investigation: string;
  /** A page of theirs, on the library; what breaks on it is told in `broken`. */
  signedIn(browser: Browser, who: Who): Promise<Page>;
  /** A program of theirs. */
  asking(who: Who): Promise<Visitor>;
  readonly broken: readonly string[];
};

export async function openTeam(opening: () => Promise<KnownDesk> = openCropDesk): Promise<Team> {
  const desk = await opening();
  const owner = await byLink({ url: desk.url, link: () => desk.link });
  const listed = await got(owner.ask(listInvestigations, {}));
  const investigation = listed.investigations[0]?.id ?? "";
  await got(owner.ask(setUp, PEOPLE.ann));
  for (const [id, role] of [
    ["ben", "reviewer"],
    ["dan", "data-only viewer"],
  ] as const) {
    const { name, email, password } = PEOPLE[id];
    const { link } = await got(owner.ask(invite, { investigation, member: id, name, email, role }));
    await got(visitor(desk.url).ask(acceptInvitation, { token: tokenIn(link), name, password }));
  }
  const broken: string[] = [];
  const opened: BrowserContext[] = [];
  return {
    desk: {
      ...desk,
      // A page that is left open goes on asking for a desk that is no more, beside all stories after it.
      async close() {
        await Promise.all(opened.map((context) => context.close()));
        await desk.close();
      },
    },
    investigation,
    broken,
    async signedIn(browser, who) {
      const page = await signPageIn({ desk, broken, browser, who });
      opened.push(page.context());
      return page;
    },
    async asking(who) {
      const { email, password } = PEOPLE[who];
      const self = visitor(desk.url);
      await got(self.ask(signIn, { email, password }));
      return self;
    },
  };
}

type Signing = {
  readonly desk: KnownDesk;
  readonly broken: string[];
  readonly browser: Browser;
  readonly who: Who;
};

async function signPageIn({ desk, broken, browser, who }: Signing): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on("pageerror", (error) => broken.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) broken.push(message.text());
  });
  await page.goto(`${desk.url}/sign-in`);
  await page.getByLabel("E-mail address", { exact: true }).fill(PEOPLE[who].email);
  await page.getByLabel("Password", { exact: true }).fill(PEOPLE[who].password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.locator("a[data-tile]").first()).toBeVisible();
  return page;
}
