// The door in a real browser: an owner sets up, invites, and two more come in, each in a browser of their own.
import { createHmac } from "node:crypto";
import { expect, test, type Browser, type Page } from "@playwright/test";
import { openCropDesk, type KnownDesk } from "./known-desk.ts";
import { expectWell, WIDE } from "./well.ts";

let desk: KnownDesk;
test.beforeAll(async () => {
  desk = await openCropDesk();
});
test.afterAll(async ({ browser }) => {
  // A page that is left open goes on asking for a desk that is no more, beside all stories after it.
  await Promise.all(browser.contexts().map((context) => context.close()));
  await desk.close();
});

const OWNER = { email: "ann@desk.example", password: "three old mills at noon" };
const BEN = { email: "ben@desk.example", password: "seven geese over the road" };

/** Nobody else's cookies, and nothing that leaves the desk. */
async function fresh(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: WIDE });
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(`${desk.url}/`)) elsewhere.push(request.url());
  });
  page.on("pageerror", (error) => elsewhere.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) elsewhere.push(message.text());
  });
  return page;
}
const elsewhere: string[] = [];

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
async function signIn(page: Page, { email, password }: typeof OWNER): Promise<void> {
  await field(page, "E-mail address").fill(email);
  await field(page, "Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** What the app shows (RFC 6238), so many half minutes from now. */
function codeOf(secret: string, from = 0): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + from));
  const mac = createHmac("sha1", key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("an owner sets up and invites; who is invited comes in, works, and is out when a session ends", async ({
  browser,
}) => {
  const ann = await fresh(browser);
  await ann.goto(desk.link);
  await ann.getByRole("link", { name: "Members" }).click();
  await expect(ann.getByText("Nobody has an account here yet")).toBeVisible();
  await expectWell(ann, "members-before");
  await ann.getByRole("link", { name: "Settings" }).click();
  await expect(ann.getByRole("heading", { name: "You came in by the one-time link" })).toBeVisible();
  await expectWell(ann, "settings-by-link");
  await ann.getByRole("link", { name: "set up accounts" }).click();
  await field(ann, "Your name").fill("Ann Bell");
  await field(ann, "E-mail address").fill(OWNER.email);
  await field(ann, "Password").fill("ann@desk.example");
  await ann.getByRole("button", { name: "Make the owner’s account" }).click();
  await expect(ann.getByRole("alert")).toContainText("little more than your name");
  await expectWell(ann, "set-up-refused");
  await field(ann, "Password").fill(OWNER.password);
  await ann.getByRole("button", { name: "Make the owner’s account" }).click();
  await expect(ann.getByRole("heading", { name: "Ann Bell" })).toBeVisible();
  await expectWell(ann, "settings");

  // A browser in which nobody is signed in is asked to, and led back to the page that it wanted, and nowhere else.
  const stranger = await fresh(browser);
  await stranger.goto(`${desk.url}/`);
  await expect(stranger.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();
  await expectWell(stranger, "not-signed-in");
  await stranger.goto(`${desk.url}/sign-in?to=//elsewhere.example/`);
  await expect(field(stranger, "Password")).toHaveAttribute("type", "password");
  await expect(field(stranger, "Password")).toHaveAttribute("autocomplete", "current-password");
  // What was copied elsewhere can be pasted.
  await field(stranger, "E-mail address").fill("copied by a keeper of passwords");
  await stranger.keyboard.press("ControlOrMeta+A");
  await stranger.keyboard.press("ControlOrMeta+X");
  await field(stranger, "Password").press("ControlOrMeta+V");
  await expect(field(stranger, "Password")).toHaveValue("copied by a keeper of passwords");
  await signIn(stranger, { ...OWNER, password: "not the right password" });
  await expect(stranger.getByRole("alert")).toContainText("not those of an account here");
  await expectWell(stranger, "sign-in-refused");
  await signIn(stranger, OWNER);
  await expect(stranger.getByRole("link", { name: "all.png" })).toBeVisible();
  expect(new URL(stranger.url()).origin).toBe(desk.url);
  await stranger.context().close();

  await ann.goto(`${desk.url}/`);
  await ann.getByRole("link", { name: "Members" }).click();
  await field(ann, "Name").fill("Ben Crow");
  await field(ann, "Member id").fill("ben");
  await field(ann, "E-mail address").fill(BEN.email);
  await ann.getByLabel("Role").selectOption("reviewer");
  await ann.getByRole("button", { name: "Make the link" }).click();
  const link = ann.getByText(/\/invitation#/);
  await expect(link).toBeVisible();
  const invitation = (await link.textContent()) ?? "";
  await expectWell(ann, "members-invited");

  // Keyboard alone.
  const ben = await fresh(browser);
  await ben.goto(invitation);
  await expect(ben.getByRole("heading", { name: /^You are invited to “/ })).toBeVisible();
  await expectWell(ben, "invitation");
  for (let i = 0; i < 20; i++) {
    await ben.keyboard.press("Tab");
    if (await field(ben, "Password").evaluate((one) => one.matches(":focus"))) break;
  }
  await ben.keyboard.type(BEN.password);
  await ben.keyboard.press("Enter");
  await expect(ben.getByRole("link", { name: "all.png" })).toBeVisible();
  const late = await fresh(browser);
  await late.goto(invitation);
  await expect(late.getByRole("heading", { name: "This link opens nothing now." })).toBeVisible();
  await expectWell(late, "invitation-over");
  await late.context().close();

  await ben.getByRole("link", { name: "Members" }).click();
  await expect(ben.getByText("Ann Bell").first()).toBeVisible();
  await expect(ben.getByText("Invite somebody new")).toHaveCount(0);

  // A second browser of Ben's, which the first one ends.
  const other = await fresh(browser);
  await other.goto(`${desk.url}/sign-in`);
  await signIn(other, BEN);
  await expect(other.getByRole("link", { name: "all.png" })).toBeVisible();
  await ben.getByRole("link", { name: "Settings" }).click();
  await ben.getByRole("button", { name: /^End the session/ }).click();
  await expect(ben.getByRole("button", { name: /^End the session/ })).toHaveCount(0);
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();

  // The second factor: set up, asked for, and taken from the app.
  await ben.getByRole("button", { name: "Set up a second factor" }).click();
  await field(ben, "Your password").fill(BEN.password);
  await ben.getByRole("button", { name: "Go on" }).click();
  const secret = (await ben.getByText(/^[A-Z2-7]{32,}$/).textContent()) ?? "";
  await expect(ben.getByRole("list", { name: "Backup codes" }).getByRole("listitem")).toHaveCount(10);
  await expectWell(ben, "second-factor-begun");
  const codes = await ben.getByRole("list", { name: "Backup codes" }).getByRole("listitem").allTextContents();
  await field(ben, "Code of the app").fill(codeOf(secret));
  await ben.getByRole("button", { name: "Turn it on" }).click();
  await expect(ben.getByText("You have 10 backup codes left.")).toBeVisible();
  await expectWell(ben, "second-factor-on");
  await other.getByRole("link", { name: "Sign in" }).click();
  await signIn(other, BEN);
  await expect(other.getByRole("heading", { name: "Your second factor" })).toBeVisible();
  await field(other, "Code of the app").fill("000000");
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other.getByRole("alert")).toContainText("not right");
  await expectWell(other, "second-factor-asked");
  await other.getByRole("button", { name: "Backup code" }).click();
  await field(other, "Backup code").fill(codes[0] ?? "");
  await other.getByRole("button", { name: "Go on" }).click();
  await expect(other.getByRole("link", { name: "all.png" })).toBeVisible();

  // A new password ends the other session at once.
  await field(ben, "Password now").fill(BEN.password);
  await field(ben, "New password").fill("eleven ducks and one swan");
  await ben.getByRole("button", { name: "Change the password" }).click();
  await expect(ben.getByText("The password is changed, and your other sessions are ended.")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { name: "Sign in to go on" })).toBeVisible();
  await ben.getByRole("button", { name: "Sign out" }).click();
  await expect(ben.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expectWell(ben, "sign-in");
  expect(elsewhere).toEqual([]);
});

test("a member makes a token, sees it once, a program uses it, and it is revoked; what programs can ask is a page", async ({
  browser,
}) => {
  const ann = await fresh(browser);
  await ann.goto(`${desk.url}/sign-in`);
  await signIn(ann, OWNER);
  await expect(ann.getByRole("link", { name: "all.png" })).toBeVisible();
  await ann.getByRole("link", { name: "Settings" }).click();
  await ann.getByRole("button", { name: "Make a token" }).click();
  await field(ann, "What it is for").fill("Nightly copy of the numbers");
  await ann.getByRole("combobox", { name: "For how long it holds" }).selectOption("a month");
  await field(ann, "Your password").fill("not the right password");
  await ann.getByRole("button", { name: "Make the token" }).click();
  await expect(ann.getByRole("alert")).toContainText("This is not your password");
  await expectWell(ann, "token-refused");
  await field(ann, "Your password").fill(OWNER.password);
  await ann.getByRole("button", { name: "Make the token" }).click();
  const shown = ann.getByText(/^sightline_/);
  await expect(shown).toBeVisible();
  await expectWell(ann, "token-shown");
  const headers = { authorization: `Bearer ${(await shown.textContent()) ?? ""}` };
  const asked = () => fetch(`${desk.url}/api/investigations`, { headers }).then(({ status }) => status);
  expect(await asked()).toBe(200);
  await ann.getByRole("button", { name: "I have it" }).click();
  await expect(shown).toHaveCount(0);
  await ann.reload();
  await expect(ann.getByText("reads only, in")).toBeVisible();
  await expect(ann.getByText("last used")).toBeVisible();
  await expect(shown).toHaveCount(0);
  await expectWell(ann, "tokens");
  await ann.getByRole("button", { name: "Revoke Nightly copy of the numbers" }).click();
  await expect(ann.getByText("reads only, in")).toHaveCount(0);
  expect(await asked()).toBe(401);

  await ann.getByRole("link", { name: "What programs can ask" }).click();
  await expect(ann.getByRole("heading", { name: "What programs can ask" })).toBeVisible();
  await ann.getByRole("button", { name: "Show what listItems takes and answers" }).press("Enter");
  await expect(ann.getByText("undecidedPairs: whole number")).toBeVisible();
  await expectWell(ann, "api-description");
  await ann.goto(`${desk.url}/api-description`);
  await expect(ann.getByRole("heading", { name: "GET /api/openapi.json" })).toBeVisible();
  expect(elsewhere).toEqual([]);
});
