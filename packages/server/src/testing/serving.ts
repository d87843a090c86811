// A desk that serves, for one test file: an empty page, a free port, and the cookie of whoever entered by the link.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { serve, type Serving } from "../http/serve.ts";
import type { TestDesk } from "./desk.ts";

export async function servedDesk(
  { desk, folder }: TestDesk,
  log: (line: string) => void = () => undefined,
): Promise<{ serving: Serving; cookie: string }> {
  const pages = join(folder, "pages");
  await mkdir(pages);
  await writeFile(join(pages, "index.html"), "<title>shell</title>");
  const serving = await serve(desk, { port: 0, pages, log });
  const entered = await fetch(serving.link(), { redirect: "manual" });
  return { serving, cookie: entered.headers.get("set-cookie")?.split(";")[0] ?? "" };
}
