// The real desk, started as a command and signed in to, and what is asked of it over HTTP.
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "..", "packages", "cli", "src", "main.js");

export type Served = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly session: Record<string, string>;
};
export type Asked = ReturnType<typeof at>;

/** The real command, signed in. */
export async function serving(dataDir: string, as = "ann"): Promise<Served> {
  const args = [main, "--data", dataDir, "--as", as, "start", "--port", "0", "--json"];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { url, link, sentence } = JSON.parse(line) as Record<
      "url" | "link" | "sentence",
      string | undefined
    >;
    if (url === undefined || link === undefined) throw new Error(`Expected the desk to serve: ${sentence}`);
    const entered = await fetch(link, { redirect: "manual" });
    const [, proof = ""] = (entered.headers.get("location") ?? "").split("#proof=");
    const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { child, url, session: { cookie, "x-sightline-proof": proof } };
  }
  throw new Error("Expected the desk to serve, it ended.");
}

export const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGINT");
  });

/** Each answers with the milliseconds that it took. */
export function at({ url, session }: Served, investigation: string) {
  const ask = async (path: string, init: RequestInit = {}): Promise<number> => {
    const headers = { ...session, origin: url, "x-sightline": "1", "content-type": "application/json" };
    const start = performance.now();
    const answer = await fetch(`${url}/api/investigations/${investigation}/${path}`, { ...init, headers });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`Expected an answer to ${path}, got ${answer.status}: ${text}`);
    return performance.now() - start;
  };
  return {
    get: (path: string) => ask(path),
    propose: (change: object) =>
      ask("changes", { method: "POST", body: JSON.stringify({ changes: [change] }) }),
  };
}

export const quantile = (costs: readonly number[], share: number): number =>
  [...costs].sort((a, b) => a - b)[Math.floor(costs.length * share)] ?? NaN;
