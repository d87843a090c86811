// The command line's edge: the only place where a fault of a command is caught.
import { randomUUID } from "node:crypto";

/** Exit codes: 1 refused, 2 wrong use, 70 fault, 130 interrupted. */
export const REFUSED = 1;
export const WRONG_USE = 2;
const FAULT = 70;

export function atTheEdge(fault: unknown): void {
  const text = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
  process.stderr.write(
    `Sightline failed (${randomUUID()}). Nothing acknowledged is lost. Please report this:\n${text}\n`,
  );
  process.exitCode = FAULT;
}
