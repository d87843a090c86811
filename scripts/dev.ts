// `npm run dev`: the desk on its usual port, and the pages rebuilt in the browser as they are edited.
import { createServer } from "vite";
import { join } from "node:path";
import { run } from "./steps.ts";

const desk = "http://127.0.0.1:4747";
const server = await createServer({
  root: join(import.meta.dirname, "..", "packages", "web"),
  server: {
    host: "127.0.0.1",
    port: 4748,
    proxy: Object.fromEntries(["/api", "/media", "/enter"].map((path) => [path, desk])),
  },
});
await server.listen();
console.error(
  "Pages as you edit them: http://127.0.0.1:4748 (sign in with the link below, its port changed to 4748)",
);
process.exitCode = await run("node", ["packages/cli/src/main.js", "start", ...process.argv.slice(2)]);
await server.close();
