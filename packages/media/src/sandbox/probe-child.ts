// The program with which `doctor` tries to break out: it connects to a port and writes into a folder.
import { mkdirSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const [port = "0", folder = "/"] = process.argv.slice(2);

const outcomes: string[] = [];
try {
  // Whether the folder is hidden (then this makes a private one) or shown, only the other side can tell.
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "escaped"), "escaped");
  outcomes.push("wrote somewhere");
} catch (error) {
  outcomes.push(String(error));
}

const socket = connect(Number(port), "127.0.0.1");
const done = (outcome: string): void => {
  outcomes.push(outcome);
  socket.destroy();
  process.stdout.write(`tried: ${outcomes.join("; ")}\n`);
};
socket.once("connect", () => done("connected"));
socket.once("error", (error) => done(String(error)));
