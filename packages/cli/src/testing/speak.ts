// Asks a desk with headers that `fetch` would write itself, such as the host.
import { request } from "node:http";

/** What is answered, as text. */
export const speak = (url: string, path: string, headers: Record<string, string>): Promise<string> =>
  new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      answer.once("end", () => resolve(text));
    });
    asked.once("error", reject).end();
  });
