// How an item was decoded: which tool, what protected the desk from it, what was wrong, and what was not opened.
import type { DecodeReport } from "@sightline/domain";
import { counted, figure, sizeOf } from "../desk/words.ts";
import { Row, Rows, UNKNOWN } from "../kit/Rows.tsx";
import { Section } from "../kit/Section.tsx";

export function Decoded({ report }: { report: DecodeReport }) {
  const { tool, version, sandbox, warnings, refused, limits, command } = report;
  return (
    <Section title="How it was decoded" className="md:col-span-2">
      <Rows>
        <Row name="Decoder">
          {tool} {version}
        </Row>
        <Row name="Protected by">{SANDBOX[sandbox] ?? sandbox}</Row>
        <Row name="Wrong with it">
          <Said lines={warnings} none="Nothing was found." />
        </Row>
        <Row name="Not opened">
          <Said lines={refused} none="Everything in the file was opened." />
        </Row>
        <Row name="Limits">{limits === null ? UNKNOWN : limitsOf(limits)}</Row>
        <Row name="Command">
          {command.length === 0 ? (
            UNKNOWN
          ) : (
            <details>
              <summary className="cursor-pointer">As it was run; “original” stands for the file</summary>
              <code className="mt-1 block break-all font-mono text-small">{command.join(" ")}</code>
            </details>
          )}
        </Row>
      </Rows>
    </Section>
  );
}

const SANDBOX: Readonly<Record<string, string>> = {
  bubblewrap: "bubblewrap: no network, no files but its own",
  namespaces: "Linux namespaces: no network, no files but its own",
  none: "nothing but limits: no sandbox works on this machine",
};

function Said({ lines, none }: { lines: readonly string[]; none: string }) {
  if (lines.length === 0) return none;
  return (
    <ul className="list-disc pl-4">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Memory, time and size, in words; other limits by their names. */
function limitsOf(limits: Readonly<Record<string, number>>): string {
  const { memoryBytes, cpuSeconds, wallMs, pixels, frames } = limits;
  return [
    memoryBytes !== undefined && `${sizeOf(memoryBytes)} of memory`,
    cpuSeconds !== undefined && `${figure(cpuSeconds)} s of processor time`,
    wallMs !== undefined && `${figure(Math.round(wallMs / 1000))} s in all`,
    pixels !== undefined && `${counted(pixels, "pixel")} a picture`,
    frames !== undefined && counted(frames, "frame"),
  ]
    .filter((text) => text !== false)
    .join(", ");
}
