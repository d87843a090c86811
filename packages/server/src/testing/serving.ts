// A desk that serves, for one test file: an empty page, a free port, and what whoever entered by the link sends with each request.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PROOF, PROOF_MARK } from "@sightline/domain";
import { serve, type Serving } from "../http/serve.ts";
import type { TestDesk } from "./desk.ts";

export async function servedDesk(
  { desk, folder }: TestDesk,
  log: (line: string) => void = () => undefined,
): Promise<{ serving: Serving; session: Session }> {
  const pages = await emptyPages(folder);
  const serving = await serve(desk, { port: 0, pages, log });
  return { serving, session: await enter(serving) };
}

/** A folder of pages with nothing on them. */
export async function emptyPages(folder: string): Promise<string> {
  const pages = join(folder, "pages");
  await mkdir(pages);
  await writeFile(join(pages, "index.html"), "<title>shell</title>");
  return pages;
}

/** Headers: the cookie, and the proof that the page takes from behind `#`. */
export type Session = { readonly cookie: string; readonly [PROOF]: string };

export async function enter(serving: Pick<Serving, "link">): Promise<Session> {
  const { headers } = await fetch(serving.link(), { redirect: "manual" });
  const [, proof = ""] = (headers.get("location") ?? "").split(PROOF_MARK);
  return { cookie: headers.get("set-cookie")?.split(";")[0] ?? "", [PROOF]: proof };
}
