// What was tried in a sandbox and whether it held, each in one sentence for the person who runs the desk.
import type { Escape } from "./escapes.ts";

export interface Attempt {
  readonly what: keyof Escape;
  /** False when the child managed to do it. */
  readonly held: boolean;
  readonly sentence: string;
}

const listed = (paths: readonly string[]): string => paths.slice(0, 3).join(", ");

const tell = (what: keyof Escape, held: boolean, ...[good, bad]: readonly [string, string]): Attempt => ({
  what,
  held,
  sentence: held ? good : bad,
});

/** `grouped`: whether the kernel holds the limits of all processes together, or only our looking again and again. */
export function attemptsOf(escape: Escape, grouped: boolean): Attempt[] {
  const how = grouped
    ? "by a control group"
    : "by looking four times a second, since no control group can be made here";
  return [
    tell(
      "connected",
      !escape.connected,
      "It reached no address, not even 127.0.0.1.",
      "It reached the network.",
    ),
    tell(
      "sockets",
      !escape.sockets,
      "It reached no socket of this machine.",
      "It reached sockets of this machine.",
    ),
    tell("wrote", !escape.wrote, "It wrote nothing outside.", "It wrote outside."),
    tell("uid", escape.uid !== 0, `It ran as account ${escape.uid}, not as root.`, "It ran as root."),
    tell(
      "settings",
      escape.settings.length === 0,
      "It may write no setting of the kernel.",
      `It may write settings of the kernel: ${listed(escape.settings)}.`,
    ),
    tell(
      "devices",
      escape.devices.length === 0,
      "It opened no device of this machine.",
      `It opened devices of this machine: ${listed(escape.devices)}.`,
    ),
    tell(
      "overfilled",
      !escape.overfilled,
      "All that it could write, in all places together, stayed within the limit.",
      "It could write more than the limit into memory that serves as a disk.",
    ),
    tell(
      "overate",
      !escape.overate,
      `Many processes together stayed within the limit of memory, held ${how}.`,
      "Many processes together took more memory than the limit.",
    ),
    tell(
      "outlived",
      !escape.outlived,
      "It died with the process that had started it.",
      "It lived on when the process that had started it was killed.",
    ),
  ];
}
