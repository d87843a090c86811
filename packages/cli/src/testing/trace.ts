// Reads what strace wrote of one collect and says which step of the durable order is missing or late.

/** One finished call: the lines where it began and ended, its name, and its arguments as strace prints them. */
export type Call = {
  readonly name: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/** Joins calls that strace prints in two parts because another thread came between; failed calls are left out. */
export function callsOf(trace: string): Call[] {
  const begun = new Map<string, { name: string; text: string; from: number }>();
  const calls: Call[] = [];
  for (const [at, line] of trace.split("\n").entries()) {
    const [, pid = "", rest = ""] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    const unfinished = /^(\w+)\((.*)<unfinished \.\.\.>$/.exec(rest);
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    const whole = /^(\w+)\((.*)$/.exec(rest);
    if (unfinished) begun.set(pid, { name: unfinished[1] ?? "", text: unfinished[2] ?? "", from: at });
    else if (resumed) {
      const start = begun.get(pid);
      begun.delete(pid);
      if (start && !/ = -1 /.test(rest)) calls.push({ ...start, to: at });
    } else if (whole && !/ = -1 [A-Z]/.test(rest)) {
      calls.push({ name: whole[1] ?? "", text: whole[2] ?? "", from: at, to: at });
    }
  }
  return calls;
}

const STEPS = [
  "the file's bytes were synced under their temporary name",
  "the file was renamed to its hash",
  "the folder that names it was synced",
  "the database's log was synced",
  "the acknowledgement was written",
] as const;

/** The first step that did not happen after the one before it had ended; null when the order holds. */
export function brokenStep(calls: readonly Call[], sha256: string): string | null {
  const folder = `originals/sha256/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}`;
  const rename = calls.find((call) => call.name.startsWith("rename") && call.text.includes(sha256));
  const temporary = /originals\/tmp\/[\w-]+/.exec(rename?.text ?? "")?.[0];
  const acknowledged = calls.find(
    (call) => call.name === "write" && call.text.includes("collected") && call.text.includes(sha256),
  );
  const synced = (call: Call, path: string): boolean =>
    /^f(data)?sync$/.test(call.name) && call.text.includes(path);
  const steps: ((call: Call) => boolean)[] = [
    (call) => temporary !== undefined && synced(call, `${temporary}>`),
    (call) => call === rename,
    (call) => synced(call, `${folder}>`),
    (call) => synced(call, "/pg_wal/"),
    (call) => call === acknowledged,
  ];
  let after = -1;
  for (const [index, isStep] of steps.entries()) {
    const step = calls.find((call) => call.from > after && isStep(call));
    if (!step || (acknowledged && step.to > acknowledged.to)) return STEPS[index] ?? "";
    after = step.to;
  }
  return null;
}
