// What stands in place of the key of the accounts: none of it signs anybody in, and it is told by name.
import { chmod, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Unusable } from "../heads/unusable.ts";
import { testDesk, type TestDesk } from "../testing/desk.ts";
import { got } from "../testing/visitor.ts";
import { accountsOf, type Accounts } from "./accounts.ts";
import { setUpOwner } from "./set-up.ts";
import { signInWith } from "./sign-in.ts";

const ANN = { name: "Ann", email: "ann@desk.example", password: "three old mills at noon" };
const ASKER = { address: "127.0.0.1", browser: undefined };

let at: TestDesk;
let key: string;
let accounts: Accounts;

beforeAll(async () => {
  at = await testDesk();
  key = join(at.desk.dataDir, "accounts.key");
  accounts = await accountsOf(at.desk);
});
afterAll(() => at.end());

const codeOf = (fault: unknown): string =>
  fault instanceof Unusable ? fault.refused.refusal.code : String(fault);

test("nothing is made or opened with a key that is none, and what failed once works when it is mended", async () => {
  const spoils = [
    () => writeFile(key, ""),
    () => writeFile(key, "f".repeat(63)),
    () => writeFile(key, `${"f".repeat(64)}\n`),
    () => writeFile(key, "ab".repeat(30).padEnd(64, "\0")),
    () => mkdir(key),
  ];
  for (const spoil of spoils) {
    await spoil();
    expect(await setUpOwner(accounts, ANN).catch(codeOf)).toBe("accounts-key-unusable");
    await rm(key, { recursive: true });
  }
  await got(setUpOwner(accounts, ANN));
  expect((await stat(key)).mode & 0o777).toBe(0o600);
});

test("a desk on which somebody signs in does not open with a key that is none", async () => {
  const kept = `${key}.kept`;
  await rename(key, kept);
  await writeFile(key, "not a key at all");
  expect(await accountsOf(at.desk).catch(codeOf)).toBe("accounts-key-unusable");
  await rename(kept, key);
  await chmod(key, 0o600);
  await got(signInWith(await accountsOf(at.desk), ANN, ASKER));
});
